"""The pages of advice: of the council and of who reacts."""
