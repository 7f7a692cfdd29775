"""What `./tandem` does once it has found a Python.

Everything here runs on the standard library alone: the first thing this package does is to make the environment
in which Django and the rest become importable. What needs Django runs as a process of that environment.
"""
