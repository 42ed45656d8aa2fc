"""Services: open a file of another administration: CSV with whatever separator, or a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from app.services.uitwisseling.bron import Blad, Bronbestand
from app.services.uitwisseling.csvlezen import Bestandsfout, lees_regels
from app.services.uitwisseling.xlsxlezen import is_werkmap, lees_werkmap

SCHEIDINGEN = (";", ",", "\t", "|")
_PROEF = 40


def lees_bron(
    pad: str | Path,
    *,
    voortgang: Callable[[int, int, str], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Bronbestand:
    """Read a file as it is. Bestandsfout says what is wrong with it, and where.

    `voortgang(done, total, text)` counts the rows of a workbook; `stop()` True raises Gestopt.
    """
    pad = Path(pad)
    if _is_werkmap(pad):
        return lees_werkmap(pad, voortgang=voortgang, stop=stop)
    ruw = lees_regels(pad, kies=beste_scheiding)
    return Bronbestand(
        pad,
        (Blad(pad.name, ruw.rijen),),
        tekenset=ruw.tekenset,
        scheiding=ruw.scheiding,
    )


def beste_scheiding(regels: Sequence[str]) -> str:
    """Choose the separator that parts the first lines most evenly into most columns.

    A title above the table has none of them, and commas stand in texts too: the number that
    comes back on most lines decides.
    """
    keuze, beste = SCHEIDINGEN[0], (0, 0)
    for teken in SCHEIDINGEN:
        tel = Counter(n for regel in regels[:_PROEF] if (n := regel.count(teken)))
        if not tel:
            continue
        aantal, vaak = max(tel.items(), key=lambda p: (p[1], p[0]))
        if (vaak * min(aantal, 3), aantal) > beste:
            keuze, beste = teken, (vaak * min(aantal, 3), aantal)
    return keuze


def _is_werkmap(pad: Path) -> bool:
    """Look whether it is a workbook; an older one, or one with a password, is refused."""
    try:
        with pad.open("rb") as stroom:
            begin = stroom.read(8)
    except OSError:
        return False  # the reader of text says what is wrong
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise Bestandsfout(
            "Dit is een oude werkmap van Excel (.xls), of een met een wachtwoord.",
            "Open haar in Excel en bewaar haar als .xlsx, zonder wachtwoord.",
        )
    return is_werkmap(begin)
