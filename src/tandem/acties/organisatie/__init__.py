"""The work of organisations on improving: its door, and what an organisation shows to whom."""
