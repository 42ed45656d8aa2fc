"""Kantelpunt: the desktop program of a municipal leerplicht team."""

__version__ = "0.1.0"
