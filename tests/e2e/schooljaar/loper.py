"""Carries out the written school year on the real window: one hand per word of `doet` and `ziet`.

The walk names screens, forms, fields and buttons as they read on the screen; what it
does not find there fails with the line that asked for it. Nothing is computed here:
`ziet` compares what the window shows with what the walk says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.datumwoorden import DAGEN, lees_dag
from app.domain.mensen import Ambtenaar
from app.services import overdracht
from app.services.pakket import EINDE
from app.services.sessie import open_met_sleutel
from app.ui.absoluut.view import AbsoluutView
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.brieven.dialoog import BriefDialoog
from app.ui.dossier.dossier_view import DossierView
from app.ui.dossier.regelknop import Regelknop
from app.ui.dossier.spoordetail import SpoorDetail
from app.ui.dossier.sporenrij import SpoorKnop
from app.ui.importeren.venster import ImporteerVenster
from app.ui.leerling import LeerlingView
from app.ui.meldingen.beoordelen import Beoordeling
from app.ui.meldingen.view import MeldingenView
from app.ui.opsporing.pvvenster import PvVenster
from app.ui.overdracht.pakket import PakketDialoog, WachtzinDialoog
from app.ui.tabel import Tabel
from app.ui.taken.takenblad import Takenblad
from app.ui.taken.view import TakenView
from app.ui.vastleggen.gebeurteniskiezer import Gebeurteniskiezer
from app.ui.vastleggen.kinds import HEROPENEN, KINDS, OVERDRAGEN, SLUITEN
from app.ui.vastleggen.velden import (
    Invoer,
    JaNeeInvoer,
    KeuzeInvoer,
    LijstTekstInvoer,
    NotitieInvoer,
    VinkenInvoer,
)
from app.ui.venster import Venster
from app.ui.verwijzingen.view import VerwijzingenView
from app.ui.vormdialoog import Vormdialoog
from app.ui.vrijstellingen.view import VrijstellingenView
from tests.e2e.conftest import CTRL, SHIFT, Toetsen, Wachter, caseload, vol

ACTIES = {
    "Dossier sluiten": SLUITEN,
    "Dossier heropenen": HEROPENEN,
    "Overdragen aan collega": OVERDRAGEN,
}
Regel = Mapping[str, Any]


@dataclass
class Klok:
    """The clock of the session; the walk moves it from day to day."""

    dag: date

    def __call__(self) -> datetime:
        """Give noon on the day."""
        return datetime(self.dag.year, self.dag.month, self.dag.day, 11, 0, tzinfo=UTC)


def lees(tekst: str) -> date:
    """Read a day of the walk; its weekday must be the right one."""
    dag = lees_dag(tekst.split(" ", 1)[1], date(2025, 9, 1))
    assert DAGEN[dag.weekday()][:2] == tekst[:2], f"{tekst} is een {DAGEN[dag.weekday()]}"
    return dag


@dataclass
class Loper:
    """An officer who follows the walk. `dossiers` are found by the name of the leerling."""

    venster: Venster
    klok: Klok
    qtbot: QtBot
    toetsen: Toetsen
    wachter: Wachter
    map_: Path
    bestanden: Mapping[str, str]
    dossiers: dict[str, str] = field(default_factory=dict)

    # --- a line --------------------------------------------------------------------------

    def loop(self, regel: Regel) -> list[str]:
        """Do one line of the walk; gives what the window shows otherwise than the line says."""
        self._naar_dag(lees(regel["dag"]))
        wie = regel.get("leerling", "")
        self.venster.setUpdatesEnabled(False)  # nobody looks meanwhile
        for stap in regel.get("doet", ()):
            wat, _, rest = str(stap["wat"]).partition(": ")
            getattr(self, f"_{_code(wat)}")(wie, rest, stap)
            verwerk()
        self.venster.setUpdatesEnabled(True)
        return self._kijk(wie, regel["ziet"]) if "ziet" in regel else []

    def _naar_dag(self, dag: date) -> None:
        """Let the clock go on; the window follows by itself when it next looks."""
        assert dag >= self.klok.dag, "the walk is in order of date"
        if dag != self.klok.dag:
            self.klok.dag = dag
            self.venster.kijk()
            verwerk()
            assert self.venster.kern.peildatum == dag

    def _dossier(self, wie: str) -> DossierView:
        """Show the dossier of a leerling."""
        self.venster.ga("dossier", self._dossier_id(wie))
        view = self.venster.huidig_scherm
        assert isinstance(view, DossierView)
        verwerk()
        return view

    def _dossier_id(self, wie: str) -> str:
        """Find the dossier: in the caseload, else where it was last."""
        if wie not in self.dossiers:
            vol(self.qtbot, self.venster)
            rijen = caseload(self.venster).model.alle()
            passend = [r.rij.dossier_id for r in rijen if wie in r.rij.naam]
            assert passend, f"{wie} staat niet in de caseload"
            self.dossiers[wie] = passend[0]
        return self.dossiers[wie]

    # --- what the officer does -----------------------------------------------------------

    def _vastleggen(self, wie: str, naam: str, stap: Regel) -> None:
        """Record by a form beside the dossier: its shortcut, the fields, Ctrl+Enter."""
        view = self._dossier(wie)
        if naam in ACTIES:
            self._kies_in_menu(view.kop.meer, naam)
        else:
            kind = next(k for k in KINDS if k.naam == naam)
            toets = kind.sneltoets.rpartition("+")[2]
            self.toetsen.druk(getattr(Qt.Key, f"Key_{toets}"), CTRL | SHIFT)
        self._vul_en_leg_vast(view, stap)

    def _gebeurtenis(self, wie: str, naam: str, stap: Regel) -> None:
        """Record what happened: Ctrl+Shift+F, a part of its name, Enter, the fields."""
        view = self._dossier(wie)
        self.toetsen.druk(Qt.Key.Key_F, CTRL | SHIFT)
        kiezer = QApplication.activeModalWidget() or view.findChild(Gebeurteniskiezer)
        assert isinstance(kiezer, Gebeurteniskiezer)
        kiezer.filter.setText(naam)
        gekozen = kiezer.boom.currentItem()
        assert gekozen is not None, f"{naam} staat in geen protocol dat hier geldt"
        assert gekozen.text(0) == naam, gekozen.text(0)
        QTest.keyClick(kiezer.filter, Qt.Key.Key_Return)
        verwerk()
        self._vul_en_leg_vast(view, stap)

    def _besluit(self, wie: str, naam: str, stap: Regel) -> None:
        """Decide by the button under the stepper, or one of its menu "Anders"."""
        view = self._dossier(wie)
        knoppen = [k for k in view.kantel.knoppen.findChildren(QPushButton) if not k.isHidden()]
        past = [k for k in knoppen if k.text().startswith(naam)]
        if past:
            past[0].click()
        else:
            (meer,) = [k for k in knoppen if k.text().startswith("Anders")]
            self._kies_in_menu(meer, naam)
        verwerk()
        self._vul_en_leg_vast(view, stap)

    def _spoor(self, wie: str, naam: str, stap: Regel) -> None:
        """Open a track and press one of its buttons ("Melding 16 uur: Contact met school")."""
        view = self._dossier(wie)
        self._spoorknop(view, naam).click()
        verwerk()
        detail = view.spoordetail
        assert isinstance(detail, SpoorDetail)
        self._druk(detail, stap["knop"])
        if QApplication.activeModalWidget() is None:
            self._vul_en_leg_vast(view, stap)
        verwerk()
        detail.kruis.click()

    def _spoor_beginnen(self, wie: str, naam: str, stap: Regel) -> None:
        """Begin a track with Ctrl+Shift+S."""
        view = self._dossier(wie)
        self.toetsen.druk(Qt.Key.Key_S, CTRL | SHIFT)
        velden = {"Welk spoor": naam} | stap.get("velden", {})
        self._vul_en_leg_vast(view, {**stap, "velden": velden})

    def _opsporing(self, wie: str, naam: str, stap: Regel) -> None:
        """Record in the sealed part, as a BOA."""
        view = self._dossier(wie)
        assert view.opsporing is not None
        menu = view.opsporing.paneel.menu()
        _actie(menu, naam).trigger()
        menu.deleteLater()
        verwerk()
        self._vul_en_leg_vast(view, stap)

    def _proces_verbaal(self, wie: str, verdachte: str, stap: Regel) -> None:
        """Look as a BOA at the draft of a proces-verbaal: what it still lacks, and close it."""
        view = self._dossier(wie)
        assert view.opsporing is not None

        def kies(doos: QWidget) -> None:
            assert isinstance(doos, QInputDialog)
            assert verdachte in doos.comboBoxItems(), doos.comboBoxItems()
            doos.setTextValue(verdachte)
            doos.accept()

        self.wachter.verwacht("Wie is de verdachte?", kies)
        menu = view.opsporing.paneel.menu()
        _actie(menu, "Concept-proces-verbaal").trigger()
        menu.deleteLater()
        verwerk()
        venster = QApplication.activeModalWidget()
        assert isinstance(venster, PvVenster)
        punten = [k.text() for k in venster.lijst.regels.values()]
        for zin in stap["mist"]:
            assert any(zin in p for p in punten), (zin, punten)
        assert not venster.knop_vast.isEnabled()
        venster.close()
        verwerk()

    def _pakket(self, wie: str, gemeente: str, stap: Regel) -> None:
        """Send the dossier to another gemeente: one encrypted file, its wachtzin seen once."""
        del stap
        view = self._dossier(wie)
        pad = self.map_ / f"pakket{EINDE}"
        self._kies_in_menu(view.kop.meer, "Naar een andere gemeente")
        dialoog = QApplication.activeModalWidget()
        assert isinstance(dialoog, PakketDialoog)
        vul(dialoog.invoer["gemeente"], gemeente)
        self.wachter.verwacht_bestand(pad)
        _bewaarknop(dialoog).click()
        verwerk()
        woorden = QApplication.activeModalWidget()
        assert isinstance(woorden, WachtzinDialoog)
        assert len(woorden.woorden.text().split()) == 10
        assert pad.stat().st_size > 0
        assert wie.encode() not in pad.read_bytes(), "nothing in it can be read without the words"
        _bewaarknop(woorden).click()
        verwerk()

    def _verbeteren(self, wie: str, naam: str, stap: Regel) -> None:
        """Open the last fact of a kind from the tijdlijn, change fields and record."""
        view = self._dossier(wie)
        assert view.beeld is not None
        kind = next(k for k in KINDS if k.naam == naam)
        items = [i for i in view.beeld.tijdlijn if i.feit_soort == kind.code]
        view.tijdlijn.geopend.emit(max(items, key=lambda i: i.datum))
        verwerk()
        self._vul_en_leg_vast(view, stap)

    def _leerling(self, wie: str, naam: str, stap: Regel) -> None:
        """Find a leerling with Ctrl+K and press a button of the page."""
        del stap
        self.toetsen.druk(Qt.Key.Key_K, CTRL)
        self.toetsen.typ(wie)
        self.toetsen.druk(Qt.Key.Key_Return)
        scherm = self.venster.huidig_scherm
        assert isinstance(scherm, LeerlingView)
        self._druk(scherm, naam)
        plek = self.venster.plek
        if plek is not None and plek.scherm == "dossier":
            self.dossiers[wie] = plek.id

    def _brief(self, wie: str, naam: str, stap: Regel) -> None:
        """Make a letter from the menu, fill what is asked and save it as PDF."""
        view = self._dossier(wie)
        view.kop.brief.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        _actie(menu, naam).trigger()
        menu.close()
        verwerk()
        dialoog = QApplication.activeModalWidget()
        assert isinstance(dialoog, BriefDialoog)
        assert dialoog._blad is not None
        for label, tekst in stap.get("velden", {}).items():
            vul(_invoer_met(dialoog._blad.findChildren(Invoer), label), tekst)
        dialoog.maak()
        for deel in stap.get("tekst", ()):
            assert any(deel in c.tekst for c in dialoog.concepten), (deel, dialoog.concepten)
        assert dialoog.knop_pdf.text() == "Opslaan als PDF…", dialoog.balk.label.text()
        assert dialoog.knop_pdf.isEnabled(), dialoog.balk.label.text()
        self.wachter.verwacht_bestand(self.map_ / f"{len(list(self.map_.iterdir()))}.pdf")
        dialoog.knop_pdf.click()
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=10_000)

    def _meldingen(self, wie: str, naam: str, stap: Regel) -> None:
        """Decide on a melding in the inbox (Ctrl+2), by its key."""
        self.toetsen.druk(Qt.Key.Key_2, CTRL)
        scherm = self.venster.huidig_scherm
        assert isinstance(scherm, MeldingenView)
        lijst = scherm.wachtlijst
        lijst.laad()
        namen = [r.naam for r in lijst.tabel.model_.rijen()]
        _kies_rij(lijst.tabel, next(n for n, x in enumerate(namen) if wie in x))
        lijst.tabel.setFocus()
        toets = {
            "Dossier openen": Qt.Key.Key_B,
            "In lopend dossier": Qt.Key.Key_B,
            "Beoordelen": Qt.Key.Key_O,
            "Ter kennisgeving": Qt.Key.Key_K,
        }[naam]
        self.toetsen.druk(toets)
        if naam == "Beoordelen":
            venster = QApplication.activeModalWidget()
            assert isinstance(venster, Beoordeling)
            antwoorden = {k.text(): k for k in venster.antwoorden.values()}
            assert stap["antwoord"] in antwoorden, list(antwoorden)
            antwoord = antwoorden[stap["antwoord"]]
            antwoord.click()
            venster.leg_vast.click()
            verwerk()
        plek = self.venster.plek
        if plek is not None and plek.scherm == "dossier":
            self.dossiers[wie] = plek.id

    def _nieuwe_melding(self, wie: str, naam: str, stap: Regel) -> None:
        """Record a melding of a school, an ouder or an own signal: first who, then what."""
        del naam
        self.venster.acties["nieuwe_melding"].trigger()
        verwerk()
        palet = QApplication.activeModalWidget()
        assert palet is not None
        veld = palet.findChild(QLineEdit)
        assert veld is not None
        veld.setText(wie)
        QTest.keyClick(veld, Qt.Key.Key_Return)
        verwerk()
        vorm = QApplication.activeModalWidget()
        assert isinstance(vorm, Feitformulier)
        for label, tekst in stap["velden"].items():
            vul(_invoer_met(vorm.invoer.values(), label), tekst)
        _bewaarknop(vorm).click()
        verwerk()
        if isValid(vorm) and vorm.isVisible():
            raise AssertionError([f.text() for f in vorm._fouten.values() if not f.isHidden()])

    def _importeren(self, wie: str, naam: str, stap: Regel) -> None:
        """Read a list as it comes from a package, look at the preview and take it over."""
        del wie
        pad = self.map_ / naam
        pad.write_text(self.bestanden[naam], encoding="utf-8")
        self.venster.acties["importeer"].trigger()
        verwerk()
        venster = self.venster.findChild(ImporteerVenster)
        assert venster is not None
        venster.lees(pad)
        self.qtbot.waitUntil(lambda: venster._pagina.currentIndex() == 2, timeout=20_000)
        assert venster.neem_over.text().replace("&", "") == stap["knop"], venster.neem_over.text()
        venster.neem_over.click()
        self.qtbot.waitUntil(lambda: venster._pagina.currentIndex() == 3, timeout=20_000)
        venster.close()
        verwerk()

    def _absoluut_verzuim(self, wie: str, naam: str, stap: Regel) -> None:
        """Say in the list of who is enrolled nowhere what was found out."""
        del stap
        self.venster.ga("absoluut")
        scherm = self.venster.huidig_scherm
        assert isinstance(scherm, AbsoluutView)
        scherm.laad()
        self.qtbot.waitUntil(lambda: scherm._taak is None and not scherm._opnieuw, timeout=20_000)
        namen = [r.naam for r in scherm.tabel.model_.rijen()]
        _kies_rij(scherm.tabel, next(n for n, x in enumerate(namen) if wie in x))
        (knop,) = [k for k in scherm.uitkomsten if k.text().startswith(naam)]
        knop.click()
        verwerk()
        venster = QApplication.activeModalWidget()
        assert venster is not None
        _bewaarknop(venster).click()
        verwerk()
        self.qtbot.waitUntil(lambda: scherm._taak is None, timeout=20_000)

    def _verwijzing(self, wie: str, naam: str, stap: Regel) -> None:
        """Record to whom the leerling was referred, from the menu Vastleggen."""
        view = self._dossier(wie)
        view.toon_vastleggen()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        _actie(menu, "Verwijzing").trigger()
        menu.close()
        verwerk()
        self._vul_en_leg_vast(view, {**stap, "velden": {"Naar welke organisatie": naam}})

    def _verwijzingen(self, wie: str, naam: str, stap: Regel) -> None:
        """Look at the row in Verwijzingen and press a button or a key of it."""
        self.venster.ga("verwijzingen")
        scherm = self.venster.huidig_scherm
        assert isinstance(scherm, VerwijzingenView)
        scherm.laad()
        self.qtbot.waitUntil(lambda: not scherm.bezig, timeout=20_000)
        self._eis_rij(scherm.tabel, wie, stap["rij"])
        if naam == "Hoe staat het":
            self.toetsen.druk(Qt.Key.Key_S)
            verwerk()
            view = self.venster.huidig_scherm
            assert isinstance(view, DossierView)
            self._vul_en_leg_vast(view, stap)
        elif naam == "Gezien":
            scherm.tabel.setFocus()
            self.toetsen.druk(Qt.Key.Key_T)

    def _taken(self, wie: str, naam: str, stap: Regel) -> None:
        """Find a task in Taken (Ctrl+T) and tick it off with Space."""
        self.toetsen.druk(Qt.Key.Key_T, CTRL)
        scherm = self.venster.huidig_scherm
        assert isinstance(scherm, TakenView)
        blad = scherm.findChild(Takenblad)
        assert blad is not None
        self.qtbot.waitUntil(
            lambda: any(wie in r.hoofd.naam and r.wat == naam for r in blad.tabel.model_.rijen()),
            timeout=20_000,
        )
        self._eis_rij(blad.tabel, wie, {"Wat": naam, **stap["rij"]})
        blad.tabel.setFocus()
        self.toetsen.druk(Qt.Key.Key_Space)

    def _eis_rij(self, tabel: Tabel[Any], wie: str, verwacht: Mapping[str, str]) -> None:
        """Choose the row of a leerling that holds these texts under these headings."""
        koppen = [k.kop for k in tabel.model_.kolommen]
        rijen = [
            dict(zip(koppen, tabel.model_.teksten(n), strict=True))
            for n in range(tabel.model_.rowCount())
        ]
        van_wie = [r for r in rijen if wie in r["Leerling"]]
        past = [n for n, r in enumerate(rijen) if r in van_wie and verwacht.items() <= r.items()]
        assert len(past) == 1, f"{verwacht} is niet één rij van {van_wie}"
        _kies_rij(tabel, past[0])

    def _meer(self, wie: str, naam: str, stap: Regel) -> None:
        """Choose from Meer what opens a small window, fill it and press what stands out."""
        view = self._dossier(wie)
        self._kies_in_menu(view.kop.meer, naam)
        dialoog = QApplication.activeModalWidget()
        assert isinstance(dialoog, Vormdialoog)
        for label, tekst in stap["velden"].items():
            vul(_invoer_met(dialoog.findChildren(Invoer), label), tekst)
        _bewaarknop(dialoog).click()
        verwerk()
        assert QApplication.activeModalWidget() is None, _foutteksten(dialoog)

    def _collega(self, wie: str, naam: str, stap: Regel) -> None:
        """Let the colleague, at another computer, take over what is offered."""
        del wie, stap
        eigen = self.venster.kern.sessie
        (collega,) = [a for a in eigen.lees(Ambtenaar) if a.naam == naam]
        ander = open_met_sleutel(Path(eigen.pad), eigen.v.sleutel, collega.id, klok=self.klok)
        aangeboden = overdracht.aan_mij(ander)
        assert aangeboden, f"er is {naam} niets aangeboden"
        overdracht.aanvaard(ander, [a.overdracht.id for a in aangeboden])
        ander.sluit()
        self.venster.kijk()
        verwerk()

    def _ongedaan_maken(self, wie: str, naam: str, stap: Regel) -> None:
        """Press Ctrl+Z."""
        del naam, stap
        self._dossier(wie)
        self.toetsen.druk(Qt.Key.Key_Z, CTRL)

    # --- forms ---------------------------------------------------------------------------

    def _vul_en_leg_vast(self, view: DossierView, stap: Regel) -> None:
        """Fill the form that is open by its labels and record with Ctrl+Enter."""
        vorm = view.formulier.formulier
        assert vorm is not None, f"er ging geen formulier open voor {stap['wat']}"
        for label, tekst in stap.get("velden", {}).items():
            zichtbaar = [v.invoer for v in vorm.opzet.velden if v.invoer.isVisibleTo(vorm)]
            vul(_invoer_met(zichtbaar, label), tekst)
        verwacht = stap.get("weigert", "")
        vorm.bewaren.emit()
        verwerk()
        if verwacht:
            assert view.formulier.formulier is vorm, f"{stap['wat']} is niet geweigerd"
            assert verwacht in _foutteksten(vorm), _foutteksten(vorm)
            view.formulier._sluit()
            return
        assert view.formulier.formulier is not vorm, f"{stap['wat']}: {_foutteksten(vorm)}"

    def _spoorknop(self, view: DossierView, naam: str) -> SpoorKnop:
        """Find a running track by its name."""
        past = [k for k in view.sporenrij.knoppen if k.text() == naam and k.spoor.einde is None]
        assert past, f"spoor {naam} loopt niet; wel: {[k.text() for k in view.sporenrij.knoppen]}"
        return past[0]

    def _druk(self, waar: QWidget, tekst: str) -> None:
        """Press a button of a part of the window by its text."""
        knoppen = [k for k in waar.findChildren(QAbstractButton) if k.text().rstrip("…") == tekst]
        assert knoppen, [k.text() for k in waar.findChildren(QAbstractButton)]
        knoppen[0].click()
        verwerk()

    def _kies_in_menu(self, knop: QAbstractButton, tekst: str) -> None:
        """Drop a menu down and choose from it."""
        knop.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        _actie(menu, tekst).trigger()
        menu.close()
        verwerk()

    # --- what the window must show -------------------------------------------------------

    def _kijk(self, wie: str, ziet: Regel) -> list[str]:
        """Compare what stands on the screen with what the walk says; gives what differs."""
        view = self._dossier(wie)
        fouten = []
        for wat, verwacht in ziet.items():
            kijk: Callable[[DossierView, Any], str] = getattr(self, f"_zie_{wat}")
            gezien = kijk(view, verwacht)
            if gezien:
                fouten.append(f"{wat}: verwacht {verwacht!r}, het venster toont {gezien!r}")
        return fouten

    def _zie_stap(self, view: DossierView, verwacht: str) -> str:
        """Which stappen the stepper marks as the current ones, "" for none."""
        nu = [k.vak.stap for k in view.stepper.knoppen if "huidige stap" in k.accessibleName()]
        return "" if " en ".join(nu) == verwacht else " en ".join(nu) or "geen stap"

    def _zie_kantelpunt(self, view: DossierView, verwacht: str) -> str:
        """The heading of the kantelpunt, whole."""
        return "" if view.kantel.kop.text() == verwacht else view.kantel.kop.text()

    def _zie_urgentie(self, view: DossierView, verwacht: str) -> str:
        """The word beside it."""
        return "" if view.kantel.badge.tekst == verwacht else view.kantel.badge.tekst

    def _zie_uitleg(self, view: DossierView, verwacht: str) -> str:
        """A part of how the date was computed, or of what is said beside it."""
        tekst = f"{view.kantel.uitleg.text()} {view.kantel.extra.text()}"
        return "" if verwacht in tekst else tekst

    def _zie_thuis(self, view: DossierView, verwacht: int) -> str:
        """The days at home in the head; 0 when not at home."""
        tekst = view.kop.thuis.tekst
        woord = f"thuis {verwacht} {'dag' if verwacht == 1 else 'dagen'}" if verwacht else ""
        return "" if tekst == woord else tekst or "niet thuis"

    def _zie_plicht(self, view: DossierView, verwacht: str) -> str:
        """The duty in the head."""
        return "" if view.kop.plicht.tekst == verwacht else view.kop.plicht.tekst

    def _zie_school(self, view: DossierView, verwacht: str) -> str:
        """The school in the head."""
        return "" if view.kop.school.tekst == verwacht else view.kop.school.tekst

    def _zie_staat(self, view: DossierView, verwacht: str) -> str:
        """Whether the dossier is closed, and why."""
        return "" if view.kop.staat.tekst == verwacht else view.kop.staat.tekst or "open"

    def _zie_signaal(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """Signals that must be there, by how they begin."""
        return _mist(_teksten(view.zij.signalen), verwacht)

    def _zie_geen_signaal(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """Signals that may not be there."""
        teksten = _teksten(view.zij.signalen)
        return ", ".join(t for t in teksten if any(t.startswith(v) for v in verwacht))

    def _zie_telt(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """As what the dossier counts."""
        return _mist(_teksten(view.zij.telling), [f"telt als {v}" for v in verwacht])

    def _zie_telt_niet(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """As what the dossier does not count."""
        teksten = _teksten(view.zij.telling)
        return ", ".join(t for t in teksten if any(t == f"telt als {v}" for v in verwacht))

    def _zie_regie(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """Who leads."""
        return _mist(_teksten(view.zij.regie), verwacht)

    def _zie_taken(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """Lines under Taken."""
        return _mist(_teksten(view.zij.te_doen), verwacht)

    def _zie_geen_taken(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """Lines that may not stand under Taken."""
        teksten = _teksten(view.zij.te_doen)
        return ", ".join(t for t in teksten if any(t.startswith(v) for v in verwacht))

    def _zie_spoor(self, view: DossierView, verwacht: Mapping[str, str]) -> str:
        """Per running track a part of what its line says; "" when it must not run."""
        fouten = []
        for naam, deel in verwacht.items():
            regels = [
                k.accessibleName()
                for k in view.sporenrij.knoppen
                if k.text() == naam and k.spoor.einde is None
            ]
            if (deel and not any(deel in r for r in regels)) or (not deel and regels):
                fouten.append(f"{naam}: {regels or 'loopt niet'}")
        return "; ".join(fouten)

    def _zie_poort(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """Gates as they stand."""
        return _mist(_teksten(view.kantel.poorten), verwacht)

    def _zie_notities(self, view: DossierView, verwacht: str) -> str:
        """Whether the note of a contact is open or closed ("op slot") today."""
        self.toetsen.druk(Qt.Key.Key_C, CTRL | SHIFT)
        vorm = view.formulier.formulier
        assert vorm is not None
        stand = "open" if vorm.veld("notitie").invoer.isEnabled() else "op slot"
        view.formulier._sluit()
        verwerk()
        return "" if stand == verwacht else stand

    def _zie_tijdlijn(self, view: DossierView, verwacht: Sequence[str]) -> str:
        """Lines of the tijdlijn, by how they begin."""
        assert view.beeld is not None
        return _mist([i.titel for i in view.beeld.tijdlijn], verwacht)

    def _zie_vrijstelling(self, view: DossierView, verwacht: Mapping[str, str]) -> str:
        """The row of this dossier on Vrijstellingen, Lopend, by its headings; {} for none."""
        dossier_id = view.dossier_id
        self.venster.ga("vrijstellingen")
        scherm = self.venster.huidig_scherm
        assert isinstance(scherm, VrijstellingenView)
        scherm.laad()
        self.qtbot.waitUntil(lambda: not scherm.lader.bezig, timeout=20_000)
        model = scherm.lopend.tabel.model_
        rijen = [n for n, r in enumerate(model.rijen()) if r.vrijstelling.dossier_id == dossier_id]
        if not rijen:
            return "" if not verwacht else "geen rij"
        toont = dict(zip((k.kop for k in model.kolommen), model.teksten(rijen[0]), strict=True))
        if not verwacht:
            return str(toont)
        return ", ".join(f"{k}: {toont.get(k)}" for k, v in verwacht.items() if toont.get(k) != v)

    def _zie_caseload(self, view: DossierView, verwacht: Mapping[str, str]) -> str:
        """The row in the caseload, by the headings of its columns."""
        dossier_id = view.dossier_id
        self.venster.ga("caseload")
        vol(self.qtbot, self.venster)
        model = caseload(self.venster).model
        rij = model.rij(dossier_id)
        if rij is None:
            return "" if not verwacht else "geen rij"
        koppen = [
            str(model.headerData(k, Qt.Orientation.Horizontal)) for k in range(model.columnCount())
        ]
        toont = dict(zip(koppen, rij.teksten, strict=True))
        return ", ".join(f"{k}: {toont.get(k)}" for k, v in verwacht.items() if toont.get(k) != v)


def verwerk() -> None:
    """Let what is due happen, once: a year is long."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# --- small hands -------------------------------------------------------------------------


