"""Domain: the fact that completes a task or ends a wait, and why a task was put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Klaarmet(Keuze):
    """Which fact of the same dossier completes a task, or brings what was waited for."""

    CONTACT = "contact", "iemand gesproken"
    OUDERS = "ouders", "ouder of verzorger gesproken"
    LEERLING = "leerling", "leerling gesproken"
    SCHOOL = "school", "school gesproken"
    BRIEF = "brief", "brief verstuurd"
    OVERLEG = "overleg", "overleg gehouden"
    INTERVENTIE = "interventie", "interventie gestart"
    TOESTEMMING = "toestemming", "antwoord over toestemming"
    DOORGAVE = "doorgave", "doorgegeven aan een ander"
    DOCUMENT = "document", "document toegevoegd"
    INSCHRIJVING = "inschrijving", "ingeschreven op een school"
    GEBEURTENIS = "gebeurtenis", "gebeurtenis in een spoor"
    HERSTEL = "herstel", "herstel of terugval"
    BESLUIT = "besluit", "besluit over de stap"


BIJ_TAAK = {
    "School bellen": Klaarmet.SCHOOL,
    "Ouders bellen": Klaarmet.OUDERS,
    "Contact opnemen": Klaarmet.CONTACT,
    "Terugbellen": Klaarmet.CONTACT,
    "Brief versturen": Klaarmet.BRIEF,
    "Terugkoppelen": Klaarmet.DOORGAVE,
}
"""What the program can tell from a fixed task (domain.notitie): which fact completes it."""

BIJ_WACHT = {
    "so_plaats": Klaarmet.INSCHRIJVING,
    "intake_roc": Klaarmet.INSCHRIJVING,
    "intake_zorg": Klaarmet.INTERVENTIE,
    "wachtlijst": Klaarmet.INTERVENTIE,
    "advies": Klaarmet.DOCUMENT,
}
"""And from what is waited for (`Wachtop`): which fact says that it came."""


class Uitstelreden(Keuze):
    """Why a task was put off: a closed list, so that it says nothing of the leerling."""

    GEEN_GEHOOR = "geen_gehoor", "geen gehoor gekregen"
    WACHT = "wacht", "wacht op een ander"
    ANDER_EERST = "ander_eerst", "iets anders moet eerst"
    AFGESPROKEN = "afgesproken", "zo afgesproken"
    AFWEZIG = "afwezig", "vakantie of ziekte"
    DRUKTE = "drukte", "geen tijd"
    ANDERS = "anders", "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitstel(Feit):
    """A task was put off on `datum`, to `tot`; before that day it stood on its earlier date."""

    SOORT: ClassVar[str] = "uitstel"
    LABEL: ClassVar[str] = "Uitstel van een taak"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str | None = veld("Dossier", naar="dossier", default=None)
    taak_id: str = veld("Taak", naar="taak")
    datum: date = veld("Uitgesteld op")
    tot: date = veld("Tot")
    reden: Uitstelreden = veld("Waarom", default=Uitstelreden.ANDER_EERST)
    toelichting: str = veld("Toelichting", default="", notitie=True)
