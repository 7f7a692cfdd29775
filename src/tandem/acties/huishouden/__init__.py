"""Households, members, relations, search, mistakes."""