def vul(invoer: Invoer, tekst: Any) -> None:
    """Fill an input by its own widgets, as typed or chosen."""
    vak = invoer.invoer
    assert vak.isEnabled(), f"{invoer.label} is dicht"
    if isinstance(invoer, JaNeeInvoer):
        assert isinstance(vak, QCheckBox)
        if vak.isChecked() != tekst:
            vak.click()
    elif isinstance(invoer, VinkenInvoer):
        for vink in invoer.findChildren(QCheckBox):
            moet = any(deel in vink.accessibleName().partition(": ")[2] for deel in tekst)
            if vink.isChecked() != moet:
                vink.click()
    elif isinstance(invoer, KeuzeInvoer):
        assert isinstance(vak, QComboBox)
        teksten = [vak.itemText(n) for n in range(vak.count())]
        passend = [t for t in teksten if t == tekst] or [t for t in teksten if t.startswith(tekst)]
        assert len(passend) == 1, f"{invoer.label}: {tekst!r} is niet één van {teksten}"
        vak.setCurrentIndex(teksten.index(passend[0]))
        vak.activated.emit(vak.currentIndex())
    elif isinstance(invoer, LijstTekstInvoer):
        assert isinstance(vak, QComboBox)
        if vak.isEditable():
            vak.setEditText(tekst)
        else:  # on a closed dossier one of a fixed list that says nothing of the leerling
            assert vak.findText(tekst) >= 0, f"{invoer.label} is op slot"
            vak.setCurrentIndex(vak.findText(tekst))
    elif isinstance(invoer, NotitieInvoer):
        assert isinstance(vak, QPlainTextEdit)
        vak.insertPlainText(tekst)
    else:
        assert isinstance(vak, QLineEdit), invoer.label
        vak.setText(str(tekst)[:-1])  # as when it is pasted; the last letter is typed
        vak.end(False)
        QTest.keyClick(vak, str(tekst)[-1])  # type: ignore[call-overload]


