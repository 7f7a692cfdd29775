"""The page of a municipality, and that of the region."""
