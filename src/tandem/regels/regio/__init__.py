"""Rules about the region: organisations, teams, people."""
