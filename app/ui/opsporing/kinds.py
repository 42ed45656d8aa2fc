"""UI: the forms of the sealed kinds: which fields, in which order, and what is proposed.

The verdachte is asked as one question (which ouder, or the leerling himself); `met_verdachte`
makes the two fields of it that the fact has.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.opsporing import (
    Adviesaan,
    Adviesvraag,
    Haltverwijzing,
    ProcesVerbaal,
    Verdachte,
    Verhoor,
)
from app.domain.verzuim import Periodesoort
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.kinds import Vastlegsoort

WIE = "ouder_id"


def met_verdachte(soort: type[Any], waarden: Mapping[str, Any]) -> dict[str, Any]:
    """Say who is suspected from the choice of a person: an ouder, or (None) the leerling."""
    uit = dict(waarden)
    if soort in (Verhoor, ProcesVerbaal):
        uit["verdachte"] = Verdachte.OUDER if uit.get(WIE) else Verdachte.LEERLING
    return uit


def _eerste_ouder(k: Kader) -> str | None:
    ouders = [o for o in k.ouders() if o.gezag] or k.ouders()
    return ouders[0].id if ouders else None


def _eerste_dag(k: Kader) -> date | None:
    """Give the first day of the ongeoorloofd absence that was known on the day."""
    dagen = [
        p.eerste_dag
        for p in k.beeld.feiten.perioden
        if p.soort is Periodesoort.ONGEOORLOOFD and p.eerste_dag <= k.peildatum
    ]
    return min(dagen, default=None)


def _verhoor(k: Kader) -> dict[str, Any]:
    return {"uitgenodigd": k.peildatum, WIE: _eerste_ouder(k), "verzuim_van": _eerste_dag(k)}


def _halt(k: Kader) -> dict[str, Any]:
    return {"datum": k.peildatum}


def _advies(k: Kader) -> dict[str, Any]:
    return {"gevraagd": k.peildatum, "aan": Adviesaan.RAAD}


def _pv(k: Kader) -> dict[str, Any]:
    """Propose what the last verhoor was about."""
    verhoren = [f for f in k.beeld.feiten.opsporing or () if isinstance(f, Verhoor)]
    if not verhoren:
        return {"opgemaakt": k.peildatum, WIE: _eerste_ouder(k), "verzuim_van": _eerste_dag(k)}
    laatste = verhoren[-1]
    return {
        "opgemaakt": k.peildatum,
        WIE: laatste.ouder_id,
        "overtreding": laatste.overtreding,
        "verzuim_van": laatste.verzuim_van,
        "verzuim_tot": laatste.verzuim_tot,
    }


OPSPORINGSKINDS: tuple[Vastlegsoort, ...] = (
    Vastlegsoort(
        Verhoor,
        "Verhoor",
        "",
        (
            WIE,
            "overtreding",
            "verzuim_van",
            "verzuim_tot",
            "uitgenodigd",
            "gehouden",
            "niet_verschenen",
            "plaats",
            "aanwezig",
            "cautie",
            "raadsman",
            "verslag",
            "getekend",
        ),
        WIE,
        begin=_verhoor,
        labels={WIE: "Verdachte"},
        lang=frozenset({"verslag"}),
    ),
    Vastlegsoort(
        Adviesvraag,
        "Adviesvraag",
        "",
        ("aan", "wie", "gevraagd", "ontvangen", "uitkomst"),
        "aan",
        begin=_advies,
    ),
    Vastlegsoort(
        Haltverwijzing,
        "Halt-verwijzing",
        "",
        (
            "datum",
            "uren",
            "te_laat",
            "instemming_leerling",
            "instemming_ouders",
            "eigen_initiatief",
            "problematiek_zonder_hulp",
            "reden",
        ),
        "datum",
        bij_wijzigen=("retour", "uitslag"),
        begin=_halt,
        lang=frozenset({"reden"}),
    ),
    Vastlegsoort(
        ProcesVerbaal,
        "Proces-verbaal",
        "",
        (
            WIE,
            "overtreding",
            "verzuim_van",
            "verzuim_tot",
            "opgemaakt",
            "eerder_veroordeeld",
            "ingestuurd",
            "kopie_raad",
            "reden",
        ),
        WIE,
        bij_wijzigen=(
            "zitting",
            "uitspraak",
            "strafbeschikking",
            "verzet",
            "onherroepelijk",
            "afdoening",
        ),
        vooruit=frozenset({"zitting"}),
        begin=_pv,
        labels={WIE: "Verdachte"},
        lang=frozenset({"reden", "afdoening"}),
    ),
)
"""In the order of the menu: the order in which they mostly come."""

OPSPORINGSKIND: dict[str, Vastlegsoort] = {k.code: k for k in OPSPORINGSKINDS}
"""The same by the code of their fact."""

STAP: Mapping[str, tuple[str, str]] = {
    "uitnodiging_verhoor": ("verhoor", ""),
    "verhoor": ("verhoor", "gehouden"),
    "halt_verwezen": ("haltverwijzing", ""),
    "halt_instemming_leerling": ("haltverwijzing", "instemming_leerling"),
    "halt_instemming_ouders": ("haltverwijzing", "instemming_ouders"),
    "halt_retour": ("haltverwijzing", "retour"),
    "advies_raad_gevraagd": ("adviesvraag", ""),
    "advies_raad": ("adviesvraag", "ontvangen"),
    "advies_arts_gevraagd": ("adviesvraag", ""),
    "advies_arts": ("adviesvraag", "ontvangen"),
    "pv_opgemaakt": ("procesverbaal", ""),
    "pv_ingestuurd": ("procesverbaal", "ingestuurd"),
    "pv_kopie_raad": ("procesverbaal", "kopie_raad"),
    "pv_zitting": ("procesverbaal", "zitting"),
    "pv_uitspraak": ("procesverbaal", "uitspraak"),
    "pv_strafbeschikking": ("procesverbaal", "strafbeschikking"),
    "pv_verzet": ("procesverbaal", "verzet"),
    "pv_onherroepelijk": ("procesverbaal", "onherroepelijk"),
}
"""Per moment the form that records it, and the field of a fact that is there; "": a new fact."""
