"""UI: of drafts that are no form of a dossier: where they belong, and how to go on with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam
from app.domain.scholen import School
from app.services.concepten import Concept
from app.services.taken.lijst import hoofden_van
from app.ui import berichten
from app.ui.agenda.teamvenster import TEAM
from app.ui.beheer.feitformulier import LOS
from app.ui.beheer.instellingen import INSTELLINGEN
from app.ui.brieven.verzenden import VERZENDEN
from app.ui.kern import Kern
from app.ui.protocollen.view import PROTOCOL
from app.ui.sjablonen.view import SJABLOON
from app.ui.verslagen.verslag import VERSLAG, open_verslag

MELDING, AFSPRAAK = f"{LOS}melding", f"{LOS}schoolafspraak"
_ZONDER_PLEK = {
    "aanbieden": "dossiers",
    "weigeren": "aangeboden dossiers",
    "uitstellen": "taken",
    TEAM: "het team",
    VERZENDEN: "Brieven",
    INSTELLINGEN: "Instellingen",
    PROTOCOL: "Protocollen",
    SJABLOON: "Sjablonen",
}
"""What is not about one leerling or school, and where it was typed."""
_PAGINA = {
    "schoolbezoek": ("scholen", "Open het bezoek bij deze school"),
    AFSPRAAK: ("scholen", "Open de afspraak bij deze school"),
    "uitstellen": ("taken", "Stel dezelfde taken opnieuw uit"),
    "weigeren": ("caseload", "Open de aangeboden dossiers opnieuw"),
    VERZENDEN: ("brieven", "Open ‘Brief aan velen’ en kies dezelfde brief"),
    TEAM: ("agenda", "Leg hetzelfde vast voor het team"),
}
"""Which page to go to, and what to open there: then the text stands in it."""


def waar_van(kern: Kern, concept: Concept) -> str | None:
    """Name the dossier, leerling, school or page of a draft; KnownError or None when it is gone."""
    plek, code, _ = concept.sleutel
    if code in ("schoolbezoek", AFSPRAAK):
        return kern.sessie.lees_een(School, plek).naam
    if code == MELDING:
        return lijstnaam(kern.sessie.lees_een(Leerling, plek)) if plek else None
    if not plek:
        return _ZONDER_PLEK.get(code)
    hoofd = hoofden_van(kern.sessie, {plek}).get(plek)
    return hoofd.naam if hoofd is not None else None


def ga_verder(kern: Kern, concept: Concept, venster: QWidget) -> bool:
    """Open what the draft was typed in; False when it is a form of a dossier."""
    _, code, _ = concept.sleutel
    doe = _OPENEN.get(code)
    if doe is not None:
        doe(kern, concept, venster)
        return True
    if code in _PAGINA:
        pagina, zin = _PAGINA[code]
        kern.toon_pagina.emit(pagina)
        berichten.meld(f"{zin}: wat u typte, staat er dan in.", soort="wacht")
        return True
    return False


def _verslag(kern: Kern, concept: Concept, venster: QWidget) -> None:
    dossier_id, _, feit_id = concept.sleutel
    kern.toon_dossier.emit(dossier_id)
    open_verslag(kern, dossier_id, venster, feit_id)


def _melding(kern: Kern, concept: Concept, venster: QWidget) -> None:
    from app.ui.meldingen.nieuw import NieuweMelding

    NieuweMelding(kern, venster).open_voor(concept.sleutel[0])


def _sjabloon(kern: Kern, concept: Concept, venster: QWidget) -> None:
    kern.toon_pagina.emit("sjablonen")
    getattr(venster, "huidig_scherm").ga_naar(concept.sleutel[2])  # noqa: B009


def _protocol(kern: Kern, concept: Concept, venster: QWidget) -> None:
    kern.toon_pagina.emit("protocollen")
    getattr(venster, "huidig_scherm").toon(concept.sleutel[2])  # noqa: B009


def _instellingen(kern: Kern, _concept: Concept, _venster: QWidget) -> None:
    kern.toon_pagina.emit("instellingen")


def _aanbieden(kern: Kern, concept: Concept, venster: QWidget) -> None:
    from app.ui.overdracht.aanbieden import AanbiedDialoog

    AanbiedDialoog(kern, concept.sleutel[2].split("+"), venster).open()


_OPENEN: Mapping[str, Callable[[Kern, Concept, QWidget], None]] = {
    VERSLAG: _verslag,
    MELDING: _melding,
    SJABLOON: _sjabloon,
    PROTOCOL: _protocol,
    INSTELLINGEN: _instellingen,
    "aanbieden": _aanbieden,
}
