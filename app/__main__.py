"""Entry: `kantelpunt` (console) and `kantelpunt-venster` (gui: no stdout on Windows)."""

from __future__ import annotations

import os
import sys

from app.cli.opdrachten import voer_uit
from app.cli.toegang import GEBRUIKER, WACHTWOORD
from app.cli.uitvoer import zeg_fout
from app.domain.fouten import KnownError
from app.services.aanloop import Aanloop


def main() -> int:
    """Carry out the command line; give the exit code."""
    return voer_uit(sys.argv[1:], start)


def venster() -> int:
    """Start the window: a double click on a file gives its path, anything else is ignored."""
    woorden = [woord for woord in sys.argv[1:] if not woord.startswith("-")]
    try:
        return start(woorden[0] if woorden else None, voorbeeld="--voorbeeld" in sys.argv[1:])
    except KnownError as fout:
        zeg_fout(f"kantelpunt: {fout}")
        return 1


def start(pad: str | None = None, *, voorbeeld: bool = False) -> int:
    """Show the window. Qt is read here and nowhere before."""
    if sys.platform == "linux" and not _is_scherm():
        raise KnownError(
            "Er is geen scherm om het venster op te tonen.",
            "Gebruik de opdrachten (kantelpunt --help), of zet DISPLAY.",
        )
    wachtwoord = os.environ.get(WACHTWOORD, "")
    aanloop = None
    if pad is not None and wachtwoord:
        # The key is derived while Qt is read: both take as long, and wait for nothing else.
        aanloop = Aanloop(pad, wachtwoord, os.environ.get(GEBRUIKER, "")).sessie
    from app.ui.start import start_venster

    return start_venster(pad, voorbeeld=voorbeeld, aanloop=aanloop)


def _is_scherm() -> bool:
    """Tell whether Qt would find a screen; without one it aborts the program."""
    namen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(naam) for naam in namen)


if __name__ == "__main__":
    sys.exit(main())
