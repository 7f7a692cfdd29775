"""The portal: what members of a household see of their own file, and what they do with it."""
