"""Documents: the one way in which a text of a user becomes part of a page.

Everything that people typed goes through `schoon` (one line) or
`schone_regels` (several) before it may become markup: composed to NFC, without
control characters, and without the marks that stand for a gap. `ontsnap` then
makes markup of it. A character that the fonts cannot print becomes a gap, so
that a name is never silently printed with a hole.
"""

from __future__ import annotations

import re
import unicodedata

_OPEN = "\ue000"
_DICHT = "\ue001"
_GAT = re.compile(f"{_OPEN}([^{_OPEN}{_DICHT}]*){_DICHT}")
_EIGEN = re.compile("[\ue000-\uf8ff]")
_WIT = re.compile(r"\s+")
ONDRUKBAAR = "een letter die niet in het lettertype staat"


def gat(label: str) -> str:
    """Make a gap: what is missing, in Dutch, e.g. "tijd van het gesprek"."""
    return f"{_OPEN}vul in: {_EIGEN.sub('', label)}{_DICHT}"


def gaten(*teksten: str) -> tuple[str, ...]:
    """List what is missing in these texts, each once, in order of appearance."""
    gevonden = (m.removeprefix("vul in: ") for t in teksten for m in _GAT.findall(t))
    return tuple(dict.fromkeys(gevonden))


def schoon(tekst: str) -> str:
    """Clean a text of a user to one printable line (see the module)."""
    nfc = unicodedata.normalize("NFC", _EIGEN.sub("", tekst))
    return _drukbaar(_WIT.sub(" ", _zonder_besturing(nfc)).strip())


def schone_regels(tekst: str) -> tuple[str, ...]:
    """Clean a text of several lines; empty lines fall away."""
    return tuple(r for r in (schoon(regel) for regel in tekst.splitlines()) if r)


def ontsnap(schone_tekst: str) -> str:
    """Make markup of a clean text: nothing in it is a tag any longer."""
    return schone_tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def als_markup(schone_tekst: str) -> str:
    """Make markup of a clean text, with its gaps visible."""
    return toon_gaten(ontsnap(schone_tekst))


def toon_gaten(markup: str) -> str:
    """Show the gaps in a markup text as «vul in: …» on a yellow ground."""
    return _GAT.sub(r'<span backColor="#ffe58a"><b>«\1»</b></span>', markup)


def plat(tekst: str) -> str:
    """Show the gaps in a plain text as «vul in: …»."""
    return _GAT.sub(r"«\1»", tekst)


def _zonder_besturing(tekst: str) -> str:
    """Drop control, format, surrogate and unassigned characters; line ends become spaces."""
    return "".join(
        " " if t.isspace() else t
        for t in tekst
        if t.isspace() or unicodedata.category(t) not in ("Cc", "Cf", "Cs", "Cn")
    )


def _drukbaar(tekst: str) -> str:
    """Mark each run of characters that the fonts lack as a gap."""
    if tekst.isascii():
        return tekst
    from app.documents.lettertypen import drukbaar

    kan = drukbaar()
    if all(ord(t) in kan for t in tekst):
        return tekst
    delen: list[str] = []
    for t in tekst:
        if ord(t) in kan:
            delen.append(t)
        elif not delen or not delen[-1].endswith(_DICHT):
            delen.append(gat(ONDRUKBAAR))
    return "".join(delen)
