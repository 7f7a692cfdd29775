"""The impact analysis: worked on, established, compared with the last one, carried into the plan, summed."""
