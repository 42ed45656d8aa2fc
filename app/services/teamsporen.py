"""Services: the tracks of the team as a whole, on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.scholen import Regio
from app.domain.sporen import Gebeurtenis
from app.protocol.sporen.teamsporen import bereken_teamsporen
from app.protocol.stand import Spoorstand
from app.services.protocollen import regelset_voor

if TYPE_CHECKING:
    from app.domain.schooldagen import Kalender
    from app.services.sessie import Sessie

_LADDER = str(Dossier.__dataclass_fields__["protocol"].default)
"""The protocol of a dossier that names none."""


def teamsporen(sessie: Sessie, peildatum: date) -> tuple[Spoorstand, ...]:
    """Compute what the team owes others (raad, minister, SWV), most urgent first."""
    regels = regelset_voor(
        sessie.teamprotocollen, sessie.protocolkeuzen, _LADDER, None, "", peildatum
    )
    gebeurtenissen = sessie.lees(Gebeurtenis, dossier_id=None)
    return bereken_teamsporen(regels.alle, gebeurtenissen, teamkalender(sessie), peildatum)


def teamkalender(sessie: Sessie) -> Kalender:
    """Give the calendar of the region in which the team works; without one that of Midden."""
    regio = sessie.instellingen.regio
    gevonden = next((r for r in Regio if r.value == regio), Regio.MIDDEN)
    return sessie.kalenders.voor_regio(gevonden)
