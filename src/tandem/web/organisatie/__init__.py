"""Pages about an organisation's own work on improving."""
