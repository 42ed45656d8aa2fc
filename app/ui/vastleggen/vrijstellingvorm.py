"""UI: how the forms of an appeal, a request and leave follow what is typed.

Which fields a ground has, which outcomes, which period is proposed, and how many schooldagen
lie between two days. The checks beside the fields: `app.ui.vrijstellingen.toetslijst`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.schooldagen import Kalender
from app.domain.vrijstellingen import (
    POSITIEF,
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Verlofsoort,
    Vrijstellinguitkomst,
    uitkomsten_bij,
)
from app.domain.vrijstellingtoets import eerder_verleend, tel_schooldagen, voorstel_periode

if TYPE_CHECKING:
    from app.ui.vastleggen.kader import Kader
    from app.ui.vastleggen.opzet import Veldopzet

Waarden = Mapping[str, Any]
Velden = Mapping[str, "Veldopzet"]

VRIJSTELLINGVELDEN = (
    "grond",
    "ingediend",
    "opnieuw",
    "verklaring_op",
    "verklaring_door",
    "duur",
    "teruggekeken",
    "laatst_geplaatst",
    "swv_gevraagd",
    "swv_advies",
    "swv_advies_op",
    "plan_op",
    "aanvrager_gehoord",
    "jongere_gehoord",
    "hoofd_gehoord",
    "mbo_gehoord",
    "zorg_gehoord",
    "uitkomst",
    "uitkomst_op",
    "van",
    "tot",
    "gemeente",
    "gemeld_op",
    "arbeidsinspectie_op",
    "bezwaar",
    "bezwaar_op",
    "notitie",
)
"""In the order in which it happens."""

VERLOFVELDEN = (
    "grond",
    "ontvangen",
    "van",
    "tot",
    "dagen",
    "eerder",
    "hoofd_gehoord",
    "besluit",
    "besluit_op",
    "verleend",
    "bezwaar",
    "bezwaar_op",
    "notitie",
)

_VERKLARING = frozenset({"verklaring_op", "verklaring_door"})
_GEHOORD = frozenset({"plan_op", "aanvrager_gehoord", "jongere_gehoord", "hoofd_gehoord"})
_PER_GROND: dict[Grond, frozenset[str]] = {
    Grond.LICHAMELIJK_PSYCHISCH: _VERKLARING
    | {"duur", "swv_gevraagd", "swv_advies", "swv_advies_op"},
    Grond.RICHTING: frozenset({"verklaring_op", "teruggekeken", "laatst_geplaatst"}),
    Grond.BUITENLAND: frozenset({"verklaring_op"}),
    Grond.TREKKEND: frozenset(),
    Grond.ANDER_ONDERWIJS: frozenset(),
    Grond.VERVANGEND: _GEHOORD,
    Grond.LAATSTE_JAAR: _GEHOORD | {"mbo_gehoord", "zorg_gehoord"},
}
_ALTIJD = frozenset({"grond", "ingediend", "opnieuw", "uitkomst", "notitie"})
_AAN_ARBEIDSINSPECTIE = (Grond.LICHAMELIJK_PSYCHISCH, Grond.RICHTING, Grond.LAATSTE_JAAR)


def begin_vrijstelling(k: Kader) -> dict[str, Any]:
    """Propose what is known: today, and that it is not the first time when one stood before."""
    eerder = k.beeld.feiten.vrijstellingen
    return {
        "ingediend": k.peildatum,
        "grond": eerder[-1].grond if eerder else Grond.RICHTING,
        "opnieuw": bool(eerder),
    }


def begin_verlof(k: Kader) -> dict[str, Any]:
    """Propose today."""
    return {"ontvangen": k.peildatum, "grond": Verlofsoort.GEWICHTIG, "eerder": 0}


def zichtbaar_vrijstelling(w: Waarden) -> frozenset[str]:
    """Tell which fields the ground and the outcome ask."""
    grond, uitkomst = w.get("grond"), w.get("uitkomst")
    if not isinstance(grond, Grond):
        return _ALTIJD
    velden = set(_ALTIJD | _PER_GROND[grond])
    if grond is Grond.VERVANGEND and w.get("opnieuw"):
        velden.add("verklaring_op")
    if uitkomst is None:
        return frozenset(velden)
    velden.add("uitkomst_op")
    if uitkomst in POSITIEF:
        velden |= {"van", "tot", "gemeld_op"}
        if grond in _AAN_ARBEIDSINSPECTIE:
            velden.add("arbeidsinspectie_op")
    if uitkomst is Vrijstellinguitkomst.ANDERE_GEMEENTE:
        velden.add("gemeente")
    if uitkomst is Vrijstellinguitkomst.AFGEWEZEN and not grond.is_beroep:
        velden |= {"bezwaar", "bezwaar_op"}
    return frozenset(velden)


def zichtbaar_verlof(w: Waarden) -> frozenset[str]:
    """Tell which fields a request for leave asks."""
    velden = {"grond", "ontvangen", "van", "tot", "dagen", "eerder", "besluit", "notitie"}
    gewichtig = w.get("grond") is Verlofsoort.GEWICHTIG
    if gewichtig and (w.get("dagen") or 0) + (w.get("eerder") or 0) > 10:
        velden.add("hoofd_gehoord")
    besluit = w.get("besluit")
    if besluit is not None:
        velden.add("besluit_op")
    if besluit in (Verlofbesluit.TOEGEKEND, Verlofbesluit.DEELS):
        velden.add("verleend")
    if gewichtig and besluit in (Verlofbesluit.DEELS, Verlofbesluit.AFGEWEZEN):
        velden |= {"bezwaar", "bezwaar_op"}
    return frozenset(velden)


def volg_vrijstelling(kader: Kader, naam: str, velden: Velden, w: Waarden) -> None:
    """Follow a change: the outcomes of a ground, and a period and day where there is none."""
    grond, uitkomst = w.get("grond"), w.get("uitkomst")
    if not isinstance(grond, Grond):
        return
    if naam in ("", "grond"):
        opties: list[tuple[str | None, str]] = [(None, "nog niet bekend")]
        opties += [(u.value, u.label) for u in uitkomsten_bij(grond)]
        velden["uitkomst"].invoer.zet_opties(opties)  # type: ignore[attr-defined]
    if naam not in ("grond", "uitkomst") or uitkomst is None:
        return
    if w.get("uitkomst_op") is None:
        velden["uitkomst_op"].invoer.zet(kader.peildatum)
    if uitkomst in POSITIEF and w.get("van") is None and w.get("ingediend") is not None:
        van, tot = voorstel_periode(grond, w["ingediend"], opnieuw=bool(w.get("opnieuw")))
        velden["van"].invoer.zet(van)
        if w.get("tot") is None and not _permanent(w):
            velden["tot"].invoer.zet(tot)


def _permanent(w: Waarden) -> bool:
    return str(w.get("duur")) == "permanent"


def volg_verlof(kader: Kader, naam: str, velden: Velden, w: Waarden) -> None:
    """Follow a change: count the schooldagen, and what was given before in that schooljaar."""
    van, tot = w.get("van"), w.get("tot")
    if naam in ("van", "tot") and van is not None and tot is not None:
        velden["dagen"].invoer.zet(_geteld(kader.beeld.kalender, van, tot))
    if naam in ("van", "grond") and van is not None and w.get("grond") is not None:
        proef = Verlofaanvraag(
            id="", dossier_id="", grond=w["grond"], ontvangen=van, van=van, tot=van, dagen=0
        )
        velden["eerder"].invoer.zet(eerder_verleend(proef, kader.beeld.feiten.verlof))
    if naam == "besluit" and w.get("besluit") is not None and w.get("besluit_op") is None:
        velden["besluit_op"].invoer.zet(kader.peildatum)


def _geteld(kalender: Kalender, van: date, tot: date) -> int:
    return tel_schooldagen(kalender, van, tot)
