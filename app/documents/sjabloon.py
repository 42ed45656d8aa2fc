"""Documents: a letter template: TOML around Jinja text, filled in without any power.

A template file (resources/sjablonen/*.toml) has `code`, `naam`, `uitleg`, the
fields that the user fills in (`[[veld]]`), and one text per reader: `ouder`,
`leerling` (from 12, "je") and `leerling18` (from 18, "u"). A text is written in
lines: an empty line parts paragraphs, `## ` begins a heading, `- ` a list item,
`| label | waarde |` a row of details; `<b>` and `<i>` are the only tags.

Values go in through `finalize`, so that nothing a user typed is ever markup or
structure. A value that is missing is a `Gat`: false in a condition, and a
marked placeholder where it is printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.documents.model import Blok, Bloksoort
from app.documents.tekst import gat, ontsnap, schone_regels, schoon
from app.domain.fouten import KnownError
from resources.lezer import lees_tekst

SJABLONEN = ("uitnodiging", "waarschuwing")
LEZERS = ("ouder", "leerling", "leerling18")
VELDSOORTEN = ("dag", "tijd", "tekst", "regels", "keuzes")
_TAG = re.compile(r"<(?!/?[bi]>)")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gat:
    """A value that is missing; `label` says in Dutch what should be there."""

    label: str

    def __bool__(self) -> bool:
        """Count as false, so that a template can leave a sentence out."""
        return False


@dataclass(frozen=True, slots=True)
class Regels:
    """A value of several lines; they stay lines on paper."""

    tekst: str


@dataclass(frozen=True, slots=True)
class MetGaten:
    """A text made by the program that may hold gaps; what users typed in it is already clean."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Veld:
    """A field of a template that the user fills in."""

    code: str
    label: str
    soort: str
    verplicht: bool = True
    uitleg: str = ""
    notitie: bool = False


@dataclass(frozen=True, slots=True)
class Tekst:
    """The text of a template for one reader."""

    onderwerp: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A letter template, read and checked."""

    code: str
    naam: str
    uitleg: str
    velden: tuple[Veld, ...]
    teksten: Mapping[str, Tekst]


@cache
def sjabloon(code: str) -> Sjabloon:
    """Read a shipped template; KnownError when there is none of that code."""
    if code not in SJABLONEN:
        raise KnownError("Dit briefsjabloon is er niet.", f"Kies een van: {', '.join(SJABLONEN)}.")
    bestand = f"{code}.toml"
    return laad_sjabloon(lees_tekst("sjablonen", bestand), bestand)


def laad_sjabloon(toml: str, bestand: str) -> Sjabloon:
    """Read a template from TOML text; KnownError names the file and what is wrong in it."""
    try:
        ruw = tomllib.loads(toml)
        velden = tuple(Veld(**v) for v in ruw.get("veld", ()))
        teksten = {naam: Tekst(**ruw["tekst"][naam]) for naam in LEZERS}
        result = Sjabloon(ruw["code"], ruw["naam"], ruw["uitleg"], velden, teksten)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as fout:
        raise _fout(bestand, str(fout).replace("\n", " ")) from fout
    for veld in velden:
        if veld.soort not in VELDSOORTEN:
            raise _fout(bestand, f"veld {veld.code} heeft een onbekende soort")
    for naam, tekst in teksten.items():
        if _TAG.search(_JINJA.sub("", tekst.tekst)):
            raise _fout(bestand, f"in de tekst {naam} staat een teken < dat geen <b> of <i> is")
    return result


def vul_onderwerp(s: Sjabloon, lezer: str, waarden: Mapping[str, object]) -> str:
    """Fill in the subject: one plain line, gaps marked."""
    return " ".join(_vul(s, s.teksten[lezer].onderwerp, waarden, markup=False).split())


def vul_blokken(s: Sjabloon, lezer: str, waarden: Mapping[str, object]) -> tuple[Blok, ...]:
    """Fill in the body and read its lines into blocks."""
    return lees_blokken(_vul(s, s.teksten[lezer].tekst, waarden, markup=True))


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
        if regel.startswith("## "):
            sluit_alinea()
            blokken.append(Blok(Bloksoort.KOP, regel[3:].strip()))
        elif regel.startswith("- "):
            sluit_alinea()
            blokken.append(Blok(Bloksoort.PUNT, regel[2:].strip()))
        elif regel.startswith("|"):
            sluit_alinea()
            label, _, waarde = regel.strip("|").partition("|")
            blokken.append(Blok(Bloksoort.GEGEVEN, waarde.strip(), label.strip()))
        elif regel:
            alinea.append(regel)
        else:
            sluit_alinea()
    sluit_alinea()
    return tuple(blokken)


def _vul(s: Sjabloon, bron: str, waarden: Mapping[str, object], *, markup: bool) -> str:
    from jinja2 import TemplateError

    try:
        return str(_gelezen(bron, markup).render(waarden))
    except TemplateError as fout:
        raise _fout(f"{s.code}.toml", str(fout)) from fout


@cache
def _gelezen(bron: str, markup: bool) -> Any:
    return _omgeving(markup).from_string(bron)


@cache
def _omgeving(markup: bool) -> Any:
    """Make the sandbox: no attributes of Python, no undefined names."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=False,  # finalize escapes: this markup is not HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_als_markup if markup else _als_tekst,
    )


def _als_tekst(waarde: object) -> str:
    """Print a value on a plain line."""
    if isinstance(waarde, Gat):
        return gat(waarde.label)
    return schoon(waarde.tekst if isinstance(waarde, Regels) else str(waarde))


def _als_markup(waarde: object) -> str:
    """Print a value in the body: escaped, and unable to begin a block of its own."""
    if isinstance(waarde, Gat):
        return gat(waarde.label)
    if isinstance(waarde, MetGaten):
        return _tam(waarde.tekst)
    if isinstance(waarde, Regels):
        return "<br/>".join(_tam(r) for r in schone_regels(waarde.tekst))
    return _tam(schoon(str(waarde)))


def _tam(tekst: str) -> str:
    """Take from a value the characters that would mean structure in a text."""
    tekst = ontsnap(tekst).replace("#", "&#35;").replace("|", "&#124;")
    return f"&#45;{tekst[1:]}" if tekst.startswith("-") else tekst


def _fout(bestand: str, wat: str) -> KnownError:
    return KnownError(
        f"Het briefsjabloon {bestand} is niet goed: {wat}.",
        "Herstel het bestand of zet het oorspronkelijke sjabloon terug.",
    )
