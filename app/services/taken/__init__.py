"""Services: tasks and waits of all sources, what is done with them, and what falls between."""

from __future__ import annotations

from app.services.taken.doen import (
    beeindig_wacht,
    geef,
    kom_na,
    maak,
    stel_uit,
    vink_af,
    wacht_langer,
)
from app.services.taken.dossier import Zaak, taken_van
from app.services.taken.lijst import filter_taken, losse_taken, mijn_taken, ververs_taken, zaak_van
from app.services.taken.regel import Hoofd, Taakbron, Taakregel
from app.services.taken.vangnet import (
    Gat,
    Gatsoort,
    Herstelling,
    Vangnet,
    kijk_na,
    tussen_wal_en_schip,
    ververs_vangnet,
)

__all__ = [
    "Gat",
    "Gatsoort",
    "Herstelling",
    "Hoofd",
    "Taakbron",
    "Taakregel",
    "Vangnet",
    "Zaak",
    "beeindig_wacht",
    "filter_taken",
    "geef",
    "kijk_na",
    "kom_na",
    "losse_taken",
    "maak",
    "mijn_taken",
    "stel_uit",
    "taken_van",
    "tussen_wal_en_schip",
    "ververs_taken",
    "ververs_vangnet",
    "vink_af",
    "wacht_langer",
    "zaak_van",
]
