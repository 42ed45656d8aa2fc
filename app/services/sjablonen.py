"""Services: the letter templates of the team: the shipped text, or the team's own version of it.

A team changes texts, translations and names; who a letter is for, who signs and
which fields it has stay those of the shipped template, so that recipient rules
and checks hold for every text. Versions are facts (`Sjabloonversie`): the
highest number rules, an empty one goes back to the shipped text.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.documents import sjabloon as bron
from app.documents.opsporingsvelden import velden_voor
from app.documents.sjabloon import (
    BLOKKEN,
    GROEPEN,
    SJABLONEN,
    VERZEGELD,
    VERZEGELDE_GROEPEN,
    Sjabloon,
    Tekst,
)
from app.documents.sjabloonvelden import Aard, Sjabloonveld
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Rol
from app.domain.namen import zoeknaam
from app.domain.team import Sjabloonversie
from resources.lezer import lees_tekst

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

EIGEN = "eigen_"
"""Before the code of a letter that the team added itself."""
BLOK = "blok_"
"""Before the code of a block ("blok_bezwaar") where it stands among the templates."""
GROOTST = 150_000
"""Bytes of all texts of one template together."""
MEEST_TALEN = 12
_TAAL = re.compile(r"[^\W\d_][\w -]{0,29}")


@dataclass(frozen=True, slots=True)
class Sjabloonregel:
    """A template in the list of the screen. `versie` 0: the shipped text."""

    code: str
    naam: str
    groep: str
    uitleg: str
    versie: int = 0
    juridisch: str = ""


@dataclass(frozen=True, slots=True)
class Sjabloontekst:
    """One text of a template: `sleutel` is "ouder", or "Engels/ouder" for a translation."""

    sleutel: str
    naam: str
    onderwerp: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Veldregel:
    """A field to click on: its name, what it is, an example, and what a click puts in."""

    naam: str
    uitleg: str
    voorbeeld: str
    invoegen: str


_LEZERNAAM = {
    "ouder": "Ouder",
    "leerling": "Leerling",
    "leerling18": "Leerling vanaf 18",
    "partner": "School of partner",
    "blok": "Tekst van het blok",
}


def geldend(sessie: Sessie, code: str) -> Sjabloon:
    """Give a template as it holds for the team; KnownError when there is none of that code."""
    eigen = _eigen(sessie)
    blokken = tuple(sorted((b, _bloktekst(eigen.get(BLOK + b, ""), b)) for b in BLOKKEN))
    if code.startswith(EIGEN) and not eigen.get(code):
        raise KnownError("Deze eigen brief is er niet (meer).", "Kies een andere brief.")
    return _samen(code, eigen.get(code, ""), blokken)


def eigen_codes(sessie: Sessie) -> tuple[str, ...]:
    """Give the codes of the letters that the team added itself, by name."""
    eigen = {c: t for c, t in _eigen(sessie).items() if c.startswith(EIGEN) and t}
    return tuple(sorted(eigen, key=lambda c: zoeknaam(_los(c, eigen[c]).naam)))


def laatste_naam(sessie: Sessie, code: str) -> str:
    """Name a letter of the team's own, also after it was taken away; its code when never there."""
    met_tekst = [v for v in versies(sessie, code) if v.toml]
    return _los(code, met_tekst[0].toml).naam if met_tekst else code


def kader(sessie: Sessie, code: str) -> Sjabloon:
    """Give the frame of a template, shipped or of the team's own, with its texts as they hold."""
    return _samen(code, _eigen(sessie).get(code, ""), ())


