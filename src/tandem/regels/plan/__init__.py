"""Rules about the one plan of a household."""