def _code(wat: str) -> str:
    """Turn a word of the walk into the name of its hand."""
    return wat.lower().replace(" ", "_").replace("-", "_")


def _invoer_met(invoeren: Any, label: str) -> Invoer:
    """Find an input by its label."""
    alle = list(invoeren)
    past = [i for i in alle if i.label == label] or [i for i in alle if i.label.startswith(label)]
    assert past, f"{label!r} is geen veld van {[i.label for i in alle]}"
    return past[0]  # type: ignore[no-any-return]


def _kies_rij(tabel: QTableView, rij: int) -> None:
    """Choose a row as a click does; Qt takes the Ctrl of a key before it for held down still."""
    model = tabel.selectionModel()
    vlag = QItemSelectionModel.SelectionFlag
    model.setCurrentIndex(tabel.model().index(rij, 0), vlag.ClearAndSelect | vlag.Rows)


def _bewaarknop(venster: QWidget) -> QPushButton:
    """Find the one button of a window that records: it stands out."""
    (knop,) = [k for k in venster.findChildren(QPushButton) if k.property("primair")]
    return knop


def _actie(menu: QMenu, tekst: str) -> QAction:
    """Find an entry of a menu or one of its submenus."""
    alle = list(_acties(menu))
    past = [a for a in alle if a.text().partition("\t")[0].rstrip("…") == tekst]
    assert len(past) == 1, f"{tekst} staat niet in {[a.text() for a in alle]}"
    return past[0]


def _acties(menu: QMenu) -> Iterator[QAction]:
    """Give the entries of a menu, those of its submenus included."""
    for actie in menu.actions():
        onder = actie.menu()
        if isinstance(onder, QMenu):
            yield from _acties(onder)
        else:
            yield actie


def _teksten(waar: QWidget) -> list[str]:
    """Give the lines of a panel as they read."""
    deel = [
        w.text()
        for w in (*waar.findChildren(Regelknop), *waar.findChildren(QLabel))
        if not w.isHidden()
    ]
    return [t for t in deel if t]


def _mist(teksten: Sequence[str], verwacht: Sequence[str]) -> str:
    """Give all lines when one that must be there is not."""
    return "" if all(any(t.startswith(v) for t in teksten) for v in verwacht) else str(teksten)


def _foutteksten(vorm: QWidget) -> str:
    """Give what a form says is wrong."""
    labels = [x.text() for x in vorm.findChildren(QLabel) if x.property("rol") == "gevaar"]
    balk = getattr(vorm, "balk", None)
    return " ".join([*labels, balk.label.text() if balk is not None else ""])