def lijst(sessie: Sessie) -> list[Sjabloonregel]:
    """List all templates by group, in the order of the menu; blocks last."""
    nummers = {v.code: v.nummer if v.toml else 0 for v in _laatste(sessie).values()}
    regels = [
        Sjabloonregel(s.code, s.naam, groep, s.uitleg, nummers.get(s.code, 0), s.juridisch)
        for groep, codes in {**SJABLONEN, **VERZEGELD}.items()
        for s in map(bron.sjabloon, codes)
    ]
    for code in eigen_codes(sessie):
        s = kader(sessie, code)
        regels.append(Sjabloonregel(code, s.naam, s.groep, s.uitleg, nummers.get(code, 0)))
    for code in BLOKKEN:
        kop = _blokkop(code)
        regels.append(
            Sjabloonregel(
                BLOK + code,
                str(kop["naam"]),
                "blokken",
                str(kop["uitleg"]),
                nummers.get(BLOK + code, 0),
                str(kop.get("juridisch", "")),
            )
        )
    return regels


def groepen() -> dict[str, str]:
    """Name the groups of the list."""
    return {**GROEPEN, **VERZEGELDE_GROEPEN, "blokken": "Blokken in brieven"}


def teksten(sessie: Sessie, code: str, *, geleverd: bool = False) -> list[Sjabloontekst]:
    """Give the texts of a template as they hold now, or as they were shipped."""
    eigen = "" if geleverd else _eigen(sessie).get(code, "")
    return _teksten(code, eigen)


def keur(sessie: Sessie, code: str, nieuw: Mapping[str, tuple[str, str]]) -> Sjabloon:
    """Check changed texts; KnownError says what is wrong, in which text and on which line.

    `nieuw` maps the key of a text to its subject and body.
    """
    toml = _schrijf(_lezers(sessie, code), nieuw)
    if len(toml.encode()) > GROOTST:
        raise InvoerFout(
            f"De teksten zijn samen te groot: {len(toml.encode()) // 1000} kB, hoogstens "
            f"{GROOTST // 1000} kB.",
            "Maak de tekst korter.",
        )
    blokken = dict(blokken_van(sessie))
    if code.startswith(BLOK):
        naam = code.removeprefix(BLOK)
        blokken[naam] = _bloktekst(toml, naam)
        if "@" in {regel.strip()[:1] for regel in blokken[naam].splitlines()}:
            raise KnownError("In een blok kan geen ander blok staan.", "Haal de regel met @ weg.")
        proef = Sjabloon(code=code, naam=code, teksten={"blok": Tekst("", f"@{naam}")})
        proef = dataclasses.replace(proef, blokken=blokken, velden=_alle_velden())
    else:
        proef = _voeg_toe(kader(sessie, code), toml, blokken)
    bron.keur_sjabloon(proef)
    for per_lezer in proef.vertalingen.values():
        for tekst in per_lezer.values():
            _eis_drukbaar(tekst.tekst)
    for tekst in proef.teksten.values():
        _eis_drukbaar(tekst.tekst)
    return proef


def bewaar(sessie: Sessie, code: str, nieuw: Mapping[str, tuple[str, str]]) -> Wijziging:
    """Check and store texts as the next version; RechtFout: administratie may not."""
    sessie.eis_rol(Rol.TEAMLEIDER, Rol.LEERPLICHTAMBTENAAR)
    proef = keur(sessie, code, nieuw)
    if code.startswith(EIGEN):
        return bewaar_toml(sessie, code, als_toml(proef))
    return bewaar_toml(sessie, code, _schrijf(_lezers(sessie, code), nieuw))


def terug_naar_geleverd(sessie: Sessie, code: str) -> Wijziging:
    """Go back to the shipped text; the team's own versions stay to be looked at."""
    sessie.eis_rol(Rol.TEAMLEIDER, Rol.LEERPLICHTAMBTENAAR)
    if not _eigen(sessie).get(code, ""):
        raise KnownError("Dit is al de geleverde tekst.", "Er is niets om terug te zetten.")
    if code.startswith(EIGEN):
        raise KnownError(
            "Dit is een eigen brief; er is geen geleverde tekst.", "U kunt hem wel verwijderen."
        )
    return bewaar_toml(sessie, code, "")


def versies(sessie: Sessie, code: str) -> list[Sjabloonversie]:
    """List the team's versions of a template, the newest first."""
    return sorted(sessie.lees(Sjabloonversie, code=code), key=lambda v: v.nummer, reverse=True)


