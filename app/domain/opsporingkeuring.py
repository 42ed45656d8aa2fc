"""Domain: whether a sealed fact can be right: dates in order, and who may be a verdachte.

What a single fact shows is weighed by `app.domain.keuring.keur`, as for every kind; what
needs the leerling beside it by `keur_verdachte`. Sources: Lpw art. 2 lid 1 and 3, 4a, 4c
and 26 (a jongere answers for his own absence from 12 on; the ouders until he is 18); Halt's
criteria for leerplichtambtenaren (12 to 18).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.feit import Feit
from app.domain.fouten import InvoerFout
from app.domain.leeftijd import leeftijd, verjaardag
from app.domain.mensen import Leerling
from app.domain.opsporing import (
    Adviesvraag,
    Haltverwijzing,
    Opsporingsstuk,
    ProcesVerbaal,
    Pvconcept,
    Stukaan,
    Verdachte,
    Verhoor,
)

JONGSTE_VERDACHTE = 12
"""From this birthday on a leerling answers for his own absence (Lpw art. 2 lid 3)."""
MEERDERJARIG = 18
"""From this birthday on his ouders do not (Lpw art. 2 lid 1, 4c), and Halt is closed."""

OPSPORINGSPAREN: dict[str, tuple[tuple[str, str], ...]] = {
    "verhoor": (
        ("uitgenodigd", "gehouden"),
        ("verzuim_van", "verzuim_tot"),
        ("verzuim_van", "uitgenodigd"),
    ),
    "haltverwijzing": (("datum", "retour"),),
    "adviesvraag": (("gevraagd", "ontvangen"),),
    "procesverbaal": (
        ("verzuim_van", "verzuim_tot"),
        ("verzuim_van", "opgemaakt"),
        ("opgemaakt", "ingestuurd"),
        ("opgemaakt", "kopie_raad"),
        ("opgemaakt", "zitting"),
        ("ingestuurd", "zitting"),
        ("opgemaakt", "uitspraak"),
        ("ingestuurd", "uitspraak"),
        ("zitting", "uitspraak"),
        ("opgemaakt", "strafbeschikking"),
        ("strafbeschikking", "verzet"),
        ("strafbeschikking", "onherroepelijk"),
    ),
    "pvconcept": (("verzuim_van", "verzuim_tot"), ("verzuim_van", "begonnen")),
}
"""Per kind the fields of which the second may not lie before the first."""

OPSPORINGSLENGTEN = {
    ("verhoor", "verslag"): 20_000,
    ("haltverwijzing", "reden"): 20_000,
    ("procesverbaal", "reden"): 20_000,
    **{
        ("pvconcept", naam): 20_000
        for naam in (
            "school",
            "mededeling",
            "leerplicht",
            "hulp",
            "omstandigheden",
            "overweging",
            "reden",
            "bijlagen",
        )
    },
    ("opsporingsstuk", "invulling"): 100_000,
    ("opsporingsstuk", "afwijking"): 20_000,
}
"""Characters that fit in the long texts."""


def keur_verdachte(feit: Feit, leerling: Leerling, verzuim_van: date | None = None) -> None:
    """Refuse a verdachte whom the law does not know; InvoerFout names the field.

    `verzuim_van` is the first day of the unauthorised absence as the team file has it;
    what the fact itself says goes first. Without either the day of the fact counts.
    """
    geboren = leerling.geboortedatum
    if isinstance(feit, Haltverwijzing):
        if not JONGSTE_VERDACHTE <= leeftijd(geboren, feit.datum) < MEERDERJARIG:
            raise InvoerFout(
                "Halt is er voor jongeren van 12 tot 18 jaar.",
                "Kijk de datum na, of kies een andere weg.",
                veld="datum",
            )
        return
    if not isinstance(feit, Verhoor | ProcesVerbaal | Pvconcept):
        return
    dag: date = getattr(feit, feit.DATUM or "")
    eerste = feit.verzuim_van or verzuim_van or dag
    if feit.verdachte is Verdachte.LEERLING:
        if leeftijd(geboren, dag) < JONGSTE_VERDACHTE:
            raise InvoerFout(
                "Een leerling jonger dan 12 jaar kan geen verdachte zijn.",
                "Kies een ouder als verdachte.",
                veld="verdachte",
            )
    elif eerste >= verjaardag(geboren, MEERDERJARIG):
        raise InvoerFout(
            "Voor verzuim vanaf de 18e verjaardag is een ouder niet meer aansprakelijk.",
            "Kies de leerling, of vul in wanneer het verzuim begon.",
            veld="verdachte",
        )


def _keur_ouder(verdachte: Verdachte, ouder_id: str | None) -> None:
    if (verdachte is Verdachte.OUDER) != bool(ouder_id):
        raise InvoerFout(
            "Bij een ouder als verdachte hoort wie het is; bij een leerling niet.",
            "Kies de ouder, of maak dit veld leeg.",
            veld="ouder_id",
        )


def _keur_verhoor(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Verhoor)
    _keur_ouder(feit.verdachte, feit.ouder_id)
    if feit.niet_verschenen and feit.gehouden is not None:
        raise InvoerFout(
            "Een verhoor is gehouden of de verdachte is niet verschenen, niet allebei.",
            "Maak een van de twee leeg.",
            veld="niet_verschenen",
        )
    if feit.gehouden is None and (feit.verslag.strip() or feit.cautie):
        raise InvoerFout(
            "Cautie en verklaring horen bij een verhoor dat gehouden is.",
            "Vul in wanneer het verhoor was.",
            veld="gehouden",
        )


def _keur_halt(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Haltverwijzing)
    if (feit.retour is None) != (feit.uitslag is None):
        raise InvoerFout(
            "Bij een uitslag hoort de dag waarop Halt die gaf.",
            "Vul beide in of laat beide leeg.",
            veld="uitslag" if feit.uitslag is None else "retour",
        )


def _keur_advies(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Adviesvraag)
    if feit.uitkomst is not None and feit.ontvangen is None:
        raise InvoerFout(
            "Bij een advies hoort de dag waarop het kwam.",
            "Vul in wanneer u het ontving.",
            veld="ontvangen",
        )


def _keur_pv(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, ProcesVerbaal | Pvconcept)
    _keur_ouder(feit.verdachte, feit.ouder_id)


def _keur_stuk(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Opsporingsstuk)
    if (feit.aan is Stukaan.OUDER) != bool(feit.ouder_id):
        raise InvoerFout(
            "Bij een stuk aan een ouder hoort wie het is; bij een ander niet.",
            "Kies de ontvanger opnieuw.",
            veld="ouder_id",
        )
    if len(feit.sha256) != 64 or set(feit.sha256) - set("0123456789abcdef"):
        raise InvoerFout(
            "De vingerafdruk van de PDF klopt niet.", "Maak het stuk opnieuw.", veld="sha256"
        )


OPSPORINGSKEUR: dict[str, Callable[[Feit, date], None]] = {
    "verhoor": _keur_verhoor,
    "haltverwijzing": _keur_halt,
    "adviesvraag": _keur_advies,
    "procesverbaal": _keur_pv,
    "pvconcept": _keur_pv,
    "opsporingsstuk": _keur_stuk,
}
"""What one sealed fact shows by itself, per kind."""
