"""Documents: what a template text may hold: fields, conditions and repeated parts; nothing else.

The check walks the syntax tree before anything is compiled (Jinja computes
constant sums while compiling), so that a text with a sum, a call or a hidden
attribute is refused unseen. What is left is bounded: loops run over the lists
of one dossier and not inside each other, so output is at most a small multiple
of the text, and `LANGSTE_BRIEF` stops the rest.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.documents.sjabloonvelden import EIGEN, TEAM, Aard, Velden
from app.domain.fouten import KnownError

LANGSTE_TEKST = 20_000
"""Characters of one text: some ten pages (own rule)."""
LANGSTE_BRIEF = 100_000
"""Characters of a letter that was filled in: some fifty pages."""
DIEPSTE = 12
"""How deep conditions may stand in each other."""
_OPENERS = 400
"""How many brackets and marks a text may hold; the parser of Jinja is recursive."""
_TAGS = re.compile(r"<[^<>]*>|[<>]")
_PAAR = re.compile(r"<(b|i)>([^<>]*)</\1>|<br ?/?>")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)

_NIET: dict[str, str] = {
    "Call": "er staat een opdracht met haakjes in; alleen velden mogen",
    "Filter": "er staat een streepje | achter een veld; dat kan hier niet",
    "Test": "er staat een toets met 'is' in; vergelijk met == of gebruik 'not'",
    "Getitem": "er staan rechte haken in; noem een veld met een punt",
    "Slice": "er staan rechte haken in; noem een veld met een punt",
    "Concat": "er wordt met ~ aan elkaar geplakt; zet de velden gewoon achter elkaar",
    "Assign": "er wordt met 'set' iets onthouden; dat kan hier niet",
    "AssignBlock": "er wordt met 'set' iets onthouden; dat kan hier niet",
    "Macro": "er staat een macro in; dat kan hier niet",
    "CallBlock": "er staat een opdracht in; dat kan hier niet",
    "Include": "er wordt een ander bestand gevraagd; gebruik een blok, zoals @bezwaar",
    "Import": "er wordt een ander bestand gevraagd; gebruik een blok, zoals @bezwaar",
    "FromImport": "er wordt een ander bestand gevraagd; gebruik een blok, zoals @bezwaar",
    "Extends": "er wordt een ander bestand gevraagd; gebruik een blok, zoals @bezwaar",
    "Block": "er staat een 'block' in; gebruik een blok, zoals @bezwaar",
    "FilterBlock": "er staat een filter in; dat kan hier niet",
    "List": "er staat een lijst in; dat kan hier niet",
    "Dict": "er staan accolades in een veld; dat kan hier niet",
    "Tuple": "er staat een opsomming in een veld; dat kan hier niet",
}
_REKENEN = frozenset({"Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos"})
_MAG = frozenset(
    {
        "Template",
        "Output",
        "TemplateData",
        "If",
        "For",
        "Name",
        "Getattr",
        "Const",
        "Compare",
        "Operand",
        "And",
        "Or",
        "Not",
        "CondExpr",
    }
)


@dataclass(frozen=True, slots=True)
class _Kader:
    """What a text may name: the template's own fields and those of its circle."""

    eigen: frozenset[str]
    velden: Velden


def keur_tekst(bron: str, eigen: Iterable[str], omgeving: Any, velden: Velden = TEAM) -> None:
    """Refuse a template text that could do anything but print; KnownError says what and where.

    `eigen` are the codes of the template's own fields, `velden` what its circle may name;
    `omgeving` parses, no more.
    """
    if len(bron) > LANGSTE_TEKST:
        raise fout(f"de tekst is te lang: {len(bron)} tekens, hoogstens {LANGSTE_TEKST}")
    boom = _lees(bron, omgeving)
    _loop(boom, _Kader(frozenset(eigen), velden), {}, 0)
    _keur_tags(bron)


def fout(wat: str, regel: int = 0) -> KnownError:
    """Make the error of one thing that is wrong in a text."""
    waar = f"Regel {regel}: " if regel else ""
    zin = f"{waar}{wat}."
    return KnownError(zin[:1].upper() + zin[1:], "Verbeter de tekst van het sjabloon.")


def _lees(bron: str, omgeving: Any) -> Any:
    """Parse, with the errors of Jinja in Dutch; nothing is compiled or run."""
    from jinja2 import TemplateSyntaxError

    code = "".join(_JINJA.findall(bron))
    if sum(code.count(t) for t in "([{") > _OPENERS * 4 or len(re.findall(r"\bnot\b", code)) > 200:
        raise fout("er staan te veel haakjes of voorwaarden in de tekst")
    if any(len(stuk) > 1_000 for stuk in _JINJA.findall(bron)):
        raise fout("er staat een veld of voorwaarde in van meer dan 1000 tekens")
    try:
        return omgeving.parse(bron)
    except TemplateSyntaxError as f:
        raise fout(_vertaal(str(f.message or "")), f.lineno) from f
    except (RecursionError, MemoryError, ValueError, OverflowError) as f:
        raise fout("de tekst zit te ingewikkeld in elkaar") from f


def _vertaal(melding: str) -> str:
    """Say in Dutch what Jinja could not read."""
    if "end of print statement" in melding:
        return "een veld is niet goed geschreven of niet afgesloten met }}"
    if "end of template" in melding or "nexpected end of" in melding:
        return "een {% if %} of {% for %} is niet afgesloten met {% endif %} of {% endfor %}"
    if "Encountered unknown tag" in melding:
        woord = melding.partition("'")[2].partition("'")[0]
        return f"'{woord}' staat hier niet goed; gebruik if, elif, else, endif, for of endfor"
    if "unexpected '}'" in melding or "expected token" in melding:
        return "een veld of voorwaarde is niet goed geschreven; kijk naar de accolades"
    return "een veld of voorwaarde is niet goed geschreven"


