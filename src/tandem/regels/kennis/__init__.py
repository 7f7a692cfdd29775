"""Rules about what is known: public figures of municipalities, and what may be read from them."""
