"""Protocol: a file of rules read: TOML in, checked rules out, errors that name file and rule."""
