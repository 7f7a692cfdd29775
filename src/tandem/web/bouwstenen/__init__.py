"""Pages about the five bouwstenen, the improvement plan and the kernteam of a municipality."""
