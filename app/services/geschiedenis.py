"""Services: the history of one fact: who changed what, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.domain.feit import Feit
from app.domain.feitsoorten import PER_CODE
from app.domain.mensen import Ambtenaar
from db import geschiedenis as db_geschiedenis

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.geschiedenis import AuditRegel


@dataclass(frozen=True, slots=True)
class Geschiedenisregel:
    """One change. `tijdstip` is in the computer's own time zone; `wie` a name or "".

    `actie` is one of maak, wijzig, trek_in, zet_terug. `velden` gives old and
    new value per changed field; `vernietigd`: the values are no longer there.
    """

    tijdstip: datetime
    wie: str
    actie: str
    velden: Mapping[str, tuple[Any, Any]]
    vernietigd: bool


def geschiedenis(sessie: Sessie, feit: Feit) -> tuple[Geschiedenisregel, ...]:
    """Give all changes of a fact, newest first."""
    return maak_regels(sessie, db_geschiedenis.geschiedenis(sessie.v, feit.SOORT, feit.id))


def maak_regels(sessie: Sessie, regels: Sequence[AuditRegel]) -> tuple[Geschiedenisregel, ...]:
    """Put names and local times to rows of an audit, newest first."""
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    return tuple(
        Geschiedenisregel(
            tijdstip=r.tijdstip.astimezone(),
            wie=namen.get(r.ambtenaar_id, ""),
            actie=str(r.actie),
            velden=r.velden,
            vernietigd=r.vernietigd,
        )
        for r in reversed(regels)
    )


@dataclass(frozen=True, slots=True)
class Dossierregel:
    """One change of one fact in a dossier; `soort` is its kind, the rest as Geschiedenisregel."""

    tijdstip: datetime
    wie: str
    actie: str
    soort: type[Feit]
    velden: Mapping[str, tuple[Any, Any]]


def van_dossier(sessie: Sessie, dossier_id: str) -> list[Dossierregel]:
    """Give every change of every fact that hangs on a dossier, newest first.

    Of people and schools (which belong to more than one dossier) each has its own history.
    """
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    regels = db_geschiedenis.sinds(sessie.v, datetime(1900, 1, 1, tzinfo=UTC), [dossier_id])
    return [
        Dossierregel(
            r.tijdstip.astimezone(),
            namen.get(r.ambtenaar_id, ""),
            str(r.actie),
            PER_CODE[r.soort],
            r.velden,
        )
        for r in reversed(regels)
        if r.soort in PER_CODE
    ]
