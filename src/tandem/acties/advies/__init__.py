"""Advice of client councils: asked and unasked, the duty to react, the reaction and what changed."""
