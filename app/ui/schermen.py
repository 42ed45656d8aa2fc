"""UI: the list of screens of the window and how each is made, when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.venster import Venster

SCHERMEN: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "",
        (
            ("caseload", "Caseload", "lijst"),
            ("meldingen", "Meldingen", "bakje"),
            ("taken", "Taken", "taak"),
            ("agenda", "Agenda", "agenda"),
            ("absoluut", "Absoluut verzuim", "zoek"),
            ("vrijstellingen", "Vrijstellingen", "schild"),
            ("brieven", "Brieven", "envelop"),
            ("verwijzingen", "Verwijzingen", "vooruit"),
        ),
    ),
    (
        "Beheer",
        (
            ("protocollen", "Protocollen", "protocol"),
            ("sjablonen", "Sjablonen", "document"),
            ("scholen", "Scholen en kalender", "school"),
            ("mensen", "Mensen en rechten", "personen"),
            ("reservekopie", "Kopie en logboek", "reservekopie"),
            ("instellingen", "Instellingen", "instellingen"),
        ),
    ),
)
"""Groups of (code, name, icon); no navigation item without its screen (beslissingen, Screen)."""


def maak_scherm(code: str, venster: Venster) -> QWidget:
    """Make a screen; its module is imported only now, for the start."""
    kern = venster.kern
    if code == "caseload":
        return _maak_caseload(venster)
    if code == "dossier":
        from app.ui.dossier.dossier_view import DossierView

        return DossierView(kern, venster)
    if code == "leerling":
        from app.ui.leerling import LeerlingView

        return LeerlingView(kern, venster)
    if code == "meldingen":
        from app.ui.meldingen.view import MeldingenView

        return MeldingenView(kern, venster)
    if code == "taken":
        from app.ui.taken.view import TakenView

        return TakenView(kern, venster)
    if code == "agenda":
        from app.ui.agenda.view import AgendaView

        agenda = AgendaView(kern, venster)
        agenda.dossier_gevraagd.connect(kern.toon_dossier)
        return agenda
    if code == "absoluut":
        from app.ui.absoluut.view import AbsoluutView

        return AbsoluutView(kern, venster)
    if code == "vrijstellingen":
        from app.ui.vrijstellingen.view import VrijstellingenView

        return VrijstellingenView(kern, venster)
    if code == "brieven":
        from app.ui.brieven.view import BrievenView

        return BrievenView(kern, venster)
    if code == "verwijzingen":
        from app.ui.verwijzingen.view import VerwijzingenView

        return VerwijzingenView(kern, venster)
    return _maak_beheer(code, venster)


def _maak_beheer(code: str, venster: Venster) -> QWidget:
    """Make a screen of Beheer."""
    kern = venster.kern
    if code == "sjablonen":
        from app.ui.sjablonen.view import SjablonenView

        return SjablonenView(kern, venster)
    if code == "protocollen":
        from app.ui.protocollen.view import ProtocollenView

        return ProtocollenView(kern, venster)
    if code == "scholen":
        from app.ui.beheer.scholen import ScholenView

        return ScholenView(kern, venster)
    if code == "mensen":
        from app.ui.beheer.mensen import MensenView

        return MensenView(kern, venster)
    if code == "reservekopie":
        from app.ui.beheer.reservekopie import ReservekopieView

        view = ReservekopieView(kern, venster)
        view.kopieen.veranderd.connect(venster.kopieerder.vertel)
        return view
    from app.ui.beheer.instellingen import InstellingenView

    return InstellingenView(kern, venster)


def _maak_caseload(venster: Venster) -> QWidget:
    """Make the caseload and connect it to the navigation."""
    from app.ui.caseload.view import CaseloadView

    view = CaseloadView(venster.kern, venster)
    view.dossier_gevraagd.connect(venster.kern.toon_dossier)
    view.aantal_veranderd.connect(venster.zijbalk.knoppen["caseload"].zet_aantal)
    view.sinds_gevraagd.connect(venster.acties["sinds"].trigger)
    view.laad()
    return view