def velden_van(code: str, sessie: Sessie | None = None) -> list[tuple[str, list[Veldregel]]]:
    """List all that a template may hold, by group: its own fields, shared ones, conditions."""
    eigen = _alle_velden() if code.startswith(BLOK) else _vorm(code, sessie).velden
    uit = [
        (
            "Ingevuld bij deze brief",
            [
                Veldregel(f"veld.{v.code}", v.label, "", f"{{{{ veld.{v.code} }}}}")
                for v in eigen
                if v.soort != "keuzes"
            ],
        )
    ]
    kring = "" if code.startswith(BLOK) else _vorm(code, sessie).kring
    for groep, velden in velden_voor(kring).groepen:
        uit.append((groep, [Veldregel(v.naam, v.uitleg, v.voorbeeld, _stuk(v)) for v in velden]))
    if not code.startswith(BLOK):
        blokken = [Veldregel(f"@{b}", str(_blokkop(b)["naam"]), "", f"\n@{b}\n") for b in BLOKKEN]
        uit.append(("Blokken, op een eigen regel", blokken))
    return [(g, v) for g, v in uit if v]


def _vorm(code: str, sessie: Sessie | None) -> Sjabloon:
    return bron.sjabloon(code) if sessie is None else kader(sessie, code)


def _lezers(sessie: Sessie, code: str) -> tuple[str, ...]:
    """Give the texts that a template can have."""
    return ("blok",) if code.startswith(BLOK) else kader(sessie, code).lezers


def _stuk(v: Sjabloonveld) -> str:
    """Give what a click on a field puts in the text."""
    if v.aard is Aard.JANEE:
        return f"{{% if {v.naam} %}}…{{% endif %}}"
    if v.aard is Aard.LIJST:
        regel = ", ".join(f"{{{{ regel.{d} }}}}" for d in v.delen) or "{{ regel }}"
        return f"{{% for regel in {v.naam} %}}\n- {regel}\n{{% endfor %}}\n"
    return f"{{{{ {v.naam} }}}}"


def met_blokken(s: Sjabloon, blokken: Mapping[str, str]) -> Sjabloon:
    """Give a template other blocks."""
    return dataclasses.replace(s, blokken=dict(blokken))


def als_hoofdtekst(s: Sjabloon, taal: str) -> Sjabloon:
    """Put a translation in the place of the Dutch text, to look at that page."""
    return dataclasses.replace(s, teksten={**s.teksten, **s.vertalingen.get(taal, {})})


def teksten_van(versie: Sjabloonversie) -> list[Sjabloontekst]:
    """Give the texts of one version."""
    return _teksten(versie.code, versie.toml)


def verschil(oud: list[Sjabloontekst], nieuw: list[Sjabloontekst]) -> str:
    """Tell line by line what differs: "- " was there, "+ " came, per text under its name."""
    was = {t.sleutel: t for t in oud}
    wordt = {t.sleutel: t for t in nieuw}
    uit: list[str] = []
    for sleutel in dict.fromkeys([*was, *wordt]):
        a, b = was.get(sleutel), wordt.get(sleutel)
        regels = list(
            difflib.unified_diff(_regels(a), _regels(b), fromfile="", tofile="", lineterm="", n=1)
        )[2:]
        if regels:
            een = b or a
            uit.append(f"{een.naam if een else sleutel}:")
            uit += ["…" if r.startswith("@@") else r[:1] + " " + r[1:] for r in regels]
            uit.append("")
    return "\n".join(uit).strip()


def _regels(tekst: Sjabloontekst | None) -> list[str]:
    return [] if tekst is None else [tekst.onderwerp, *tekst.tekst.strip().splitlines()]


def bewaar_toml(sessie: Sessie, code: str, toml: str) -> Wijziging:
    """Store the next version of a template that was checked; "" goes back, or takes it away."""
    nummer = max((v.nummer for v in versies(sessie, code)), default=0) + 1
    with sessie.schrijf() as tx:
        tx.maak(Sjabloonversie(code=code, nummer=nummer, datum=sessie.vandaag(), toml=toml))
    return tx.wijziging


