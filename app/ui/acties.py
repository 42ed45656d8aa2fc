"""UI: every action of the window in one table: text, menu, shortcut, tooltip, icon.

When adding one: 1. put a line in `TABEL`; 2. give `Venster` (or its page) a
handler under the same code; the test of shortcuts checks that none is double.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from app.ui.iconen import zet_icoon


@dataclass(frozen=True, slots=True)
class Actie:
    """One line of the table. `menu` is its menu ("" for none); `-` before it draws a line."""

    code: str
    tekst: str
    menu: str
    toets: str = ""
    tip: str = ""
    icoon: str = ""
    schrijft: bool = False
    """Whether it records something: off while the window only reads."""
    aankruis: bool = False
    lijn: bool = False


TABEL: tuple[Actie, ...] = (
    Actie("nieuw_team", "&Nieuw team…", "Bestand", "", "Een nieuw teambestand maken", "plus"),
    Actie("open_team", "&Openen…", "Bestand", "Ctrl+O", "Een teambestand openen", "dossier"),
    Actie("recent_bestand", "&Recente bestanden", "Bestand"),
    Actie(
        "importeer",
        "&Importeren…",
        "Bestand",
        "Ctrl+I",
        "Leerlingen, meldingen en meer inlezen uit CSV",
        "importeer",
        schrijft=True,
        lijn=True,
    ),
    Actie(
        "exporteer",
        "&Exporteren…",
        "Bestand",
        "",
        "Alles van dit team als CSV in een map",
        "exporteer",
    ),
    Actie("afdrukken", "&Afdrukken…", "Bestand", "Ctrl+P", "", "afdrukken", lijn=True),
    Actie("naar_excel", "Caseload opslaan als E&xcel…", "Bestand", "", "", "tabel"),
    Actie(
        "vergrendel",
        "&Vergrendelen",
        "Bestand",
        "Ctrl+L",
        "Het scherm afschermen; terug met uw wachtwoord",
        "slot",
        lijn=True,
    ),
    Actie("afmelden", "Af&melden", "Bestand", "", "Terug naar het inlogscherm", "persoon"),
    Actie("afsluiten", "Af&sluiten", "Bestand", "Ctrl+Q", "", "kruis"),
    Actie("ongedaan", "&Ongedaan maken", "Bewerken", "Ctrl+Z", "", "ongedaan", schrijft=True),
    Actie(
        "kopieer",
        "&Kopieer gekozen rijen",
        "Bewerken",
        "Ctrl+Shift+X",
        "De gekozen rijen als tekst, voor het mailprogramma",
        "kopieer",
        lijn=True,
    ),
    Actie("zoek", "&Zoek overal…", "Bewerken", "Ctrl+K", "Leerling, school of opdracht", "zoek"),
    Actie("filter", "&Filter de lijst", "Bewerken", "Ctrl+F", "", "filter"),
    Actie("terug", "&Terug", "Beeld", "Alt+Left", "Naar het vorige scherm", "terug"),
    Actie("vooruit", "Voor&uit", "Beeld", "Alt+Right", "Naar het volgende scherm", "vooruit"),
    Actie("caseload", "&Caseload", "Beeld", "Ctrl+1", "", "lijst", lijn=True),
    Actie("meldingen", "&Meldingen", "Beeld", "Ctrl+2", "", "bakje"),
    Actie("taken", "Taken en wachten", "Beeld", "Ctrl+T", "", "taak"),
    Actie("agenda", "&Agenda", "Beeld", "Ctrl+3", "", "agenda"),
    Actie("absoluut", "Absoluut ver&zuim", "Beeld", "Ctrl+9", "", "zoek"),
    Actie("vrijstellingen", "Vrijst&ellingen", "Beeld", "", "", "schild"),
    Actie("brieven", "&Brieven en post", "Beeld", "", "", "envelop"),
    Actie("verwijzingen", "Ver&wijzingen", "Beeld", "", "Leerplicht in regie", "vooruit"),
    Actie("sjablonen", "S&jablonen", "Beeld", "", "", "document"),
    Actie("protocollen", "Pr&otocollen", "Beeld", "Ctrl+4", "", "protocol"),
    Actie("scholen", "&Scholen en kalender", "Beeld", "Ctrl+5", "", "school"),
    Actie("mensen", "Mensen en rec&hten", "Beeld", "Ctrl+6", "", "personen"),
    Actie("reservekopie", "Kopie en logboek", "Beeld", "Ctrl+7", "", "reservekopie"),
    Actie("instellingen", "&Instellingen", "Beeld", "Ctrl+8", "", "instellingen"),
    Actie("sinds", "Sinds uw vorige &keer…", "Beeld", "", "", "herstel", lijn=True),
    Actie("recent_dossier", "&Recente dossiers", "Beeld"),
    Actie(
        "peildatum",
        "&Peildatum kiezen…",
        "Beeld",
        "Ctrl+D",
        "Het hele venster op een andere dag zetten",
        "agenda",
        lijn=True,
    ),
    Actie("vandaag", "Terug naar &vandaag", "Beeld", "Ctrl+Shift+D", "", "herstel"),
    Actie("groter", "&Grotere tekst", "Beeld", "Ctrl++", "", lijn=True),
    Actie("kleiner", "K&leinere tekst", "Beeld", "Ctrl+-"),
    Actie("normaal", "&Normale tekst", "Beeld", "Ctrl+0"),
    Actie("donker", "&Donker", "Beeld", "", "Licht of donker", aankruis=True),
    Actie("vernieuw", "Vernieuwen", "Beeld", "F5", "", "herladen", lijn=True),
    Actie(
        "open_dossier",
        "O&penen",
        "Dossier",
        "",
        "Het gekozen dossier openen",
        "dossier",
    ),
    Actie(
        "overzicht",
        "Dossier afdr&ukken…",
        "Dossier",
        "",
        "Het dossier op papier: stappen, sporen, hoe berekend, tijdlijn",
        "afdrukken",
    ),
    Actie(
        "overzicht_ouders",
        "Overzicht voor &ouders afdrukken…",
        "Dossier",
        "",
        "Zonder wat niet met ouders gedeeld wordt en wat van het team is",
        "afdrukken",
    ),
    Actie(
        "vastleggen",
        "&Vastleggen",
        "Dossier",
        "Ctrl+Return",
        "Iets vastleggen in het dossier",
        "plus",
        schrijft=True,
    ),
    Actie(
        "nieuwe_melding",
        "Nieuwe &melding…",
        "Dossier",
        "Ctrl+M",
        "Een melding van school, ouder of een eigen signaal",
        "vlag",
        schrijft=True,
        lijn=True,
    ),
    Actie(
        "nieuwe_leerling",
        "Nieuwe &leerling…",
        "Dossier",
        "Ctrl+Shift+L",
        "",
        "persoon",
        schrijft=True,
    ),
    Actie("help", "&Help", "Help", "F1", "", "help"),
    Actie("toetsen", "&Sneltoetsen", "Help", "Ctrl+F1"),
    Actie("info", "&Info", "Help", "", "", "info", lijn=True),
)


def maak_acties(
    parent: QObject, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make the QActions of the table; KeyError when a code has no handler."""
    acties: dict[str, QAction] = {}
    for regel in TABEL:
        actie = QAction(regel.tekst, parent)
        actie.setObjectName(regel.code)
        if regel.toets:
            actie.setShortcut(QKeySequence(regel.toets))
            actie.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        kaal = regel.tekst.replace("&", "").rstrip("…")
        toets = f" ({actie.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
        actie.setToolTip((regel.tip or kaal) + (toets if regel.toets else ""))
        actie.setStatusTip(regel.tip)
        actie.setCheckable(regel.aankruis)
        if regel.icoon:
            zet_icoon(actie, regel.icoon)
        actie.triggered.connect(lambda _=False, d=handlers[regel.code]: d())
        acties[regel.code] = actie
    return acties
