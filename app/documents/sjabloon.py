"""Documents: a letter template: TOML around Jinja text, filled in without any power.

A template file (resources/sjablonen/*.toml) says who it is for and who signs,
which fields the user fills in (`[[veld]]`), and one text per reader: `ouder`,
`leerling` (from 12, "je"), `leerling18` (from 18, "u"; else the text for a
leerling with {{ u }} and {{ uw }}) and `partner`. `[vertaling.LANGUAGE]` holds
a page for an ouder of that language. A text is written in lines: an empty line
parts paragraphs, `## ` begins a heading, `- ` a list item, `[ ] ` a box to
tick, `| label | waarde |` a row of details, `@naam` alone on a line stands for
the block of that name; `<b>` and `<i>` are the only tags.

What a text may hold is checked before it is compiled (`sjabloonkeuring`).
Values go in through `finalize`, so that nothing a user typed is ever markup or
structure. A value that is missing is a `Gat`: false in a condition, and a
marked placeholder where it is printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any

from app.documents.bloklezer import lees_blokken
from app.documents.model import Blok
from app.documents.opsporingsvelden import velden_voor
from app.documents.sjabloonkeuring import LANGSTE_BRIEF, keur_tekst
from app.documents.sjabloonkeuring import fout as _keurfout
from app.documents.tekst import gat, ontsnap, schone_regels, schoon
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from resources.lezer import lees_tekst

GROEPEN = {"gezin": "Aan ouders en leerling", "partners": "Aan school en partners"}
"""The groups of the menu, by their code, in order."""
SJABLONEN: dict[str, tuple[str, ...]] = {
    "gezin": (
        "uitnodiging",
        "uitnodiging_tweede",
        "afspraken",
        "waarschuwing",
        "waarschuwing_luxe",
        "aanschrijving_absoluut",
        "kennisgeving_ontvangen",
        "vrijstelling_vastgesteld",
        "vrijstelling_voldoet_niet",
        "kennisgeving_herinnering",
        "verlof_toegewezen",
        "verlof_afgewezen",
        "besluit_3a",
        "besluit_3b",
        "besluit_15",
        "toestemming",
        "mbo_aanmelding",
    ),
    "partners": (
        "terugkoppeling_school",
        "aanmelding_kernteam",
        "swv_melding",
        "uitnodiging_overlegtafel",
        "uitnodiging_mdo",
        "uitnodiging_actietafel",
        "inbreng_actietafel",
        "vraag_jeugdarts",
        "opdracht_belastbaarheid",
        "warme_overdracht",
    ),
}
"""The shipped templates by group, in the order of the menu."""
VERZEGELDE_GROEPEN = {"opsporing": "Opsporing (alleen BOA’s)"}
VERZEGELD: dict[str, tuple[str, ...]] = {
    "opsporing": (
        "oproep_verhoor",
        "halt_verwijzing",
        "advies_raad",
        "advies_arts",
        "afschrift_raad",
        "proces_verbaal",
    ),
}
"""The templates of the sealed circle: only a BOA makes them, and they lie in the sealed file."""
OPSPORING = "opsporing"
"""The circle of a template that belongs to the sealed file."""
BLOKKEN = ("bezwaar", "contact")
"""The shipped blocks: resources/sjablonen/blok_*.toml."""
LEZERS = ("ouder", "leerling", "leerling18")
PARTNER = "partner"
AAN = ("gezin", "school", "partner")
VELDSOORTEN = ("dag", "tijd", "tekst", "regels", "keuzes", "keus")
ONDERTEKENAARS = ("ambtenaar", "boa", "teamleider")
RICHTINGEN = ("vooruit", "terug", "vrij")
_BLOK = re.compile(r"^@([a-z_]+)[ \t]*$", re.MULTILINE)
_ENGELS = [
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
]
_ENGELSE_DAG = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


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
class Dag:
    """A day; printed in full in the language of the text."""

    dag: date
    weekdag: bool = False


class Keus(str):
    """A chosen option: compares as its code, prints as its label."""

    label: str

    def __new__(cls, code: str, label: str) -> Keus:
        """Make a choice from its code and its Dutch label."""
        zelf = str.__new__(cls, code)
        zelf.label = label
        return zelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Veld:
    """A field of a template that the user fills in.

    `bron` says where its proposal comes from (app.services.briefbronnen);
    `richting` where a day lies: "vooruit", "terug" or "vrij".
    """

    code: str
    label: str
    soort: str
    verplicht: bool = True
    uitleg: str = ""
    notitie: bool = False
    bron: str = ""
    richting: str = ""
    opties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tekst:
    """The text of a template for one reader."""

    onderwerp: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sjabloon:
    """A letter template, read and checked.

    `aan`: "gezin" (ouders with gezag, leerling), "school", "partner" (of the
    kinds `partners`). `ondertekent`: who signs; `college` whether in the name
    of B&W. `altijd`: may go out in a dossier with geoorloofd verzuim only, for
    it is an act of the law itself. `anoniem`: the toestemming without which the
    leerling has no name in it. `juridisch`: what a lawyer of the team has yet to
    look at; shown in the template screen, never in the letter. `bij`: where it
    belongs, as "stap:3b", "spoor:route_luxe", "gebeurtenis:besluit_3a". `kring`
    "opsporing": of the sealed file, made by a BOA only.
    """

    code: str
    naam: str
    uitleg: str = ""
    groep: str = "gezin"
    aan: tuple[str, ...] = ("gezin",)
    partners: tuple[str, ...] = ()
    ondertekent: str = "ambtenaar"
    college: bool = False
    altijd: bool = False
    anoniem: str = ""
    juridisch: str = ""
    bij: tuple[str, ...] = ()
    bron: str = ""
    kring: str = ""
    velden: tuple[Veld, ...] = ()
    teksten: Mapping[str, Tekst] = field(default_factory=dict)
    vertalingen: Mapping[str, Mapping[str, Tekst]] = field(default_factory=dict)
    blokken: Mapping[str, str] = field(default_factory=dict)

    @property
    def lezers(self) -> tuple[str, ...]:
        """The readers that have a text here."""
        gezin = LEZERS if "gezin" in self.aan else ()
        return (*gezin, PARTNER) if set(self.aan) - {"gezin"} else gezin


def codes() -> tuple[str, ...]:
    """Give the codes of the shipped templates of the team file, in the order of the menu."""
    return tuple(code for groep in SJABLONEN.values() for code in groep)


def verzegelde_codes() -> tuple[str, ...]:
    """Give the codes of the shipped templates of the sealed circle."""
    return tuple(code for groep in VERZEGELD.values() for code in groep)


@cache
def sjabloon(code: str) -> Sjabloon:
    """Read a shipped template; KnownError when there is none of that code."""
    if code not in codes() and code not in verzegelde_codes():
        raise KnownError("Dit briefsjabloon is er niet.", f"Kies een van: {', '.join(codes())}.")
    return laad_sjabloon(lees_tekst("sjablonen", f"{code}.toml"), f"{code}.toml")


@cache
def blok(code: str) -> str:
    """Read the text of a shipped block."""
    ruw = tomllib.loads(lees_tekst("sjablonen", f"blok_{code}.toml"))
    return str(ruw["tekst"]["blok"]["tekst"])


def geleverde_blokken() -> dict[str, str]:
    """Give the shipped blocks by their code."""
    return {code: blok(code) for code in BLOKKEN}


def laad_sjabloon(toml: str, bestand: str, blokken: Mapping[str, str] | None = None) -> Sjabloon:
    """Read a template from TOML text; KnownError names the file and what is wrong in it."""
    try:
        ruw = tomllib.loads(toml)
        velden = tuple(Veld(**v) for v in ruw.pop("veld", ()))
        teksten = {naam: Tekst(**t) for naam, t in ruw.pop("tekst").items()}
        vertalingen = {
            taal: {naam: Tekst(**t) for naam, t in per_lezer.items()}
            for taal, per_lezer in ruw.pop("vertaling", {}).items()
        }
        for naam in ("aan", "partners", "bij"):
            if naam in ruw:
                ruw[naam] = tuple(ruw[naam])
        if "leerling18" not in teksten and "leerling" in teksten:
            teksten["leerling18"] = teksten["leerling"]
        result = Sjabloon(
            **ruw,
            velden=velden,
            teksten=teksten,
            vertalingen=vertalingen,
            blokken=geleverde_blokken() if blokken is None else blokken,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise _fout(bestand, str(fout).replace("\n", " ")[:200]) from fout
    for wat in _gebreken(result):
        raise _fout(bestand, wat)
    return result


def _gebreken(s: Sjabloon) -> list[str]:
    """List what is wrong in the frame of a template."""
    uit = [
        f"veld {v.code} heeft een onbekende soort" for v in s.velden if v.soort not in VELDSOORTEN
    ]
    uit += [
        f"veld {v.code} heeft geen opties" for v in s.velden if v.soort == "keus" and not v.opties
    ]
    uit += [
        f"veld {v.code}: onbekende richting"
        for v in s.velden
        if v.richting not in ("", *RICHTINGEN)
    ]
    uit += [f"onbekende ontvanger {a}" for a in s.aan if a not in AAN]
    uit += [f"de tekst voor {lezer} ontbreekt" for lezer in s.lezers if lezer not in s.teksten]
    if s.kring not in ("", OPSPORING):
        uit.append("onbekende kring")
    if s.kring and s.ondertekent != "boa":
        uit.append("wat van opsporing is, tekent een BOA")
    if s.ondertekent not in ONDERTEKENAARS:
        uit.append("wie ondertekent, is onbekend")
    return uit


def keur_sjabloon(s: Sjabloon) -> None:
    """Check every text of a template; KnownError says in which text and on which line."""
    eigen = [v.code for v in s.velden]
    velden = velden_voor(s.kring)
    alle = {f"de tekst voor {lezer}": t for lezer, t in s.teksten.items()}
    for taal, per_lezer in s.vertalingen.items():
        alle |= {f"de vertaling ({taal}, {lezer})": t for lezer, t in per_lezer.items()}
    for waar, tekst in alle.items():
        for bron in (tekst.onderwerp, tekst.tekst):
            try:
                _eis_blokken(s, bron)
                keur_tekst(_BLOK.sub("", bron), eigen, _omgeving(True, ""), velden)
                for naam in _BLOK.findall(bron):
                    keur_tekst(s.blokken[naam], eigen, _omgeving(True, ""), velden)
            except KnownError as fout:
                raise KnownError(f"In {waar}: {fout.tekst}", fout.doe) from fout


def vul_onderwerp(s: Sjabloon, lezer: str, waarden: Mapping[str, object], taal: str = "") -> str:
    """Fill in the subject: one plain line, gaps marked."""
    bron = _tekst(s, lezer, taal).onderwerp
    return " ".join(_vul(s, bron, waarden, markup=False, taal=taal).split())


def vul_tekst(s: Sjabloon, lezer: str, waarden: Mapping[str, object], taal: str = "") -> str:
    """Fill in the body as lines, not yet read into blocks."""
    return _vul(s, _tekst(s, lezer, taal).tekst, waarden, markup=True, taal=taal)


def vul_blokken(
    s: Sjabloon, lezer: str, waarden: Mapping[str, object], taal: str = ""
) -> tuple[Blok, ...]:
    """Fill in the body and read its lines into blocks."""
    return lees_blokken(vul_tekst(s, lezer, waarden, taal))


def vertaling_voor(s: Sjabloon, lezer: str, taal: str) -> str:
    """Give the language code of the page for a reader of this language; "" when there is none."""
    gezocht = taal.strip().casefold()
    return next(
        (t for t, teksten in s.vertalingen.items() if t.casefold() == gezocht and lezer in teksten),
        "",
    )


def _tekst(s: Sjabloon, lezer: str, taal: str) -> Tekst:
    return s.vertalingen[taal][lezer] if taal else s.teksten[lezer]


def _eis_blokken(s: Sjabloon, bron: str) -> None:
    for naam in _BLOK.findall(bron):
        if naam not in s.blokken:
            raise _keurfout(f"het blok @{naam} bestaat niet; wel: @{', @'.join(s.blokken)}")


def _vul(s: Sjabloon, bron: str, waarden: Mapping[str, object], *, markup: bool, taal: str) -> str:
    from jinja2 import TemplateError

    eigen = tuple(v.code for v in s.velden)
    try:
        _eis_blokken(s, bron)
        heel = _BLOK.sub(lambda m: s.blokken[m[1]], bron)
        delen: list[str] = []
        lengte = 0
        for deel in _gelezen(heel, eigen, markup, taal, s.kring).generate(waarden):
            lengte += len(deel)
            if lengte > LANGSTE_BRIEF:
                raise _keurfout(f"de brief wordt langer dan {LANGSTE_BRIEF} tekens")
            delen.append(deel)
        return "".join(delen)
    except TemplateError as fout:
        raise _fout(f"{s.code}.toml", str(fout)) from fout
    except KnownError as fout:
        raise _fout(f"{s.code}.toml", fout.tekst.rstrip(".")) from fout


@lru_cache(maxsize=512)
def _gelezen(bron: str, eigen: tuple[str, ...], markup: bool, taal: str, kring: str) -> Any:
    """Compile a text once, after its check."""
    omgeving = _omgeving(markup, taal)
    keur_tekst(bron, eigen, omgeving, velden_voor(kring))
    return omgeving.from_string(bron)


@cache
def _omgeving(markup: bool, taal: str) -> Any:
    """Make the sandbox: no attributes of Python, no undefined names."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def toon(waarde: object) -> str:
        return _als_markup(waarde, taal) if markup else _als_tekst(waarde, taal)

    return ImmutableSandboxedEnvironment(
        autoescape=False,  # finalize escapes: this markup is not HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=toon,
    )


