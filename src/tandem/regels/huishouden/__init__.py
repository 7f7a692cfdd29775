"""Rules about households and the people in them."""
