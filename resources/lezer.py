"""Resources: read a shipped file, from source, wheel or frozen program alike."""

from __future__ import annotations

from importlib.resources import files


def lees_bytes(*delen: str) -> bytes:
    """Give the content of one shipped file, e.g. `lees_bytes("kalender", "x.csv")`."""
    return files("resources").joinpath(*delen).read_bytes()


def lees_tekst(*delen: str) -> str:
    """Give the text of one shipped UTF-8 file, without a byte order mark."""
    return lees_bytes(*delen).decode("utf-8-sig")
