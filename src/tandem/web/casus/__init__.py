"""Pages about signals, the case, its phases and its ending, and about lines."""
