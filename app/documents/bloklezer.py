"""Documents: lines of text and blocks of a letter: reading one from the other, both ways.

The same few marks serve in a template and in the text of one letter that a
person changes before printing: `## ` heading, `- ` list item, `[ ] ` box,
`| label | waarde |` detail, empty line: next paragraph, `<br>` line end.
"""

from __future__ import annotations

import html
import re

from app.documents.model import Blok, Bloksoort
from app.documents.tekst import gat, ontsnap, plat, schoon

_GAT = re.compile("«vul in: ([^«»]*)»")
_PAAR = re.compile(r"&lt;(b|i)&gt;((?:(?!&lt;/?[bi]&gt;).)*)&lt;/\1&gt;")
_EINDE = re.compile(r"&lt;br ?/?&gt;")


def lees_blokken(tekst: str) -> tuple[Blok, ...]:
    """Read the lines of a filled-in text into blocks."""
    blokken: list[Blok] = []
    alinea: list[str] = []

    def sluit_alinea() -> None:
        if alinea:
            blokken.append(Blok(Bloksoort.ALINEA, " ".join(alinea)))
            alinea.clear()

    for ruw in tekst.splitlines():
        regel = ruw.strip()
        soort, rest = _soort(regel)
        if soort is None:
            if regel:
                alinea.append(regel)
            else:
                sluit_alinea()
            continue
        sluit_alinea()
        if soort is Bloksoort.GEGEVEN:
            label, _, waarde = rest.strip("|").partition("|")
            blokken.append(Blok(soort, waarde.strip(), label.strip()))
        else:
            blokken.append(Blok(soort, rest.strip()))
    sluit_alinea()
    return tuple(blokken)


def schrijf_blokken(blokken: tuple[Blok, ...]) -> str:
    """Write blocks as lines that a person can change; gaps stand there as «vul in: …»."""
    uit: list[str] = []
    vorige: Bloksoort | None = None
    for blok in blokken:
        los = blok.soort not in (Bloksoort.PUNT, Bloksoort.GEGEVEN, Bloksoort.VAKJE)
        if uit and (los or blok.soort is not vorige) and vorige is not Bloksoort.KOP:
            uit.append("")
        tekst = html.unescape(plat(blok.tekst).replace("<br/>", "<br>"))
        if blok.soort is Bloksoort.GEGEVEN:
            uit.append(f"| {html.unescape(plat(blok.label))} | {tekst} |")
        else:
            uit.append(f"{_MERK[blok.soort]}{tekst}")
        vorige = blok.soort
    return "\n".join(uit) + "\n"


def lees_vrije_tekst(tekst: str) -> tuple[Blok, ...]:
    """Read the changed text of one letter: only b, i and br are markup, the rest is text."""
    regels = (_vrij(regel) for regel in tekst.splitlines())
    return lees_blokken("\n".join(regels))


_MERK = {
    Bloksoort.ALINEA: "",
    Bloksoort.KOP: "## ",
    Bloksoort.PUNT: "- ",
    Bloksoort.VAKJE: "[ ] ",
}


def _soort(regel: str) -> tuple[Bloksoort | None, str]:
    """Tell what block a line begins; None: it is part of a paragraph, or empty."""
    for soort in (Bloksoort.KOP, Bloksoort.PUNT, Bloksoort.VAKJE):
        merk = _MERK[soort]
        if regel.startswith(merk):
            return soort, regel[len(merk) :]
    return (Bloksoort.GEGEVEN, regel) if regel.startswith("|") else (None, regel)


def _vrij(regel: str) -> str:
    """Make markup of one line that a person typed."""
    markup = ontsnap(schoon(regel))
    vorige = ""
    while vorige != markup:
        vorige, markup = markup, _PAAR.sub(r"<\1>\2</\1>", markup)
    markup = _EINDE.sub("<br/>", markup)
    return _GAT.sub(lambda m: gat(html.unescape(m[1])), markup)