def _als_tekst(waarde: object, taal: str) -> str:
    """Print a value on a plain line."""
    if isinstance(waarde, Gat):
        return gat(waarde.label)
    if isinstance(waarde, Regels | MetGaten):
        return schoon(waarde.tekst)
    return schoon(_woord(waarde, taal))


def _als_markup(waarde: object, taal: str) -> str:
    """Print a value in the body: escaped, and unable to begin a block of its own."""
    if isinstance(waarde, Gat):
        return gat(waarde.label)
    if isinstance(waarde, MetGaten):
        return _tam(waarde.tekst)
    if isinstance(waarde, Regels):
        return "<br/>".join(_tam(r) for r in schone_regels(waarde.tekst))
    return _tam(schoon(_woord(waarde, taal)))


def _woord(waarde: object, taal: str) -> str:
    """Write a value as words."""
    if isinstance(waarde, Dag):
        return _dag(waarde, taal)
    if isinstance(waarde, Keus):
        return waarde.label
    return str(waarde)


def _dag(waarde: Dag, taal: str) -> str:
    """Write a day in full: "4 november 2026"; in figures where the language is not known here."""
    d = waarde.dag
    if not taal:
        return toon_dag(d, jaar=True, kort=False, weekdag=waarde.weekdag)
    if taal.casefold() != "engels":
        return f"{d:%d-%m-%Y}"
    week = f"{_ENGELSE_DAG[d.weekday()]} " if waarde.weekdag else ""
    return f"{week}{d.day} {_ENGELS[d.month - 1]} {d.year}"


def _tam(tekst: str) -> str:
    """Take from a value the characters that would mean structure in a text."""
    tekst = ontsnap(tekst).replace("#", "&#35;").replace("|", "&#124;").replace("[", "&#91;")
    return f"&#45;{tekst[1:]}" if tekst.startswith("-") else tekst


def _fout(bestand: str, wat: str) -> KnownError:
    return KnownError(
        f"Het briefsjabloon {bestand} is niet goed: {wat}.",
        "Herstel het sjabloon bij Beheer, Sjablonen, of zet de geleverde tekst terug.",
    )
