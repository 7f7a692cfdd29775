"""Rules about signals, cases, phases, contacts and endings."""
