"""Services: the fields of a draft of a proces-verbaal for a form, and reading them back.

Every value is text, as in a letter (`app.services.briefmodel`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.dossierfeiten import DossierFeiten
from app.domain.feit import Keuze, Vorm, lid_van, velden
from app.domain.opsporing import Ambtswoord, Overtreding, Pvconcept, Verdachte
from app.services.briefmodel import Invulsoort, Invulveld
from app.services.opsporingsvelden import LEERLING, mogelijke_verdachten

WIE = "ouder_id"
"""The field that says who is suspected; "leerling" for himself."""
_LANG = (
    "school",
    "mededeling",
    "leerplicht",
    "hulp",
    "omstandigheden",
    "overweging",
    "bijlagen",
    "reden",
)
_HOEFT_NIET = frozenset(
    {"school", "mededeling", "leerplicht", "hulp", "omstandigheden", "reden", "akkoord_ovj"}
)
_UITLEG = {
    "overweging": "Waarom dit proces-verbaal, en waarom het de verdachte kan worden verweten. "
    "Geen ziekte of diagnose.",
    "omstandigheden": "Alleen wat de officier moet weten. Geen ziekte of diagnose.",
    "mededeling": "Bij luxeverzuim: waar en wanneer de school dit bekendmaakte.",
    "bijlagen": "Op elke regel één bijlage.",
    "reden": "Alleen als een voorwaarde nog niet in orde is.",
    "akkoord_ovj": "Alleen als een termijn voorbij is.",
}
_VOLGORDE = (
    WIE,
    "overtreding",
    "verzuim_van",
    "verzuim_tot",
    "pleegplaats",
    "geboren",
    "geboorteplaats",
    "ambtswoord",
    "eerder_veroordeeld",
    "overweging",
    "school",
    "mededeling",
    "leerplicht",
    "hulp",
    "omstandigheden",
    "bijlagen",
    "akkoord_ovj",
    "reden",
)


def invulvelden(concept: Pvconcept, feiten: DossierFeiten, datum: date) -> list[Invulveld]:
    """List the fields of a draft with what stands in them."""
    labels = {v.naam: v for v in velden(Pvconcept)}
    uit = []
    for naam in _VOLGORDE:
        if naam == "geboren" and concept.verdachte is Verdachte.LEERLING:
            continue
        if naam == WIE:
            uit.append(_wie(concept, feiten, datum))
            continue
        veld = labels[naam]
        soort, opties = Invulsoort.TEKST, tuple[tuple[str, str], ...]()
        if naam in _LANG:
            soort = Invulsoort.REGELS
        elif veld.vorm is Vorm.DAG:
            soort = Invulsoort.DAG
        elif veld.keuze is not None:
            soort, opties = Invulsoort.KEUS, _opties(veld.keuze)
        elif veld.vorm is Vorm.JANEE:
            soort, opties = Invulsoort.KEUS, (("nee", "nee"), ("ja", "ja"))
        uit.append(
            Invulveld(
                code=naam,
                label=veld.label,
                soort=soort,
                standaard=_tekst(getattr(concept, naam)),
                verplicht=naam not in _HOEFT_NIET,
                uitleg=_UITLEG.get(naam, ""),
                opties=opties,
                terug=True,
                ruim=naam == "overweging",
            )
        )
    return uit


def met_keuzes(concept: Pvconcept, keuzes: Mapping[str, str]) -> Pvconcept:
    """Put what stands in the form into the draft; what is not in the form stays."""
    uit: dict[str, Any] = {}
    if wie := keuzes.get(WIE, ""):
        zelf = wie == LEERLING
        uit["verdachte"] = Verdachte.LEERLING if zelf else Verdachte.OUDER
        uit["ouder_id"] = None if zelf else wie
    for veld in velden(Pvconcept):
        if veld.naam not in keuzes or veld.naam in (WIE, "verdachte"):
            continue
        tekst = keuzes[veld.naam]
        if veld.vorm is Vorm.DAG:
            uit[veld.naam] = date.fromisoformat(tekst) if tekst else None
        elif veld.naam == "overtreding":
            uit[veld.naam] = lid_van(Overtreding, tekst) if tekst else concept.overtreding
        elif veld.naam == "ambtswoord":
            uit[veld.naam] = lid_van(Ambtswoord, tekst) if tekst else None
        elif veld.vorm is Vorm.JANEE:
            uit[veld.naam] = tekst == "ja"
        else:
            uit[veld.naam] = tekst
    nieuw = replace(concept, **uit)
    return replace(nieuw, geboren=None) if nieuw.verdachte is Verdachte.LEERLING else nieuw


def _wie(concept: Pvconcept, feiten: DossierFeiten, datum: date) -> Invulveld:
    """Ask who is suspected."""
    return Invulveld(
        code=WIE,
        label="Verdachte",
        soort=Invulsoort.KEUS,
        standaard=concept.ouder_id or LEERLING,
        opties=tuple(mogelijke_verdachten(feiten, datum)),
    )


def _opties(keuze: type[Keuze]) -> tuple[tuple[str, str], ...]:
    return tuple((str(k.value), k.label) for k in keuze)


def _tekst(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
