"""UI: one row of the caseload table, made once: texts, sort keys and the spoken sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from app.domain.datumwoorden import toon_dag
from app.services import caseloadtekst
from app.services.caseload import CaseloadRij
from app.ui.caseload import teksten
from app.ui.caseload.teksten import Stapbeeld, Urgentie


class Kolom(IntEnum):
    """The columns, in their default order."""

    LEERLING = 0
    LEEFTIJD = 1
    SCHOOL = 2
    SOORT = 3
    STAP = 4
    URGENTIE = 5
    KANTELT = 6
    NAAR = 7
    DAGEN = 8
    AMBTENAAR = 9


KOPPEN: dict[Kolom, tuple[str, str, float, bool]] = {
    Kolom.LEERLING: ("Leerling", "Naam van de leerling", 8.7, False),
    Kolom.LEEFTIJD: ("Lft", "Leeftijd op de peildatum", 2.1, True),
    Kolom.SCHOOL: ("School", "School waar de leerling staat ingeschreven", 6.0, False),
    Kolom.SOORT: ("Soort", "Soort verzuim volgens de laatste melding", 4.4, False),
    Kolom.STAP: ("Stap", "Stap in het protocol", 4.9, False),
    Kolom.URGENTIE: ("Urgentie", "Hoe dringend: over termijn het langst eerst", 9.4, False),
    Kolom.KANTELT: ("Kantelt", "De dag waarop dit kantelt", 4.9, False),
    Kolom.NAAR: ("Naar", "Waarheen het kantelt", 5.8, False),
    Kolom.DAGEN: ("Dagen", "Dagen thuis", 3.15, True),
    Kolom.AMBTENAAR: ("Ambtenaar", "Wie dit dossier behandelt", 6.0, False),
}
"""Heading, tooltip, width in line heights, and whether the figures stand right."""


@dataclass(frozen=True, slots=True)
class TabelRij:
    """A row as the delegate paints it; `sleutels` sort per column, `voluit` is read aloud."""

    rij: CaseloadRij
    teksten: tuple[str, ...]
    sleutels: tuple[Any, ...]
    tweede: str
    tweede_smal: str
    urgentie: Urgentie
    stap: Stapbeeld
    voluit: str
    zoek: str


def maak_tabelrij(rij: CaseloadRij) -> TabelRij:
    """Make everything that a row ever shows, once."""
    stand = rij.stand
    urgentie = teksten.urgentie(stand)
    stap = teksten.stapbeeld(stand)
    kantelt = caseloadtekst.kantelt(stand)
    naar = caseloadtekst.naar(stand)
    dagen = teksten.dagen_thuis(stand)
    datum = stand.kantelpunt.datum
    verre = (1, 0) if datum is None else (0, datum.toordinal())
    laag = rij.naam.casefold()
    thuis = "" if stand.dagen_thuis is None else f", {dagen} dagen thuis"
    spoor = f", spoor {stand.kantelpunt.titel}" if stand.kantelpunt.titel else ""
    return TabelRij(
        rij=rij,
        zoek=rij.zoektekst,
        teksten=(
            rij.naam,
            str(rij.leeftijd),
            rij.school or "–",
            rij.soort,
            stap.tekst,
            urgentie.tekst,
            kantelt,
            naar,
            dagen,
            rij.ambtenaar or "–",
        ),
        sleutels=(
            laag,
            (rij.leeftijd, laag),
            (rij.school.casefold() or "\uffff", laag),
            (rij.soort, laag),
            (stap.tekst, laag),
            rij.urgentie,
            (verre, laag),
            (naar, laag),
            (-(stand.dagen_thuis or 0), laag),
            (rij.ambtenaar.casefold() or "\uffff", laag),
        ),
        tweede=_tweede(rij),
        tweede_smal=f"{rij.leeftijd} jaar · {rij.soort} · {rij.school or 'geen school'}",
        urgentie=urgentie,
        stap=stap,
        voluit=(
            f"{rij.naam}, {rij.leeftijd} jaar, {rij.school or 'geen school'}, {rij.soort}, "
            f"{stap.voluit}, {urgentie.tekst}, kantelt {kantelt}, naar {naar}{spoor}{thuis}"
        ),
    )


def _tweede(rij: CaseloadRij) -> str:
    """Say what no column says: when somebody was last heard, and who leads."""
    stand = rij.stand
    gehoord = (
        f"gehoord {toon_dag(stand.laatste_contact, weekdag=False)}"
        if stand.laatste_contact
        else "nog niet gehoord"
    )
    regie = stand.regie_proces.organisatie if stand.regie_proces else "geen regie"
    return f"{gehoord} · {regie}"
