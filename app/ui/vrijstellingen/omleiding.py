"""UI: where an event of a protocol is recorded that an appeal, a request or leave holds.

Who clicks "kennisgeving getoetst" in a track gets the form of the appeal itself, with the
focus in the field; so nothing is recorded twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.dossierfeiten import DossierFeiten
from app.domain.vrijstellingen import Grond, Verlofaanvraag, Verlofsoort, Vrijstelling
from app.domain.vrijstellinggebeurtenissen import (
    GEHOORD_IN,
    VELD_VAN,
    VERLOFVELD_VAN,
    feit_van,
    is_afgeleid,
)

_BEGIN: Mapping[str, dict[str, Any]] = {
    "kennisgeving": {"opnieuw": False},
    "kennisgeving_opnieuw": {"opnieuw": True},
    "aanvraag_15": {"grond": Grond.ANDER_ONDERWIJS},
    "aanvraag_3a": {"grond": Grond.VERVANGEND},
    "aanvraag_3b": {"grond": Grond.LAATSTE_JAAR},
    "verlenging_3a": {"grond": Grond.VERVANGEND, "opnieuw": True},
}
_BEGIN_VERLOF = {"verlofaanvraag": Verlofsoort.GEWICHTIG, "verlof_13a": Verlofsoort.BEROEP}
_GEHOORD = "gehoord"


@dataclass(frozen=True, slots=True)
class Omleiding:
    """Which form, of which fact (None: a new one), with what filled in and where to begin."""

    soort: str
    feit: Vrijstelling | Verlofaanvraag | None
    veld: str
    vooraf: dict[str, Any] = field(default_factory=dict)


def omleiding(
    feiten: DossierFeiten, soort: str, spoor: str = "", uitkomst: str = ""
) -> Omleiding | None:
    """Tell in which form an event is recorded; None: as the event that it is."""
    if soort in _BEGIN:
        vooraf = dict(_BEGIN[soort])
        if uitkomst:
            vooraf["grond"] = uitkomst
        return Omleiding(Vrijstelling.SOORT, None, "grond", vooraf)
    if soort in _BEGIN_VERLOF:
        return Omleiding(Verlofaanvraag.SOORT, None, "van", {"grond": _BEGIN_VERLOF[soort]})
    feit = _van_spoor(feiten, spoor)
    if isinstance(feit, Verlofaanvraag):
        veld = "hoofd_gehoord" if soort == _GEHOORD else VERLOFVELD_VAN.get(soort, "")
        veld = "bezwaar" if soort == "bezwaar" else veld
        return Omleiding(Verlofaanvraag.SOORT, feit, veld) if veld else None
    if soort in VERLOFVELD_VAN and feiten.verlof:
        return Omleiding(Verlofaanvraag.SOORT, feiten.verlof[-1], VERLOFVELD_VAN[soort])
    veld = VELD_VAN.get(soort, "")
    if feit is None and veld and soort not in ("melding_minister", "melding_arbeidsinspectie"):
        feit = _laatste_open(feiten)
    if feit is None:
        return None
    if soort == _GEHOORD:
        veld = GEHOORD_IN.get(uitkomst, "aanvrager_gehoord")
    if soort == "bezwaar":
        veld = "bezwaar"
    return Omleiding(Vrijstelling.SOORT, feit, veld) if veld else None


def _van_spoor(feiten: DossierFeiten, spoor: str) -> Vrijstelling | Verlofaanvraag | None:
    """Give the fact with which a track began."""
    sleutel = spoor.partition(":")[2]
    if not is_afgeleid(sleutel):
        return None
    alle: list[Vrijstelling | Verlofaanvraag] = [*feiten.vrijstellingen, *feiten.verlof]
    return next((f for f in alle if f.id == feit_van(sleutel)), None)


def _laatste_open(feiten: DossierFeiten) -> Vrijstelling | None:
    """Give the newest appeal or request that has no outcome yet."""
    open_ = [v for v in feiten.vrijstellingen if v.uitkomst is None]
    return open_[-1] if open_ else None
