"""Rules about learning: what stands in the way of the work, what is learned, and who may read it."""
