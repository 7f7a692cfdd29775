"""What is done with the region: loading it from content, and showing it."""