def _laatste(sessie: Sessie) -> dict[str, Sjabloonversie]:
    """Give the version that rules, per template the team ever changed."""
    uit: dict[str, Sjabloonversie] = {}
    for v in sessie.lees(Sjabloonversie):
        if v.code not in uit or v.nummer > uit[v.code].nummer:
            uit[v.code] = v
    return uit


def _eigen(sessie: Sessie) -> dict[str, str]:
    return {code: v.toml for code, v in _laatste(sessie).items()}


def blokken_van(sessie: Sessie) -> tuple[tuple[str, str], ...]:
    """Give the blocks with their texts as they hold for the team."""
    eigen = _eigen(sessie)
    return tuple(sorted((b, _bloktekst(eigen.get(BLOK + b, ""), b)) for b in BLOKKEN))


def _bloktekst(eigen: str, code: str) -> str:
    """Give the text of a block: the team's own, else as shipped."""
    if not eigen:
        return bron.blok(code)
    return str(tomllib.loads(eigen)["tekst"]["blok"]["tekst"])


def _blokkop(code: str) -> dict[str, object]:
    return tomllib.loads(lees_tekst("sjablonen", f"{BLOK}{code}.toml"))


@lru_cache(maxsize=256)
def _samen(code: str, eigen: str, blokken: tuple[tuple[str, str], ...]) -> Sjabloon:
    """Lay the team's own texts over the shipped template; made once per text."""
    if code.startswith(EIGEN):
        return dataclasses.replace(_los(code, eigen), blokken=dict(blokken))
    return _voeg_toe(bron.sjabloon(code), eigen, dict(blokken))


@lru_cache(maxsize=256)
def _los(code: str, toml: str) -> Sjabloon:
    """Read a letter of the team's own: never above the rules that hold for every letter.

    It opens no dossier that geoorloofd verzuim closes (003 h.3), signs in nobody
    else's name, and is no letter of opsporing.
    """
    s = bron.laad_sjabloon(toml, f"{code}.toml", {})
    return dataclasses.replace(s, code=code, altijd=False, college=False, kring="", juridisch="")


def _voeg_toe(geleverd: Sjabloon, eigen: str, blokken: Mapping[str, str]) -> Sjabloon:
    if not eigen:
        return dataclasses.replace(geleverd, blokken=blokken)
    ruw = tomllib.loads(eigen)
    teksten_ = {n: Tekst(**t) for n, t in ruw.get("tekst", {}).items() if n in geleverd.lezers}
    vertalingen = {
        taal: {n: Tekst(**t) for n, t in per.items() if n in geleverd.lezers}
        for taal, per in ruw.get("vertaling", {}).items()
    }
    return dataclasses.replace(
        geleverd,
        teksten={**geleverd.teksten, **teksten_},
        vertalingen=vertalingen,
        blokken=blokken,
    )


def _teksten(code: str, eigen: str) -> list[Sjabloontekst]:
    """List the texts of a template with their names."""
    if code.startswith(BLOK):
        tekst = _bloktekst(eigen, code.removeprefix(BLOK))
        return [Sjabloontekst("blok", _LEZERNAAM["blok"], "", tekst)]
    s = _samen(code, eigen, ())
    uit = [
        Sjabloontekst(n, _LEZERNAAM[n], s.teksten[n].onderwerp, s.teksten[n].tekst.strip() + "\n")
        for n in s.lezers
    ]
    for taal, per_lezer in s.vertalingen.items():
        uit += [
            Sjabloontekst(
                f"{taal}/{n}", f"{_LEZERNAAM[n]}: {taal}", t.onderwerp, t.tekst.strip() + "\n"
            )
            for n, t in per_lezer.items()
        ]
    return uit


