"""User interface in PySide6; talks to services only."""
