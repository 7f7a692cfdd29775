"""The access crawler: a small world that is described, an oracle that judges from that description, and probes."""
