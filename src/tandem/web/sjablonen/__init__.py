"""Django's templates, written out as Python the first time they are used: the same words, several times sooner.

``lader`` gives the engine its templates, ``schrijver`` writes them out, ``opzoeken`` is what the written code calls.
"""
