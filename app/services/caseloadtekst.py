"""Services: how a stand reads in one row of the caseload, in words; for screen, paper and xlsx.

The words of the dates are those of beslissingen, 'Caseload and dates': over
term with 0 schooldagen names the day, a date beyond a holiday says so.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from app.domain.datumwoorden import toon_dag
from app.protocol.stand import Aard, Kantelpunt, Spoorstand, Stand, Termijnstatus

HALF_JAAR = 183
"""Days; a date farther away is read in the wrong year when its year is not named."""


def urgentie(stand: Stand, punt: Kantelpunt | None = None) -> tuple[str, str]:
    """Say how urgent a case is, or one date of it: (shape, words).

    The shape is one of driehoek, stip, pauze, klok, streep: never colour alone.
    """
    k = punt or stand.kantelpunt
    if k.datum is None and stand.lang_thuis:
        return "driehoek", "geen datum gepland"
    if k.status is Termijnstatus.WACHT and stand.wacht:
        return "pauze", f"wacht tot {toon_dag(stand.wacht.tot)}"
    return urgentie_van_punt(k, stand.peildatum)


def urgentie_van_punt(k: Kantelpunt, peildatum: date) -> tuple[str, str]:
    """Say how urgent one date is, apart from any dossier: (shape, words)."""
    if k.status is Termijnstatus.OVER_TERMIJN:
        return "driehoek", _over(k)
    if k.status is Termijnstatus.DEZE_WEEK:
        return "stip", _nog(k, peildatum)
    if k.status is Termijnstatus.WACHT:
        return "pauze", "wacht"
    if k.status is Termijnstatus.OP_SCHEMA:
        return "klok", _nog(k, peildatum)
    return "streep", "geen datum"


def _over(k: Kantelpunt) -> str:
    """Say by how much a case is over term; 0 schooldagen names the day instead."""
    dagen = -(k.schooldagen or 0)
    if dagen <= 0:
        sinds = f" sinds {toon_dag(k.datum)}" if k.datum else ""
        return f"over termijn{sinds}"
    return "1 schooldag over" if dagen == 1 else f"{dagen} schooldagen over"


def _nog(k: Kantelpunt, peildatum: date) -> str:
    """Say how long it still is; a day in a holiday has no schooldagen before it and is named."""
    if k.na_vakantie:
        return "na de vakantie"
    if k.schooldagen is None:
        return f"op {toon_dag(k.datum)}" if k.datum else "op schema"
    if k.datum == peildatum:
        return "vandaag"
    if k.schooldagen == 0 and k.datum is not None:
        return f"op {toon_dag(k.datum)}"
    return "over 1 schooldag" if k.schooldagen == 1 else f"over {k.schooldagen} schooldagen"


def kantelt(stand: Stand, punt: Kantelpunt | None = None) -> str:
    """Give the date that is next, "–" without one; "?" marks a day that is still uncertain.

    The year stands with it where day and month alone would be read as the wrong one.
    """
    k = punt or stand.kantelpunt
    if k.datum is None:
        return "–"
    ver = abs((k.datum - stand.peildatum).days) > HALF_JAAR
    return f"{toon_dag(k.datum, jaar=ver)}{' ?' if k.onzeker else ''}"


def naar(stand: Stand, punt: Kantelpunt | None = None) -> str:
    """Say where it tips to: "3a of 3b", "4 actietafel"; of an aandachtsdatum what it is for.

    Of a track beside the ladder: what its step asks, or the name of that step.
    """
    k = punt or stand.kantelpunt
    if k.naar is None:
        return "datum plannen" if stand.lang_thuis else "–"
    if k.sleutel:
        return _klein(k.actie or _spoorstap(stand, k) or k.titel)
    if k.aard is Aard.AANDACHTSDATUM and k.actie:
        return k.actie
    if k.alternatief:
        return " of ".join((k.naar, *k.alternatief))
    for doorloop in stand.doorlopen:
        if doorloop.stap == k.naar:
            return f"{k.naar} {korte_naam(doorloop.naam)}"
    return k.naar


def _spoorstap(stand: Stand, k: Kantelpunt) -> str:
    """Name the step of a track that a date is about."""
    for spoor in stand.sporen:
        if spoor.sleutel == k.sleutel:
            for stap in spoor.stappen:
                if stap.code == k.naar:
                    return stap.naam
    return ""


def _klein(tekst: str) -> str:
    """Begin with a small letter, except where the word is written in capitals (SWV)."""
    return tekst[:1].lower() + tekst[1:] if tekst[1:2].islower() else tekst


def waarvan(stand: Stand, punt: Kantelpunt | None = None) -> str:
    """Say of what a date is, and what it asks: "Melding 16 uur: melding beoordelen"."""
    k = punt or stand.kantelpunt
    wat = naar(stand, k)
    if k.sleutel:
        return f"{k.titel}: {wat}" if wat != k.titel else k.titel
    stap_ = k.spoor or stand.stap
    voor = f"Stap {stap_}" if stap_ else "Stappen"
    return f"{voor}: naar {wat}" if k.aard is Aard.KANTELPUNT else f"{voor}: {wat}"


def andere_datums(stand: Stand) -> list[str]:
    """Give the dates that do not lead, soonest first, each on a line."""
    rest = [k for k in stand.kantelpunten if k != stand.kantelpunt and k.datum is not None]
    rest.sort(key=lambda k: k.datum or date.max)
    return [f"{kantelt(stand, k)} · {waarvan(stand, k)} ({urgentie(stand, k)[1]})" for k in rest]


def spoorregel(stand: Stand, spoor: Spoorstand) -> str:
    """Say of a track in one line what it asks and when, or how it ended."""
    if spoor.einde is not None:
        hoe = f": {spoor.uitkomst}" if spoor.uitkomst else ""
        return f"{spoor.naam}, afgerond op {toon_dag(spoor.einde)}{hoe}"
    if spoor.punt is None:
        return spoor.naam
    wat, hoe = naar(stand, spoor.punt), urgentie(stand, spoor.punt)[1]
    return f"{spoor.naam}, {kantelt(stand, spoor.punt)}: {wat} ({hoe})"


@lru_cache(maxsize=256)
def korte_naam(naam: str) -> str:
    """Shorten the name of a stap to its first word: "Het kernteam aan zet" is kernteam.

    A first word of three letters or less (SWV) says too little alone; then all
    up to a colon, comma or bracket stays.
    """
    kort = re.split(r"[:,(]", naam)[0].strip()
    kort = re.sub(r"^(de|het|een)\s+", "", kort, flags=re.IGNORECASE)
    eerste = kort.split()[0] if kort else ""
    if len(eerste) > 3:
        kort = eerste
    return _klein(kort)


def stap(stand: Stand) -> str:
    """Give the code of the stap, or of both when two run side by side."""
    return "+".join(stand.stappen) or stand.stap or "–"


def dagen_thuis(stand: Stand) -> str:
    """Give the days at home, "–" when not at home."""
    return "–" if stand.dagen_thuis is None else str(stand.dagen_thuis)
