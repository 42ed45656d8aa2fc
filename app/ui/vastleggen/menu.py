"""UI: the menu "Vastleggen": every kind with its shortcut, and what ends a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.domain.mensen import Rol
from app.domain.sporen import Gebeurtenis
from app.services import gebeurtenissen
from app.ui.iconen import zet_icoon
from app.ui.kern import Kern
from app.ui.vastleggen.kinds import BESLUIT, HEROPENEN, KINDS, OVERDRAGEN, SLUITEN, VERWIJZING
from app.ui.vastleggen.spoorformulieren import SPOOR_BEGINNEN
from app.ui.vastleggen.verzoek import verzoeken, vraag_vastleggen

if TYPE_CHECKING:
    from app.protocol.ladder.besluitoptie import Besluitoptie

_ICONEN = {
    "contact": "telefoon",
    "interventie": "blokje",
    "overleg": "overleg",
    "verzuimperiode": "thuis",
    "telaat": "klok",
    "melding": "vlag",
    "meldingstatus": "vlag",
    "herstel": "herstel",
    "toestemming": "schild_vink",
    "belastbaarheid": "persoon",
    "regie": "regie",
    "wacht": "pauze",
    "afspraak": "agenda",
    "taak": "taak",
    "doorgave": "vooruit",
    "ouder": "personen",
    "inschrijving": "school",
    "verhuizing": "vooruit",
    "leerling": "persoon",
    "vrijstelling": "schild",
    "verlofaanvraag": "agenda",
}
GEBEURTENIS_ZOEKEN = "gebeurtenis_zoeken"
"""The code that asks for the list of all kinds of gebeurtenis."""
ZOEK_TOETS, SPOOR_TOETS = "Ctrl+Shift+F", "Ctrl+Shift+S"
_SCHEIDING_NA = frozenset(
    {"overleg", "meldingstatus", "regie", "doorgave", "leerling", "verlofaanvraag"}
)
_NIET_ADMINISTRATIE = frozenset(
    {"interventie", "overleg", "herstel", "belastbaarheid", "regie", VERWIJZING, SPOOR_BEGINNEN}
)


def vastleggen_menu(kern: Kern, dossier_id: str, parent: QWidget | None = None) -> QMenu:
    """Make the menu for one dossier; each entry shows the dossier and opens its form.

    Shortcuts are shown, not bound: the dossier binds them while it is in view,
    so that no key is ever ambiguous. Entries that the role may not use, and all
    of them on another day than today, are disabled.
    """
    menu = QMenu("Vastleggen", parent)
    menu.setToolTipsVisible(True)
    administratie = kern.sessie.ambtenaar.rol is Rol.ADMINISTRATIE

    def erbij(tekst: str, code: str, toets: str = "", icoon: str = "") -> None:
        actie = menu.addAction(f"{tekst}\t{toets}" if toets else tekst)
        actie.setData(code)
        if icoon:
            zet_icoon(actie, icoon)
        if administratie and code in _NIET_ADMINISTRATIE:
            actie.setEnabled(False)
            actie.setToolTip("Dit legt de leerplichtambtenaar vast.")
        actie.triggered.connect(lambda _=False, c=code: vraag_vastleggen(kern, dossier_id, c))

    for kind in KINDS:
        if kind.zonder_menu:
            continue
        erbij(kind.naam, kind.code, kind.sneltoets, _ICONEN.get(kind.code, ""))
        if kind.code == "regie":
            erbij("Verwijzing", VERWIJZING, "", "vooruit")
        if kind.code in _SCHEIDING_NA:
            menu.addSeparator()
    _gebeurtenissen(menu, kern, dossier_id)
    erbij("Spoor beginnen…", SPOOR_BEGINNEN, SPOOR_TOETS, "vlag")
    menu.addSeparator()
    if kern.toont_opsporing:
        from app.ui.opsporing.kinds import OPSPORINGSKINDS

        for kind in OPSPORINGSKINDS:
            erbij(f"{kind.naam} (opsporing)…", kind.code, "", "slot")
        menu.addSeparator()
    erbij("Overdragen aan collega…", OVERDRAGEN)
    erbij("Dossier sluiten…", SLUITEN)
    erbij("Dossier heropenen…", HEROPENEN)
    menu.aboutToShow.connect(lambda: _weeg(menu, kern, dossier_id))
    return menu


def _gebeurtenissen(menu: QMenu, kern: Kern, dossier_id: str) -> None:
    """Add what the protocols know, a submenu each, and the search through all of it.

    They are read when the submenu opens: most often it stays closed.
    """
    onder = menu.addMenu("Gebeurtenis uit een protocol")
    zet_icoon(onder.menuAction(), "blokje")

    def vul() -> None:
        if not onder.isEmpty():
            return
        actie = onder.addAction(f"Zoeken…\t{ZOEK_TOETS}")
        zet_icoon(actie, "zoek")
        actie.triggered.connect(lambda: vraag_vastleggen(kern, dossier_id, GEBEURTENIS_ZOEKEN))
        onder.addSeparator()
        groepen = gebeurtenissen.per_protocol(kern.sessie, dossier_id, kern.peildatum)
        for titel, regels in groepen:
            groep = onder.addMenu(titel.replace("&", "&&"))
            for regel in regels:
                keus = groep.addAction(f"{regel.naam}…".replace("&", "&&"))
                keus.triggered.connect(
                    lambda _=False, c=regel.code: vraag_vastleggen(
                        kern, dossier_id, Gebeurtenis.SOORT, {"soort": c}
                    )
                )

    onder.aboutToShow.connect(vul)


def _weeg(menu: QMenu, kern: Kern, dossier_id: str) -> None:
    """Disable what cannot be done now, at the moment the menu opens."""
    from app.domain.dossiers import Dossier
    from app.domain.fouten import KnownError

    try:
        gesloten = kern.sessie.lees_een(Dossier, dossier_id).gesloten is not None
    except KnownError:
        gesloten = True
    for actie in menu.actions():
        if actie.isSeparator():
            continue
        if actie.data() == HEROPENEN:
            actie.setVisible(gesloten)
        elif actie.data() in (SLUITEN, OVERDRAGEN):
            actie.setVisible(not gesloten)
        if kern.alleen_lezen:
            actie.setEnabled(False)
            actie.setToolTip("U kijkt naar een andere dag; vastleggen kan alleen vandaag.")


def open_besluit(
    kern: Kern, dossier_id: str, optie: Besluitoptie, parent: QWidget | None = None
) -> None:
    """Show the dossier with the form of a decision open in it."""
    del parent
    kern.toon_dossier.emit(dossier_id)
    verzoeken(kern).gevraagd.emit(dossier_id, BESLUIT, optie)
