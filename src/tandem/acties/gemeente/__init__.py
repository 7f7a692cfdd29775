"""A municipality as a whole: what its scans, plan, bouwstenen and obstacles say together."""
