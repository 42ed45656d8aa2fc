"""Services: the settings of a team, typed; what is stored are `Instelling` facts.

Settings travel with the team file. What belongs to one computer only (window
size, columns, size of text) is kept by the window itself.
"""

from __future__ import annotations

import dataclasses
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.fouten import InvoerFout
from app.domain.kbdagen import keur_kb_dagen
from app.domain.keuring import LENGTE_NAAM
from app.domain.scholen import Regio
from app.domain.team import Instelling
from app.domain.vrijstellingtoets import SWV_REGELS
from app.services.enveloppen import ENVELOPPEN

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_NAAMRUIMTE = uuid.UUID("6e1f9c1e-3d4d-5a5f-9d0e-7f1f2a3b4c5d")


AFSLUITREDENEN = (
    "Gaat weer naar school",
    "Het was geoorloofd",
    "Onterecht gemeld",
    "Afspraken gemaakt met school en ouders",
    "Waarschuwing gegeven",
    "Overgedragen aan een collega of gemeente",
    "Niet (meer) leerplichtig",
    "Verhuisd",
    "Anders",
)
"""Why a melding was closed: DUO publishes no list of codes, so this one is the team's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instellingen:
    """All settings of the team with their defaults.

    The envelope window is a rectangle in mm from the top left of the page, as
    it lies on the folded letter. Its default is common practice for a C5
    envelope with the window on the left and is labelled "te controleren" on
    screen; a test print shows whether it fits the envelopes in the cupboard.
    `envelop` is a code of `app.services.enveloppen`; it also says how the sheet
    is folded. `huiskleur` is the colour of headings, as "#17406d".
    `ondertekenblok` is what stands under the name of who signs, line by line.
    `bezwaaradres` is where an objection goes. `logo` is a PNG or JPEG as base64
    text. `notitie_met_toestemming` opens the notes of a dossier with geoorloofd
    verzuim by toestemming (003 h.3, 000):
    off unless the team decides so. `regio` is the vakantieregio of the team's own
    gemeente ("noord", "midden", "zuid"; "": not set), for who is enrolled nowhere.
    `afsluitredenen` has one reason for closing a melding per line. `swv_advies_5a`: whether the
    samenwerkingsverband is asked at an appeal to 5 onder a (`SWV_REGELS`). `kb_dagen` are days
    beside the shipped ones on which no term of the law ends (`domain.kbdagen`).
    """

    teamnaam: str = "Team Leerplicht"
    gemeente: str = ""
    regio: str = ""
    afdeling: str = ""
    straat: str = ""
    postcode: str = ""
    plaats: str = ""
    antwoordadres: str = ""
    telefoon: str = ""
    email: str = ""
    website: str = ""
    logo: str = ""
    bezwaaradres: str = ""
    ondertekenblok: str = ""
    huiskleur: str = "#17406d"
    envelop: str = "c5_links"
    venster_links: float = 20.0
    venster_boven: float = 50.0
    venster_breedte: float = 90.0
    venster_hoogte: float = 38.0
    notitie_met_toestemming: bool = False
    reservekopie_map: str = ""
    vergrendel_minuten: int = 10
    standaard_protocol: str = "apeldoorn"
    afsluitredenen: str = "\n".join(AFSLUITREDENEN)
    swv_advies_5a: str = "altijd"
    kb_dagen: str = ""
    voorbeeldteam: bool = False


GRENZEN: dict[str, tuple[float, float]] = {
    "venster_links": (5, 130),
    "venster_boven": (20, 120),
    "venster_breedte": (60, 140),
    "venster_hoogte": (20, 60),
    "vergrendel_minuten": (1, 120),
}
"""Lowest and highest value of the numeric settings."""


def redenen_van(instellingen: Instellingen) -> tuple[str, ...]:
    """Give the reasons for closing a melding; the shipped ones when the team emptied its list."""
    eigen = [r.strip() for r in instellingen.afsluitredenen.splitlines()]
    return tuple(dict.fromkeys(r for r in eigen if r)) or AFSLUITREDENEN


def instelling_id(naam: str) -> str:
    """Give the fixed key of a setting, so that two programs never make it twice."""
    return str(uuid.uuid5(_NAAMRUIMTE, naam))


def lees(sessie: Sessie) -> Instellingen:
    """Read the settings of the team; what was never set has its default."""
    return uit_feiten(sessie.lees(Instelling))


def uit_feiten(feiten: list[Instelling]) -> Instellingen:
    """Build the settings from the stored facts; an unknown name is left alone."""
    soorten = {f.name: type(f.default) for f in dataclasses.fields(Instellingen)}
    waarden: dict[str, Any] = {}
    for feit in feiten:
        soort = soorten.get(feit.naam)
        if soort is not None:
            waarden[feit.naam] = _uit_tekst(soort, feit.waarde)
    return Instellingen(**waarden)


def bewaar(sessie: Sessie, nieuw: Instellingen) -> Wijziging:
    """Store every setting that differs from what is in the file, in one transaction."""
    _keur(nieuw)
    with sessie.schrijf() as tx:
        bestaand = {f.naam: f for f in sessie.lees(Instelling)}
        oud = uit_feiten(list(bestaand.values()))
        for f in dataclasses.fields(Instellingen):
            waarde = getattr(nieuw, f.name)
            if waarde == getattr(oud, f.name):
                continue
            tekst = _naar_tekst(waarde)
            if f.name in bestaand:
                tx.wijzig(dataclasses.replace(bestaand[f.name], waarde=tekst))
            else:
                tx.maak(Instelling(id=instelling_id(f.name), naam=f.name, waarde=tekst))
    return tx.wijziging


def _keur(nieuw: Instellingen) -> None:
    for naam, (laag, hoog) in GRENZEN.items():
        if not laag <= getattr(nieuw, naam) <= hoog:
            raise InvoerFout(
                f"Deze waarde moet tussen {laag:g} en {hoog:g} liggen.",
                "Kies een waarde binnen die grenzen.",
                veld=naam,
            )

    te_lang = next((r for r in redenen_van(nieuw) if len(r) > LENGTE_NAAM), "")
    if te_lang:
        raise InvoerFout(
            f"De reden ‘{te_lang[:30]}…’ is langer dan {LENGTE_NAAM} tekens.",
            "Maak haar korter.",
            veld="afsluitredenen",
        )
    keur_kb_dagen(nieuw.kb_dagen)
    if nieuw.envelop not in ENVELOPPEN:
        raise InvoerFout("Deze envelop is er niet.", "Kies er een uit de lijst.", veld="envelop")
    if contrast_met_wit(nieuw.huiskleur) < MINSTE_CONTRAST:
        raise InvoerFout(
            "Deze kleur is op wit papier niet goed te lezen.",
            "Kies een donkerder kleur, geschreven als #17406d.",
            veld="huiskleur",
        )
    if nieuw.swv_advies_5a not in SWV_REGELS:
        raise InvoerFout(
            "Zo kan het advies van het samenwerkingsverband niet gevraagd worden.",
            "Kies er een uit de lijst.",
            veld="swv_advies_5a",
        )
    if nieuw.regio not in ("", *(r.value for r in Regio)):
        raise InvoerFout(
            "Deze vakantieregio bestaat niet.",
            "Kies noord, midden of zuid.",
            veld="regio",
        )


MINSTE_CONTRAST = 4.5
"""Of a text on its ground (beslissingen, Screen; WCAG 2.2, 1.4.3)."""
_KLEUR = re.compile(r"#[0-9a-fA-F]{6}")


def contrast_met_wit(kleur: str) -> float:
    """Give the contrast of a colour with white paper, 1 to 21 (WCAG 2.2); 0 for no colour."""
    if not _KLEUR.fullmatch(kleur):
        return 0.0
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (
        d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen
    )
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def _naar_tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "1" if waarde else "0"
    return str(waarde)


def _uit_tekst(soort: type, tekst: str) -> Any:
    if soort is bool:
        return tekst == "1"
    return soort(tekst) if tekst else soort()
