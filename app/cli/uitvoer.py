"""Command line: writing to the terminal: lines, tables, JSON."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Sequence
from typing import Any


def maak_utf8() -> None:
    """Write UTF-8 wherever output is piped; a terminal that cannot show a letter shows "?"."""
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, io.TextIOWrapper):
            if stroom.isatty():
                stroom.reconfigure(errors="replace")
            else:
                # A file name on Linux may hold bytes that are no text.
                stroom.reconfigure(encoding="utf-8", errors="replace")


def zeg(tekst: str = "") -> None:
    """Write a line to standard output."""
    sys.stdout.write(f"{tekst}\n")


def zeg_fout(tekst: str) -> None:
    """Write one line to standard error; a gui script on Windows has none."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{' '.join(tekst.split())}\n")


def tel_dossiers(aantal: int, soort: str = "") -> str:
    """Write "1 dossier", "3 open dossiers"."""
    return " ".join(f"{aantal} {soort} {'dossier' if aantal == 1 else 'dossiers'}".split())


def zeg_json(waarde: Any) -> None:
    """Write JSON that people can read too."""
    zeg(json.dumps(waarde, ensure_ascii=False, indent=2))


def zeg_tabel(koppen: Sequence[str], rijen: Sequence[Sequence[str]], breedst: int = 34) -> None:
    """Write a table with columns as wide as their longest cell, at most `breedst`."""
    alle = [[_kap(cel, breedst) for cel in rij] for rij in (koppen, *rijen)]
    breedtes = [max(len(rij[k]) for rij in alle) for k in range(len(koppen))]
    for rij in alle:
        cellen = zip(rij, breedtes, strict=True)
        zeg("  ".join(cel.ljust(breedte) for cel, breedte in cellen).rstrip())


def _kap(tekst: str, breedst: int) -> str:
    """Put a cell on one line, and cut it when it is too long."""
    tekst = " ".join(tekst.split())
    return tekst if len(tekst) <= breedst else f"{tekst[: breedst - 1]}…"
