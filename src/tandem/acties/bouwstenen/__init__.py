"""The five bouwstenen of a municipality, its improvement plan and its kernteam."""
