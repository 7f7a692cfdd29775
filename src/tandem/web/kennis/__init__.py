"""The pages of what is known: figures of municipalities."""
