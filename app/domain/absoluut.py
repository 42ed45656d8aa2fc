"""Domain: what was found out about a leerling who is enrolled nowhere.

Outcomes administratief, daadwerkelijk and onterecht: RKC Apeldoorn bijlage B.1.2 (protocollen
6). The others say why somebody is set apart without a dossier: Zuid-Limburg par. 2.2 onder B
leaves out 5c pending and an address under investigation, and names who waits for the mbo
intake of February apart (protocollen 2, 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Bevinding(Keuze):
    """What was found out."""

    ADMINISTRATIEF = "administratief", "administratief: gaat naar school"
    DAADWERKELIJK = "daadwerkelijk", "daadwerkelijk: gaat niet naar school"
    ONTERECHT = "onterecht", "onterecht: met terugwerkende kracht ingeschreven"
    AANVRAAG_5C = "5_c_loopt", "school in het buitenland, nog niet zeker (5 onder c)"
    ADRES = "adres_in_onderzoek", "adres in onderzoek"
    WACHT_MBO = "wacht_mbo", "wacht op de instroom in het mbo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absoluutbevinding(Feit):
    """What was found out on a day; `tot` is until when it stands, empty: until it is found anew.

    With `daadwerkelijk` the melding that was made of it is named.
    """

    SOORT: ClassVar[str] = "absoluutbevinding"
    LABEL: ClassVar[str] = "Bevinding absoluut verzuim"
    DATUM: ClassVar[str | None] = "datum"

    leerling_id: str = veld("Leerling", naar="leerling")
    datum: date = veld("Datum")
    bevinding: Bevinding = veld("Bevinding")
    tot: date | None = veld("Geldt tot en met", default=None)
    melding_id: str | None = veld("Melding", naar="melding", default=None)
