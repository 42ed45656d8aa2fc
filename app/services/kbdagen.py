"""Services: the days by koninklijk besluit on which no term of the law ends: shipped, and added."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.feestdagen import GELIJKGESTELD
from app.domain.fouten import InvoerFout
from app.domain.kbdagen import als_tekst, kb_dagen_van, keur_kb_dag
from app.services import instellingen

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

MEEGELEVERD = "meegeleverd met Kantelpunt"


@dataclass(frozen=True, slots=True)
class KbDag:
    """One day, the decree, and whether the team added it."""

    dag: date
    besluit: str
    eigen: bool


def kb_dagen(sessie: Sessie) -> list[KbDag]:
    """List all days, in order."""
    eigen = kb_dagen_van(sessie.instellingen.kb_dagen)
    lijst = [KbDag(dag, besluit, True) for dag, besluit in eigen.items()]
    lijst += [KbDag(dag, MEEGELEVERD, False) for dag in GELIJKGESTELD - eigen.keys()]
    return sorted(lijst, key=lambda d: d.dag)


def voeg_toe(sessie: Sessie, dag: date, besluit: str) -> Wijziging:
    """Add a day. InvoerFout: it counts already, or the decree is missing."""
    besluit = " ".join(besluit.split())
    keur_kb_dag(dag, besluit)
    eigen = kb_dagen_van(sessie.instellingen.kb_dagen)
    if dag in eigen:
        raise InvoerFout("Deze dag staat er al.", "Haal hem eerst weg.", veld="dag")
    return _bewaar(sessie, {**eigen, dag: besluit})


def haal_weg(sessie: Sessie, dag: date) -> Wijziging:
    """Take a day of the team away again."""
    eigen = kb_dagen_van(sessie.instellingen.kb_dagen)
    return _bewaar(sessie, {d: b for d, b in eigen.items() if d != dag})


def _bewaar(sessie: Sessie, dagen: dict[date, str]) -> Wijziging:
    nieuw = dataclasses.replace(sessie.instellingen, kb_dagen=als_tekst(dagen))
    return instellingen.bewaar(sessie, nieuw)
