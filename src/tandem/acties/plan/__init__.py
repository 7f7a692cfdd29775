"""The one plan of a household: goals, steps, help, answers, looking back, and the print for at home."""
