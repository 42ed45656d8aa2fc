"""Services: how a task reads: when it is due, what settles it, how often it comes back."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Eenheid, Taak
from app.domain.feestdagen import is_werkdag
from app.domain.klaarmet import Klaarmet
from app.domain.namen import zoeknaam
from app.protocol.model import Signaalsoort

DAG = timedelta(days=1)
_VER = 400
"""Days; nobody counts werkdagen beyond that."""

KLAAR_DOOR_SIGNAAL = {
    Signaalsoort.LEEFTIJD: "vanzelf op die dag: dan verandert de plicht of de toestemming",
    Signaalsoort.LEEFTIJD_BEREIKT: "een antwoord van, of een brief aan de leerling zelf",
    Signaalsoort.NA_ZOMER: "een gesprek, herstel of verzuim op of na die dag",
    Signaalsoort.SCHOOLWISSEL: "een besluit, herstel, interventie of overleg sinds die dag",
    Signaalsoort.UITGESCHREVEN: "een nieuwe inschrijving",
    Signaalsoort.VERHUISD: "het dossier sluiten",
    Signaalsoort.STIL: "iemand spreken, een interventie of een overleg",
    Signaalsoort.ZONDER_START: "waar de termijn van telt: interventie, bespreking of overleg",
    Signaalsoort.WEER_THUIS: "herstel of terugval vastleggen",
}
"""The signalen of the engine that ask somebody to do one thing, and the fact that settles each.

The others show a threshold; what those ask runs in a track with steps of its own.
"""

_ENKEL = {
    Eenheid.SCHOOLWEKEN: "elke schoolweek",
    Eenheid.SCHOOLDAGEN: "elke schooldag",
    Eenheid.WERKDAGEN: "elke werkdag",
    Eenheid.DAGEN: "elke dag",
    Eenheid.WEKEN: "elke week",
    Eenheid.MAANDEN: "elke maand",
}

_vouw = lru_cache(maxsize=8192)(zoeknaam)
"""Folding of words that come back line after line."""


def zoekregel(*delen: str) -> str:
    """Fold what a line can be found by; the same as folding all of it as one text."""
    return " ".join(gevouwen for deel in delen if (gevouwen := _vouw(deel)))


@lru_cache(maxsize=4096)
def wanneer(dag: date, peildatum: date) -> tuple[str, str]:
    """Say when something is due that no protocol computes: (shape, words)."""
    if dag < peildatum:
        over = werkdagen_na(dag, peildatum)
        if over == 0:
            return "driehoek", f"over datum sinds {toon_dag(dag)}"
        return "driehoek", "1 werkdag over" if over == 1 else f"{over} werkdagen over"
    if dag == peildatum:
        return "stip", "vandaag"
    nog = werkdagen_na(peildatum, dag)
    if nog == 0:
        return "stip", f"op {toon_dag(dag)}"
    vorm = "stip" if nog <= 5 else "klok"
    return vorm, "over 1 werkdag" if nog == 1 else f"over {nog} werkdagen"


@lru_cache(maxsize=4096)
def werkdagen_na(begin: date, einde: date) -> int:
    """Count the werkdagen after a day up to and including another one."""
    dagen = min((einde - begin).days, _VER)
    return sum(is_werkdag(begin + n * DAG) for n in range(1, dagen + 1))


def klaar_met(met: Klaarmet | None, dag: date | None) -> str:
    """Say which fact settles a task by hand."""
    if met is None:
        return "afvinken"
    na = f" na {toon_dag(dag)}" if dag is not None else ""
    return f"afvinken, of vanzelf: {met.label}{na}"


def herhaalt(taak: Taak) -> str:
    """Say how often a task comes back, "" for once."""
    if taak.elke is None or taak.eenheid is None:
        return ""
    hoe = _ENKEL[taak.eenheid] if taak.elke == 1 else f"elke {taak.elke} {taak.eenheid.label}"
    return f"{hoe} t/m {toon_dag(taak.herhaal_tot)}" if taak.herhaal_tot else hoe
