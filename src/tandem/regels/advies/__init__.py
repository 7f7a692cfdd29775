"""Advice of a client council: asking, giving, the duty to react, the reaction and what changed."""
