"""Protocol: whether somebody can meet a demand by doing something, or whether it is a condition.

A letter can be sent, an ouder asked, a talk held. How old somebody is, what duty holds, which
school it is, how long the absence lasts and what was answered before is as it is: that closes a
gate too, but is nobody's task.
"""

from __future__ import annotations

from dataclasses import replace

from app.protocol.blik import Blik
from app.protocol.eisen.eisen import Kader, vervuld
from app.protocol.model import Eis, Voorwaarde

_TE_DOEN = frozenset(
    {
        Eis.TOESTEMMING,
        Eis.DOORGAVE,
        Eis.OVERLEG,
        Eis.INTERVENTIE,
        Eis.CONTACT,
        Eis.BESLUIT,
        Eis.REGIE,
        Eis.GEBEURTENIS,
        Eis.AFSPRAAK,
        Eis.BRIEF,
    }
)
"""Demands on a fact that comes of what a person does."""


def is_doenlijk(blik: Blik, eis: Voorwaarde, kader: Kader) -> bool:
    """Tell of a demand that is not met whether somebody can meet it by doing something.

    Of `alle` each part that is not met yet, of `een` any of them; what must not be there
    (`niet`) cannot be done.
    """
    match eis.eis:
        case Eis.ALLE:
            return all(
                vervuld(blik, d, kader).open or is_doenlijk(blik, d, kader) for d in eis.delen
            )
        case Eis.EEN:
            return any(is_doenlijk(blik, d, kader) for d in eis.delen)
        case Eis.MELDING:
            return bool(eis.uitkomsten)  # its status; a melding itself comes from elsewhere
        case Eis.GEBEURTENIS:
            return not _beantwoord(blik, eis, kader)
        case soort:
            return soort in _TE_DOEN


def _beantwoord(blik: Blik, eis: Voorwaarde, kader: Kader) -> bool:
    """Tell whether an event was recorded and by what it says does not meet the demand.

    So of what may be at most so much, of the last answer in a row, and of how old something
    was on the day that the track began.
    """
    if eis.maximum is None and not eis.achtereen and not eis.op_begin:
        return False
    kaal = replace(
        eis,
        minimum=None,
        maximum=None,
        achtereen=False,
        op_begin=False,
        binnen=None,
        keer=1,
        uitkomsten=frozenset() if eis.achtereen else eis.uitkomsten,
    )
    return vervuld(blik, kaal, kader).open
