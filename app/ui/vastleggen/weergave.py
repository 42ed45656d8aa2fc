"""UI: a value of a fact as Dutch text, for the history and for comparing two versions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Keuze, Veld, Vorm
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar, Ouder
from app.domain.scholen import School
from app.domain.verzuim import Melding
from app.ui.vastleggen.kader import ouder_tekst

if TYPE_CHECKING:
    from app.services.sessie import Sessie

LEEG = "–"


def lid(keuze: type[Keuze], code: str) -> Keuze:
    """Give the member of a closed list by its code; KeyError when there is none."""
    return {k.value: k for k in keuze}[code]


def toon_waarde(veld: Veld, waarde: Any, sessie: Sessie | None = None) -> str:
    """Show a value; a reference by its name where `sessie` can find it."""
    if waarde is None or waarde == "":
        return LEEG
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return toon_dag(waarde, jaar=True)
    if veld.keuze is not None:
        return waarde.label if isinstance(waarde, Keuze) else lid(veld.keuze, waarde).label
    if veld.vorm is Vorm.VERWIJZING:
        return _verwijzing(veld, str(waarde), sessie)
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    return str(waarde)


def _verwijzing(veld: Veld, sleutel: str, sessie: Sessie | None) -> str:
    """Name what a reference points to; a short stand-in when it is gone."""
    soort = PER_CODE.get(veld.verwijst_naar or "")
    if sessie is None or soort is None:
        return "…"
    try:
        feit = sessie.lees_een(soort, sleutel)
    except KnownError:
        return "(ingetrokken)"
    if isinstance(feit, Ouder):
        return ouder_tekst(feit)
    if isinstance(feit, School | Ambtenaar):
        return feit.naam
    if isinstance(feit, Melding):
        return f"{feit.soort.label}, {toon_dag(feit.melddatum)}"
    return soort.LABEL.lower()
