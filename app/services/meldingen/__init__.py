"""Services: the inbox of meldingen: what waits, who it is about, what is decided, who must know."""

from __future__ import annotations

from app.services.meldingen.behandelen import (
    beoordeel,
    in_behandeling,
    sluit_af,
    ter_kennisgeving,
    wijs_toe,
    zet_vermoeden,
)
from app.services.meldingen.bekend import Bekend, wat_bekend_is
from app.services.meldingen.lijst import MeldingRij, aantal_nieuw, lijst, ververs
from app.services.meldingen.vragen import kenmerken, keur_kenmerk, vragen_bij

__all__ = [
    "Bekend",
    "MeldingRij",
    "aantal_nieuw",
    "beoordeel",
    "in_behandeling",
    "kenmerken",
    "keur_kenmerk",
    "lijst",
    "sluit_af",
    "ter_kennisgeving",
    "ververs",
    "vragen_bij",
    "wat_bekend_is",
    "wijs_toe",
    "zet_vermoeden",
]
