"""Being there at night, and standing in: the duty page, the roster, who takes over the bike."""
