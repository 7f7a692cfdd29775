"""Filling a database with fictitious households: stories through the actions, copied in bulk with other people in them.

A *verhaal* (story) is told once through the real actions in a database of its own, the *studio*; a *sjabloon* is what
the tables then hold. Each household of the target is a sjabloon with its own people, team and numbers, encrypted
under its own key and loaded by COPY with every constraint on. ``naspelen`` tells the story again with those people
and requires the same rows. See docs/besluiten/0014.
"""
