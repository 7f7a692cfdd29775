"""The five bouwstenen, the improvement plan and the kernteam of a municipality: what is true of them."""
