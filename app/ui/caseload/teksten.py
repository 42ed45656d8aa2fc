"""UI: how a stand reads in one table row: urgentie, kantelpunt, naar, stap. No Qt widgets.

The words of the dates are those of beslissingen, 'Caseload and dates'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.datumwoorden import toon_dag
from app.protocol.stand import Aard, Doorloopstand, Kantelpunt, Stand, Termijnstatus
from app.ui.kleuren import Kleur


@dataclass(frozen=True, slots=True)
class Urgentie:
    """Urgency by word, shape and colour; `kleur` None: no frame, plain soft text."""

    tekst: str
    icoon: str
    kleur: Kleur | None


def urgentie(stand: Stand) -> Urgentie:
    """Say how urgent a case is."""
    k = stand.kantelpunt
    if k.status is Termijnstatus.OVER_TERMIJN:
        return Urgentie(_over(k), "driehoek", Kleur.GEVAAR)
    if k.datum is None and stand.lang_thuis:
        return Urgentie("geen datum gepland", "driehoek", Kleur.GEVAAR)
    if k.status is Termijnstatus.DEZE_WEEK:
        return Urgentie(_nog(k), "stip", Kleur.LET_OP)
    if k.status is Termijnstatus.WACHT:
        tot = f"wacht tot {toon_dag(stand.wacht.tot)}" if stand.wacht else "wacht"
        return Urgentie(tot, "pauze", Kleur.WACHT)
    if k.status is Termijnstatus.OP_SCHEMA:
        return Urgentie(_nog(k), "klok", Kleur.GOED)
    return Urgentie("geen datum", "streep", None)


def _over(k: Kantelpunt) -> str:
    """Say by how much a case is over term; 0 schooldagen names the day instead."""
    dagen = -(k.schooldagen or 0)
    if dagen <= 0:
        sinds = f" sinds {toon_dag(k.datum)}" if k.datum else ""
        return f"over termijn{sinds}"
    return "1 schooldag over" if dagen == 1 else f"{dagen} schooldagen over"


def _nog(k: Kantelpunt) -> str:
    """Say how long it still is."""
    if k.na_vakantie:
        return "na de vakantie"
    if k.schooldagen is None:
        return f"op {toon_dag(k.datum)}" if k.datum else "op schema"
    if k.schooldagen == 0:
        return "vandaag"
    return "over 1 schooldag" if k.schooldagen == 1 else f"over {k.schooldagen} schooldagen"


def kantelt(stand: Stand) -> str:
    """Give the date that is next, "–" without one; "?" marks a day that is still uncertain."""
    k = stand.kantelpunt
    if k.datum is None:
        return "–"
    return f"{toon_dag(k.datum)}{' ?' if k.onzeker else ''}"


def kantelt_voluit(stand: Stand) -> str:
    """Give the date as a heading of the panel: was, is, and what kind of date it is."""
    k = stand.kantelpunt
    if k.datum is None:
        return "Geen datum gepland" if stand.lang_thuis else "Geen kantelpunt"
    soort = "Aandachtsdatum" if k.aard is Aard.AANDACHTSDATUM else "Kantelpunt"
    dag = toon_dag(k.datum, kort=False)
    if k.status is Termijnstatus.OVER_TERMIJN:
        return f"{soort} was {dag}"
    if k.schooldagen == 0 and k.datum == stand.peildatum:
        return f"{soort} is vandaag"
    na = ", na de vakantie" if k.na_vakantie else ""
    return f"{soort}: {dag}{na}"


def naar(stand: Stand) -> str:
    """Say where it tips to: "3a of 3b", "4 actietafel", or what is asked."""
    k = stand.kantelpunt
    if k.naar is None:
        if k.datum is None:
            return "datum plannen" if stand.lang_thuis else "–"
        return "afsluiten?" if stand.nazorg else "beoordelen"
    if k.alternatief:
        return " of ".join((k.naar, *k.alternatief))
    for doorloop in stand.doorlopen:
        if doorloop.stap == k.naar:
            return f"{k.naar} {korte_naam(doorloop.naam)}"
    return k.naar


@lru_cache(maxsize=256)
def korte_naam(naam: str) -> str:
    """Shorten the name of a stap: without its article, without what follows a colon or comma."""
    kort = re.split(r"[:,(]", naam)[0].strip()
    kort = re.sub(r"^(de|het|een)\s+", "", kort, flags=re.IGNORECASE)
    return kort[:1].lower() + kort[1:] if kort[1:2].islower() else kort


def dagen_thuis(stand: Stand) -> str:
    """Give the days at home, "–" when not at home."""
    return "–" if stand.dagen_thuis is None else str(stand.dagen_thuis)


@dataclass(frozen=True, slots=True)
class Stapbeeld:
    """The dots of the ladder: per column the states of its stappen (two where it branches)."""

    kolommen: tuple[tuple[Doorloopstand, ...], ...]
    tekst: str
    voluit: str


def stapbeeld(stand: Stand) -> Stapbeeld:
    """Draw the ladder in dots from the passages of a stand."""
    per_stap: dict[str, Doorloopstand] = {}
    for d in stand.doorlopen:
        oud = per_stap.get(d.stap)
        if oud is None or _gewicht(d.stand) >= _gewicht(oud):
            per_stap[d.stap] = d.stand
    tekst = "+".join(stand.stappen) or stand.stap or "–"
    voluit = f"stap {tekst}" if stand.stap else "nog niet in een stap"
    return Stapbeeld(_kolommen(tuple(sorted(per_stap.items()))), tekst, voluit)


def _gewicht(stand: Doorloopstand) -> int:
    """Of several passages through a stap the running one shows, then a finished one."""
    volgorde = (
        Doorloopstand.KOMEND,
        Doorloopstand.OVERGESLAGEN,
        Doorloopstand.GEDAAN,
        Doorloopstand.HUIDIG,
    )
    return volgorde.index(stand)


@lru_cache(maxsize=512)
def _kolommen(
    per_stap: tuple[tuple[str, Doorloopstand], ...],
) -> tuple[tuple[Doorloopstand, ...], ...]:
    """Put stappen with the same number (3a, 3b) in one column."""
    kolommen: dict[str, list[Doorloopstand]] = {}
    for stap, stand in per_stap:
        cijfers = re.match(r"\d+", stap)
        kolommen.setdefault(cijfers.group() if cijfers else stap, []).append(stand)
    return tuple(tuple(k) for k in kolommen.values())
