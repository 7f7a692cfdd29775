"""Django's PostgreSQL, with a lighter way to see whether a kept connection still stands."""
