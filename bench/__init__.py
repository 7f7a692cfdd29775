"""Benchmarks, one file per promise: `./tandem bench <name>` runs one and prints its figures."""
