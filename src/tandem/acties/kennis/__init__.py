"""What is known: public figures of municipalities, loaded from a file and read by everybody who is logged in."""
