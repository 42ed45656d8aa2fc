"""Domain: one line of the tijdlijn, with where and how it is drawn in the picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.feit import Keuze


class Baan(StrEnum):
    """The lanes of the picture, from top to bottom."""

    VERZUIM = "verzuim"
    CONTACT = "contact"
    HANDELEN = "handelen"
    OPSPORING = "opsporing"
    """Of the sealed file: only there for who may open that."""


class Teken(StrEnum):
    """The mark of an item; every kind has a shape of its own, so that hue is never needed."""

    BALK_VOL = "balk_vol"
    BALK_GEARCEERD = "balk_gearceerd"
    BALK_OPEN = "balk_open"
    VLAG = "vlag"
    TELEFOON = "telefoon"
    MENSEN = "mensen"
    ENVELOP = "envelop"
    VIERKANT = "vierkant"
    RUIT_VOL = "ruit_vol"
    RUIT_OPEN = "ruit_open"
    PIJL = "pijl"
    VINK = "vink"
    HAND = "hand"
    PAUZE = "pauze"
    STIP = "stip"
    SLOT = "slot"
    VAKANTIE = "vakantie"


class Groep(Keuze):
    """What the filter row offers; OPSPORING to who has any. ACHTERGROND only shows under ALLES."""

    ALLES = "alles", "alles"
    MELDINGEN = "meldingen", "meldingen"
    CONTACT = "contact", "contact"
    INTERVENTIES = "interventies", "interventies"
    BRIEVEN = "brieven", "brieven"
    BESLUITEN = "besluiten", "besluiten"
    OPSPORING = "opsporing", "opsporing"
    ACHTERGROND = "achtergrond", "achtergrond"


@dataclass(frozen=True, slots=True, kw_only=True)
class TijdlijnItem:
    """One line: `titel` stands out, `tekst` follows it, `rechts` is the right column.

    `einde` is the last day of a spell, None for a moment; `loopt` says that a
    spell is still running on the peildatum. `ernst`: asks attention. `komt`:
    lies after the peildatum (computed items only). `volgorde` orders lines of
    the same day, the highest is shown first.
    """

    datum: date
    einde: date | None = None
    soort: str
    titel: str
    tekst: str = ""
    rechts: str = ""
    feit_soort: str | None = None
    feit_id: str | None = None
    baan: Baan | None = None
    vorm: Teken = Teken.STIP
    groep: Groep = Groep.ACHTERGROND
    notitie_op_slot: bool = False
    loopt: bool = False
    ernst: bool = False
    komt: bool = False
    volgorde: int = 0

    @property
    def regel(self) -> str:
        """Titel and tekst as one sentence, for copying and for screen readers."""
        delen = [self.titel, self.tekst]
        if self.notitie_op_slot:
            delen.append("notitie op slot")
        return " · ".join(d for d in delen if d)
