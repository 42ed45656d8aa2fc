"""UI: what one computer remembers: window, columns, filters, recent files, size of text.

An INI file in the user's own configuration folder. Nothing of a leerling ever
gets in: keys and values name widgets, files and choices only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.ui.thema import Themakeuze

RECENT_MAXIMUM = 8


def _instellingen() -> QSettings:
    """Open the INI file (cheap: Qt shares one file between its QSettings)."""
    from platformdirs import user_config_dir

    pad = Path(user_config_dir("kantelpunt", appauthor=False)) / "venster.ini"
    return QSettings(str(pad), QSettings.Format.IniFormat)


def lees_tekst(sleutel: str, anders: str = "") -> str:
    """Read a text."""
    waarde = _instellingen().value(sleutel, anders)
    return waarde if isinstance(waarde, str) else anders


def lees_getal(sleutel: str, anders: int) -> int:
    """Read a whole number; what is no number is `anders`."""
    try:
        return int(lees_tekst(sleutel, str(anders)))
    except ValueError:
        return anders


def lees_janee(sleutel: str, *, anders: bool) -> bool:
    """Read a yes or no."""
    return lees_tekst(sleutel, "ja" if anders else "nee") == "ja"


def lees_lijst(sleutel: str) -> list[str]:
    """Read a list of texts."""
    waarde = _instellingen().value(sleutel, [])
    if isinstance(waarde, str):
        return [waarde] if waarde else []
    return [str(w) for w in waarde] if isinstance(waarde, list) else []


def lees_bytes(sleutel: str) -> QByteArray | None:
    """Read a state that Qt made (geometry, splitter, header); None when there is none."""
    waarde = _instellingen().value(sleutel)
    return waarde if isinstance(waarde, QByteArray) else None


def bewaar(sleutel: str, waarde: str | int | bool | Sequence[str] | QByteArray) -> None:
    """Keep a value."""
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    elif isinstance(waarde, int):
        waarde = str(waarde)
    elif not isinstance(waarde, (str, QByteArray)):
        waarde = list(waarde)
    _instellingen().setValue(sleutel, waarde)


def recente_bestanden() -> list[Path]:
    """List the team files that were open before, the last one first; gone ones left out."""
    return [p for p in map(Path, lees_lijst("bestanden/recent")) if p.is_file()]


def onthoud_bestand(pad: str) -> None:
    """Put a team file on top of the recent ones."""
    rest = [p for p in lees_lijst("bestanden/recent") if p != pad]
    bewaar("bestanden/recent", [pad, *rest][:RECENT_MAXIMUM])


def tekstgrootte() -> int:
    """Read the size of text in percent."""
    return lees_getal("uiterlijk/tekstgrootte", 100)


def themakeuze() -> Themakeuze:
    """Read the chosen theme."""
    try:
        return Themakeuze(lees_tekst("uiterlijk/thema", Themakeuze.SYSTEEM.value))
    except ValueError:
        return Themakeuze.SYSTEEM
