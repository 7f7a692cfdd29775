"""The pages of learning together."""
