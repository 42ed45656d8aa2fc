"""UI: how a stand reads in one table row, with its colour; the words come from the services."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.domain.datumwoorden import toon_dag
from app.protocol.stand import Aard, Doorloopstand, Kantelpunt, Stand, Termijnstatus
from app.services import caseloadtekst
from app.ui.kleuren import Kleur

_KLEUREN = {
    "driehoek": Kleur.GEVAAR,
    "stip": Kleur.LET_OP,
    "pauze": Kleur.WACHT,
    "klok": Kleur.GOED,
}


@dataclass(frozen=True, slots=True)
class Urgentie:
    """Urgency by word, shape and colour; `kleur` None: no frame, plain soft text."""

    tekst: str
    icoon: str
    kleur: Kleur | None


def urgentie(stand: Stand) -> Urgentie:
    """Say how urgent a case is."""
    return urgentie_van(stand, stand.kantelpunt)


def urgentie_van(stand: Stand, punt: Kantelpunt) -> Urgentie:
    """Say how urgent one date of a case is."""
    vorm, tekst = caseloadtekst.urgentie(stand, punt)
    return Urgentie(tekst, vorm, _KLEUREN.get(vorm))


def kantelt_voluit(stand: Stand, punt: Kantelpunt | None = None) -> str:
    """Give the date as a heading of the panel: was, is, and what kind of date it is."""
    k = punt or stand.kantelpunt
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
    per_stap: dict[tuple[str, str], Doorloopstand] = {}
    for d in stand.doorlopen:
        plek = (d.tak or d.stap, d.stap)
        oud = per_stap.get(plek)
        if oud is None or _gewicht(d.stand) >= _gewicht(oud):
            per_stap[plek] = d.stand
    tekst = "+".join(stand.stappen) or stand.stap or "–"
    voluit = f"stap {tekst}" if stand.stap else "nog niet in een stap"
    return Stapbeeld(_kolommen(tuple(per_stap.items())), tekst, voluit)


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
    per_stap: tuple[tuple[tuple[str, str], Doorloopstand], ...],
) -> tuple[tuple[Doorloopstand, ...], ...]:
    """Put stappen that may run side by side in one column, in the protocol's order."""
    kolommen: dict[str, list[Doorloopstand]] = {}
    for (tak, _stap), stand in per_stap:
        kolommen.setdefault(tak, []).append(stand)
    return tuple(tuple(k) for k in kolommen.values())
