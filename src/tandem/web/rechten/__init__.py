"""Log-in, capacities, and what concerns one's own account."""
