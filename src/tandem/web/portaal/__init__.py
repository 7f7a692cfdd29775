"""Mijn Tandem: the pages of members of households, and what professionals do around them."""