def als_toml(s: Sjabloon) -> str:
    """Write a whole template as TOML, as `laad_sjabloon` reads it."""
    kop = [f"code = {_toml(s.code)}", f"naam = {_toml(s.naam)}", f"uitleg = {_toml(s.uitleg)}"]
    kop += [f"groep = {_toml(s.groep)}", f"aan = {_rij(s.aan)}", f"partners = {_rij(s.partners)}"]
    kop += [f"ondertekent = {_toml(s.ondertekent)}", f"anoniem = {_toml(s.anoniem)}"]
    kop += [f"bij = {_rij(s.bij)}"]
    for v in s.velden:
        kop += ["", "[[veld]]", f"code = {_toml(v.code)}", f"label = {_toml(v.label)}"]
        kop += [f"soort = {_toml(v.soort)}", f"verplicht = {str(v.verplicht).lower()}"]
        kop += [f"notitie = {str(v.notitie).lower()}", f"uitleg = {_toml(v.uitleg)}"]
        kop += [f"bron = {_toml(v.bron)}", f"richting = {_toml(v.richting)}"]
        if v.opties:
            paren = ", ".join(f"{_toml(k)} = {_toml(t)}" for k, t in v.opties.items())
            kop.append(f"opties = {{ {paren} }}")
    alle = {n: (t.onderwerp, t.tekst) for n, t in s.teksten.items() if n in s.lezers}
    for taal, per_lezer in s.vertalingen.items():
        alle |= {f"{taal}/{n}": (t.onderwerp, t.tekst) for n, t in per_lezer.items()}
    return "\n".join(kop) + "\n\n" + _schrijf(s.lezers, alle)


def _rij(woorden: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_toml, woorden))}]"


def _schrijf(mogelijk: tuple[str, ...], nieuw: Mapping[str, tuple[str, str]]) -> str:
    """Write texts as TOML; InvoerFout for a text that this template does not have."""
    delen: list[str] = []
    talen: set[str] = set()
    for sleutel, (onderwerp, tekst) in nieuw.items():
        taal, _, lezer = sleutel.rpartition("/")
        if lezer not in mogelijk:
            raise InvoerFout(f"Dit sjabloon heeft geen tekst voor {lezer}.", "Kies een andere.")
        if taal and not _TAAL.fullmatch(taal):
            raise InvoerFout(
                "Dit is geen naam van een taal.", "Schrijf de taal zoals bij de ouder: Turks."
            )
        talen.add(taal)
        kop = f"vertaling.{json.dumps(taal, ensure_ascii=False)}" if taal else "tekst"
        delen.append(f"[{kop}.{lezer}]\nonderwerp = {_toml(onderwerp)}\ntekst = {_toml(tekst)}\n")
    if len(talen) > MEEST_TALEN:
        raise InvoerFout(f"Er zijn meer dan {MEEST_TALEN} talen.", "Haal er een weg.")
    return "\n".join(delen)


def _toml(tekst: str) -> str:
    """Write a text as a TOML string of several lines; control characters fall away."""
    schoon = "".join(c for c in tekst if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))
    schoon = "".join(c for c in schoon if not 0xD800 <= ord(c) <= 0xDFFF)
    if "\n" not in schoon:
        return json.dumps(schoon, ensure_ascii=False)
    return '"""\n' + schoon.replace("\\", "\\\\").replace('"', '\\"') + '"""'


def _alle_velden() -> tuple[bron.Veld, ...]:
    """Give the fields that a block may name: those of any template."""
    alle = {v.code: v for c in bron.codes() for v in bron.sjabloon(c).velden}
    return tuple(alle.values())


def _eis_drukbaar(tekst: str) -> None:
    """Refuse letters that the fonts of the program cannot print."""
    from app.documents.lettertypen import drukbaar

    kan = drukbaar()
    for nr, regel in enumerate(tekst.splitlines(), 1):
        mist = next((t for t in regel if not t.isspace() and ord(t) not in kan), "")
        if mist:
            raise KnownError(
                f"Regel {nr}: het lettertype heeft geen teken '{mist}'.",
                "Het lettertype heeft Latijnse, Griekse en Cyrillische letters.",
            )
