"""Services: one task as any list shows it, whatever it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.feit import Feit
from app.protocol.stand import Bron, Kantelpunt, PoortStand, Signaal


class Taakbron(StrEnum):
    """What a task comes from; the value is its word on the screen."""

    HAND = "taak"
    STAP = "stap"
    SPOOR = "spoor"
    POORT = "voorwaarde"
    SIGNAAL = "signaal"
    AFSPRAAK = "afspraak"
    WACHT = "wachten"
    MELDING = "melding"
    AANBOD = "aanbod"
    TEKENEN = "tekenen"
    TEAM = "team"
    BOA = "BOA-termijn"


@dataclass(frozen=True, slots=True)
class Hoofd:
    """The dossier that a task is about, as lists name it; all empty for a task of none."""

    dossier_id: str = ""
    dossiernummer: str = ""
    naam: str = ""
    school: str = ""
    ambtenaar_id: str = ""
    ambtenaar: str = ""


LOS = Hoofd()
"""The head of what is about no dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taakregel:
    """Something to do, with its day, whose it is, why, and what settles it.

    `sleutel` is stable over computing it again. `regel` and `uitleg` say which rule asks it
    and how its day came about; `rechtsgrond` where that rule stands (None: by hand). `wie`
    acts, when that is not leerplicht. `klaar_door` says which fact settles it. `wachtend`: a
    wait that still goes on. `feit`: the fact behind it, if it is one; `achter`: the date, gate
    or signaal; `spoor`: the key of the track. `zoektekst` is folded.
    """

    sleutel: str
    bron: Taakbron
    hoofd: Hoofd
    dag: date
    wat: str
    regel: str
    klaar_door: str
    over: bool
    vorm: str
    wanneer: str
    ambtenaar_id: str
    ambtenaar: str
    wie: str = ""
    uitleg: str = ""
    rechtsgrond: Bron | None = None
    verplicht: bool = True
    wachtend: bool = False
    herhaalt: str = ""
    uitgesteld: int = 0
    uitstelreden: str = ""
    feit: Feit | None = None
    achter: Kantelpunt | PoortStand | Signaal | None = None
    spoor: str = ""
    melding_id: str = ""
    legt_vast: tuple[str, ...] = ()
    zoektekst: str = ""

    @property
    def met_de_hand(self) -> bool:
        """Whether a person made it, so that it can be ticked off, put off and given away."""
        return self.bron is Taakbron.HAND
