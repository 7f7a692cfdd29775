"""Pages about waves, results and comparing."""
