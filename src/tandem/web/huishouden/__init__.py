"""Pages about households: search, overview, time line, people, contact, and what concerns the file itself."""
