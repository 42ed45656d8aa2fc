"""UI: the details of a row as rich text, every word of it escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from app.services.uitwisseling import Reden, Rij


def als_kop(plaats: str, soort: str, rij: Rij, kleur: str) -> str:
    """Write where a row stands, what it is and its state."""
    return (
        f"<b>{escape(plaats)}</b> ({escape(soort)}): "
        f'<span style="color:{kleur}"><b>{rij.stand.value}</b></span>'
    )


def als_lijst(kop: str, redenen: Iterable[Reden], kleur: str) -> str:
    """Write reasons as a list under a heading."""
    punten = "".join(
        f"<li>{f'<b>{escape(r.kolom)}</b>: ' if r.kolom else ''}{escape(r.tekst)}</li>"
        for r in redenen
    )
    stijl = "margin-top:2px;margin-bottom:2px;"
    return (
        f'<p style="{stijl}color:{kleur}"><b>{escape(kop)}</b></p><ul style="{stijl}">{punten}</ul>'
    )


def als_tabel(cellen: Sequence[tuple[str, str]], fout: set[str], kleur: str) -> str:
    """Write the cells of a row under each other; those in `fout` stand out, with a mark."""
    regels = []
    for kop, cel in cellen:
        naam = escape(kop)
        if kop in fout:
            naam = f'<span style="color:{kleur}"><b>✕ {naam}</b></span>'
        tekst = escape(cel if len(cel) <= 400 else cel[:399] + "…").replace("\n", "<br>")
        regels.append(f'<tr><td style="padding-right:12px">{naam}</td><td>{tekst}</td></tr>')
    return f"<table>{''.join(regels)}</table>"


def als_verschil(anders: Sequence[tuple[str, str, str]]) -> str:
    """Write what changes: per field what it was and what it becomes."""
    regels = "".join(
        f'<tr><td style="padding-right:12px">{escape(naam)}</td>'
        f"<td>{escape(oud) or '(leeg)'} → <b>{escape(nieuw) or '(leeg)'}</b></td></tr>"
        for naam, oud, nieuw in anders
    )
    return f"<p><b>Wat verandert</b></p><table>{regels}</table>"
