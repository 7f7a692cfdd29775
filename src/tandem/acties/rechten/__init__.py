"""Who acts, drafts, measures and powers, the access log for people."""
