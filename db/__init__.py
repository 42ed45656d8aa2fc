"""The store: the only place with SQL, keys and the encrypted team file."""
