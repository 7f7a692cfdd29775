"""Rules about instruments, waves, spread and comparison (the *zelfscan*)."""