def _loop(knoop: Any, kader: _Kader, lussen: dict[str, str], diep: int) -> None:
    """Walk the tree; `lussen` are the names that a repeated part gives its lines."""
    soort = type(knoop).__name__
    if soort in _REKENEN:
        raise fout("er wordt gerekend; een sjabloon kan alleen velden tonen", knoop.lineno)
    if soort not in _MAG:
        raise fout(_NIET.get(soort, f"{soort} kan niet in een sjabloon"), knoop.lineno)
    if diep > 60:
        raise fout("er staan te veel voorwaarden in elkaar", knoop.lineno)
    if soort == "For":
        _keur_lus(knoop, kader, lussen, diep)
        return
    if soort in ("Name", "Getattr"):
        _keur_naam(_pad(knoop), kader, lussen, knoop.lineno)
        return
    if soort == "Const" and not isinstance(knoop.value, str | bool | int):
        raise fout("er staat een getal of teken in dat hier niet kan", knoop.lineno)
    if soort == "If" and diep // 2 > DIEPSTE:
        raise fout(f"er staan meer dan {DIEPSTE} voorwaarden in elkaar", knoop.lineno)
    if soort == "Output":
        for deel in knoop.nodes:
            _keur_getoond(deel, kader.velden, lussen)
    for kind in knoop.iter_child_nodes():
        _loop(kind, kader, lussen, diep + 1)


def _keur_lus(knoop: Any, kader: _Kader, lussen: dict[str, str], diep: int) -> None:
    """Let a repeated part run over a list of the dossier only, and not inside another."""
    if lussen:
        raise fout("een herhaling staat in een andere herhaling; dat kan niet", knoop.lineno)
    velden = kader.velden
    if type(knoop.iter).__name__ != "Name" or knoop.iter.name not in velden.lijsten:
        bekend = ", ".join(sorted(velden.lijsten))
        raise fout(f"herhalen kan alleen over een lijst: {bekend}", knoop.lineno)
    if type(knoop.target).__name__ != "Name" or knoop.test is not None or knoop.recursive:
        raise fout("een herhaling schrijft u als {% for regel in verzuim %}", knoop.lineno)
    naam = knoop.target.name
    if naam in velden.ouders or naam in velden.per_naam or naam in (EIGEN, "loop"):
        raise fout(f"'{naam}' is al een veld; kies bij 'for' een ander woord", knoop.lineno)
    for kind in (*knoop.body, *knoop.else_):
        _loop(kind, kader, {naam: knoop.iter.name}, diep + 1)


def _keur_getoond(knoop: Any, velden: Velden, lussen: dict[str, str]) -> None:
    """Refuse to print what is no text: a list, a yes or no, a group of fields."""
    if type(knoop).__name__ not in ("Name", "Getattr"):
        return
    pad = _pad(knoop)
    veld = velden.per_naam.get(pad)
    groep = (pad in velden.ouders and veld is None) or pad == EIGEN
    met_delen = pad in lussen and bool(velden.lijsten[lussen[pad]].delen)
    if groep or met_delen or (veld is not None and veld.aard is not Aard.TEKST):
        raise fout(f"{pad} is geen tekst om te tonen; gebruik het in een if of for", knoop.lineno)


def _pad(knoop: Any) -> str:
    """Give the dotted name of a field, "" when it does not begin with a name."""
    delen: list[str] = []
    while type(knoop).__name__ == "Getattr":
        delen.append(knoop.attr)
        knoop = knoop.node
    if type(knoop).__name__ != "Name":
        return ""
    return ".".join([knoop.name, *reversed(delen)])


def _keur_naam(pad: str, kader: _Kader, lussen: dict[str, str], regel: int) -> None:
    """Refuse a field that is not there, and name the one that is most like it."""
    if not pad:
        raise fout("een veld begint met een naam, zoals leerling.naam", regel)
    velden = kader.velden
    hoofd, _, rest = pad.partition(".")
    if hoofd in lussen:
        delen = velden.lijsten[lussen[hoofd]].delen
        if rest and rest not in delen:
            uit = ", ".join(f"{hoofd}.{d}" for d in delen) or hoofd
            raise fout(f"het veld {pad} bestaat niet; wel: {uit}", regel)
        return
    if pad in velden.per_naam or pad in velden.ouders or pad == EIGEN:
        return
    bekend = {*velden.per_naam, *(f"{EIGEN}.{code}" for code in kader.eigen)}
    if pad in bekend:
        return
    lijkt = difflib.get_close_matches(pad, bekend, n=1, cutoff=0.6)
    raad = f"; bedoelt u {lijkt[0]}" if lijkt else ""
    raise fout(f"het veld {pad[:60]} bestaat niet{raad}", regel)


def _keur_tags(bron: str) -> None:
    """Refuse every < that is not part of <b>…</b> or <i>…</i> within one line."""
    for nr, regel in enumerate(_JINJA.sub(lambda m: "\n" * m[0].count("\n"), bron).split("\n"), 1):
        for _ in _losse_tags(regel):
            raise fout("er staat een teken < of > dat geen <b>…</b> of <i>…</i> is", nr)


def _losse_tags(regel: str) -> Iterator[str]:
    """Give what looks like a tag and is none that may be."""
    yield from _TAGS.findall(_PAAR.sub("", regel))
