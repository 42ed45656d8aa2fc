"""Recording: fast, by keys, never blocking; drafts, errors beside the field, notes that close."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton

from app.domain.dossiers import (
    Behandelaar,
    Besluitsoort,
    Dossier,
    Sluitreden,
    Stapbesluit,
    Toestemming,
    Toestemmingdoel,
)
from app.domain.feit import velden
from app.domain.fouten import InvoerFout
from app.domain.handelen import Contact, Contactmet, Contactsoort, Herstel, Overleg, Overlegsoort
from app.domain.mensen import Ambtenaar, Rol
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import vastleggen
from app.ui.dossier.dossier_view import DossierView
from app.ui.kern import Kern
from app.ui.thema import thema
from app.ui.vastleggen import conflict
from app.ui.vastleggen.conflict import ConflictDialoog, Keus
from app.ui.vastleggen.kinds import KINDS, PER_KIND
from app.ui.vastleggen.menu import open_besluit, vastleggen_menu
from app.ui.vastleggen.velden import DagInvoer, GetalInvoer, JaNeeInvoer
from app.ui.vastleggen.verzoek import vraag_vastleggen
from tests.fabriek import een_leerling, een_school, zet_dossier
from tests.ui.dossier.conftest import Scherm, StilleTrechter

VANDAAG = date(2026, 11, 18)


def verwerk() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def toets(key: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a person does."""
    w = QApplication.focusWidget()
    assert w is not None
    QTest.keyClick(w, key, mod)


def druk_sneltoets(view: DossierView, code: str) -> None:
    """Fire the shortcut of a kind (the offscreen platform has no window manager)."""
    sneltoets = view.findChild(QShortcut, f"toets_{code}")
    assert isinstance(sneltoets, QShortcut)
    sneltoets.activated.emit()


def test_telefoontje_in_hoogstens_twaalf_toetsen(scherm: Scherm, trechter) -> None:
    view = scherm.view
    aantal = 1
    druk_sneltoets(view, "contact")

    def tik(key: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal aantal
        aantal += 1
        toets(key, mod)

    tik(Qt.Key.Key_V)  # vader
    tik(Qt.Key.Key_Tab)  # how: telefoon
    tik(Qt.Key.Key_Tab)  # gesproken: yes
    tik(Qt.Key.Key_Tab)  # datum: today
    tik(Qt.Key.Key_Tab)
    vak = QApplication.focusWidget()
    assert isinstance(vak, QPlainTextEdit)
    QTest.keyClicks(vak, "Komt vrijdag langs.")
    tik(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert aantal <= 12
    nieuw = [c for c in scherm.kern.sessie.lees(Contact) if c.id != scherm.vast.contact]
    assert len(nieuw) == 1
    c = nieuw[0]
    assert (c.datum, c.met, c.soort, c.geslaagd, c.notitie) == (
        VANDAAG,
        Contactmet.VADER,
        Contactsoort.TELEFOON,
        True,
        "Komt vrijdag langs.",
    )
    assert not view.formulier.isVisible()
    bericht = trechter.stil_gezegd[-1]
    assert bericht.tekst == "Contact vastgelegd."
    assert bericht.ongedaan is not None
    bericht.ongedaan()
    assert [c.id for c in scherm.kern.sessie.lees(Contact)] == [scherm.vast.contact]


def test_wat_al_gekozen_is_laat_de_notitie_beginnen(scherm: Scherm) -> None:
    """A button that says with whom begins in the note; typing there was lost in the choice."""
    vraag_vastleggen(scherm.kern, scherm.vast.dossier, "contact", {"met": Contactmet.MOEDER})
    vak = QApplication.focusWidget()
    assert isinstance(vak, QPlainTextEdit)
    QTest.keyClicks(vak, "Vlucht was goedkoper.")
    toets(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    nieuw = [c for c in scherm.kern.sessie.lees(Contact) if c.id != scherm.vast.contact]
    assert [(c.met, c.notitie) for c in nieuw] == [(Contactmet.MOEDER, "Vlucht was goedkoper.")]


def test_ctrl_enter_is_in_een_formulier_van_het_formulier(scherm: Scherm) -> None:
    """The window has Ctrl+Enter for its menu; while a form has the focus it saves instead."""
    view = scherm.view
    van_venster = QShortcut(QKeySequence("Ctrl+Return"), view)
    geopend: list[bool] = []
    van_venster.activated.connect(lambda: geopend.append(True))
    view.open_formulier("contact")
    assert view.formulier.formulier is not None
    view.formulier.formulier.veld("notitie").invoer.invoer.setFocus()
    toets(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert geopend == []
    assert len(scherm.kern.sessie.lees(Contact)) == 2
    view.kop.brief.setFocus()
    toets(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert geopend == [True]


def test_formulier_blokkeert_niets(scherm: Scherm) -> None:
    view = scherm.view
    view.open_formulier("contact")
    assert QApplication.activeModalWidget() is None
    view.tijdlijn.lijst.selectRow(2)
    assert view.tijdlijn.lijst.currentIndex().row() == 2
    view.kantel.hoe.click()
    assert view.bediening.venster is not None
    assert QApplication.activeModalWidget() is None
    assert view.formulier.isVisible()


def test_datumwoorden_met_de_dag_voluit(scherm: Scherm) -> None:
    view = scherm.view
    view.open_formulier("contact")
    assert view.formulier.formulier is not None
    dag = view.formulier.formulier.veld("datum").invoer
    assert isinstance(dag, DagInvoer)
    assert dag.voluit.text() == "wo 18 nov 2026"
    dag.zet_ruw("gisteren")
    assert dag.voluit.text() == "di 17 nov 2026"
    dag.zet_ruw("vr")  # a fact looks back
    assert dag.waarde() == date(2026, 11, 13)
    QTest.keyClick(dag.invoer, Qt.Key.Key_Up)
    assert dag.waarde() == date(2026, 11, 14)
    view.formulier.parkeer()
    view.open_formulier("taak")
    assert view.formulier.formulier is not None
    taakdag = view.formulier.formulier.veld("datum").invoer
    assert isinstance(taakdag, DagInvoer)
    taakdag.zet_ruw("vr")  # a task looks ahead
    assert taakdag.waarde() == date(2026, 11, 20)


def test_datum_die_geen_datum_is(scherm: Scherm, trechter: StilleTrechter) -> None:
    view = scherm.view
    view.open_formulier("contact")
    formulier = view.formulier.formulier
    assert formulier is not None
    dag = formulier.veld("datum").invoer
    dag.zet_ruw("31-2")
    QTest.keyClick(dag.invoer, Qt.Key.Key_Return)
    assert view.formulier.isVisible()
    fout = formulier._fouten["datum"]
    assert fout.isVisible()
    assert "31 februari" in fout.text()
    assert dag.invoer.hasFocus()
    assert fout.text() in dag.invoer.accessibleDescription()
    assert not trechter.fouten  # beside the field, not in a box
    assert len(scherm.kern.sessie.lees(Contact)) == 1
    dag.zet_ruw("gisteren")
    dag.gewijzigd.emit()
    assert not fout.isVisible()
    QTest.keyClick(dag.invoer, Qt.Key.Key_Return)
    assert len(scherm.kern.sessie.lees(Contact)) == 2


def test_einde_voor_begin_staat_bij_het_veld(scherm: Scherm) -> None:
    view = scherm.view
    view.open_formulier("verzuimperiode", None, {"soort": Periodesoort.ZIEKTE})
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("laatste_dag").invoer.zet(date(2026, 11, 1))
    view.formulier.bewaar()
    assert formulier._fouten["laatste_dag"].isVisible()
    assert "ligt voor" in formulier._fouten["laatste_dag"].text()


def test_esc_vraagt_alleen_als_er_iets_is_getypt(scherm: Scherm, trechter: StilleTrechter) -> None:
    view = scherm.view
    view.kop.vastleggen.setFocus()
    view.open_formulier("contact")
    toets(Qt.Key.Key_Escape)
    assert not view.formulier.isVisible()
    assert trechter.vragen == []
    assert view.kop.vastleggen.hasFocus()
    view.open_formulier("contact")
    assert view.formulier.formulier is not None
    view.formulier.formulier.veld("notitie").invoer.zet("half verhaal")
    trechter.antwoord = False
    toets(Qt.Key.Key_Escape)
    assert len(trechter.vragen) == 1
    assert view.formulier.isVisible()
    trechter.antwoord = True
    toets(Qt.Key.Key_Escape)
    assert not view.formulier.isVisible()


def test_concept_overleeft_ander_dossier_en_ander_scherm(scherm: Scherm) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    ander, _, _ = zet_ander(sessie)
    view.open_formulier("contact")
    assert view.formulier.formulier is not None
    view.formulier.formulier.veld("notitie").invoer.zet("net bezig")
    view.toon(ander.id)
    assert not view.formulier.isVisible()
    view.toon(scherm.vast.dossier)
    view.open_formulier("contact")
    assert view.formulier.formulier is not None
    assert view.formulier.formulier.veld("notitie").invoer.ruw() == "net bezig"
    view.open_formulier("taak")
    view.open_formulier("contact")
    assert view.formulier.formulier.veld("notitie").invoer.ruw() == "net bezig"
    view.formulier.bewaar()
    view.open_formulier("contact")
    assert view.formulier.formulier.veld("notitie").invoer.ruw() == ""


def zet_ander(sessie, **rest):  # type: ignore[no-untyped-def]
    leerling = een_leerling(achternaam="Appelboom", roepnaam="Lotte", bsn="999990019")
    school = een_school(naam="Obs Voorbeeld", brin="99BB")
    sessie_dossier = zet_dossier
    from unittest.mock import patch

    echt = Dossier

    def met_nummer(**velden_):  # the factory has a fixed number
        return echt(**velden_ | {"dossiernummer": "2026-0002"})

    with patch("tests.fabriek.Dossier", met_nummer):
        return sessie_dossier(sessie, leerling=leerling, school=school, **rest)


def test_notities_dicht_bij_alleen_geoorloofd(
    qtbot, kern: Kern, team_sessie, trechter: StilleTrechter
) -> None:
    """Every note field of every kind is closed and says why; the countable minimum is allowed."""
    dossier, leerling, school = zet_dossier(team_sessie, ongeoorloofd=False)
    vastleggen.leg_vast(
        team_sessie,
        Verzuimperiode(
            leerling_id=leerling.id,
            dossier_id=dossier.id,
            school_id=school.id,
            soort=Periodesoort.ZIEKTE,
            eerste_dag=date(2026, 10, 12),
        ),
    )
    view = DossierView(kern)
    qtbot.addWidget(view)
    view.resize(1180, 620)
    view.show()
    view.toon(dossier.id)
    vraag_vastleggen(kern, dossier.id, "contact", {"met": Contactmet.MOEDER})
    assert isinstance(view.focusWidget(), QComboBox)  # the note is closed: not there
    geteld = 0
    for kind in KINDS:
        if kind.zonder_menu:
            continue
        view.open_formulier(kind.code)
        formulier = view.formulier.formulier
        assert formulier is not None
        namen = {v.naam for v in velden(kind.soort) if v.notitie}
        for veld in formulier.opzet.velden:
            if veld.naam not in namen:
                continue
            geteld += 1
            if kind.code == "taak":
                lijst = veld.invoer.invoer
                assert isinstance(lijst, QComboBox)
                assert not lijst.isEditable()
                continue
            assert not veld.invoer.isEnabled(), f"{kind.code}.{veld.naam}"
            uitleg = veld.invoer.invoer.accessibleDescription()
            assert "leerplicht maakt dan geen aantekeningen" in uitleg
            assert formulier._slot is not None
            assert formulier._slot.isVisible()
        view.formulier.parkeer()
    assert geteld >= 10
    view.open_formulier("contact")
    view.formulier.bewaar()
    (contact,) = team_sessie.lees(Contact, dossier_id=dossier.id)
    assert contact.notitie == ""


def test_melding_opent_haar_eigen_tekst(qtbot, kern: Kern, team_sessie) -> None:
    """A signal of the school keeps its text shut; a 16-uur melding or one of DUO carries it."""
    dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    view = DossierView(kern)
    qtbot.addWidget(view)
    view.show()
    view.toon(dossier.id)
    view.open_formulier("melding")
    formulier = view.formulier.formulier
    assert formulier is not None
    tekst = formulier.veld("toelichting").invoer

    def zet(naam: str, waarde: object) -> bool:
        formulier.veld(naam).invoer.zet(waarde)
        formulier.veld(naam).invoer.gewijzigd.emit()
        return tekst.isEnabled()

    assert not tekst.isEnabled()
    assert zet("soort", "16_uur")
    assert not zet("soort", "overig")
    assert zet("vermoeden", True)
    assert not zet("vermoeden", False)
    assert zet("bron", "duo")


def test_notitie_volgt_de_dag_die_wordt_getypt(scherm: Scherm) -> None:
    """The first evidence (melding about 6 October) opens notes from that day on, not before."""
    view = scherm.view
    view.open_formulier("contact")
    formulier = view.formulier.formulier
    assert formulier is not None
    notitie = formulier.veld("notitie").invoer
    assert notitie.isEnabled()
    dag = formulier.veld("datum").invoer
    dag.zet(date(2026, 10, 5))
    dag.gewijzigd.emit()
    assert not notitie.isEnabled()
    dag.zet(date(2026, 10, 6))
    dag.gewijzigd.emit()
    assert notitie.isEnabled()


def test_oude_notitie_op_slot_blijft_bewaard(scherm: Scherm) -> None:
    """Back to geoorloofd: the old note is not shown, and correcting the fact keeps it."""
    view, sessie = scherm.view, scherm.kern.sessie
    contact = sessie.lees_een(Contact, scherm.vast.contact)
    for p in sessie.lees(Verzuimperiode, dossier_id=scherm.vast.dossier):
        vastleggen.wijzig(sessie, dataclasses.replace(p, laatste_dag=date(2026, 11, 6)))
    vastleggen.leg_vast(
        sessie,
        Verzuimperiode(
            leerling_id=scherm.vast.leerling,
            dossier_id=scherm.vast.dossier,
            soort=Periodesoort.ZIEKTE,
            eerste_dag=date(2026, 11, 9),
        ),
    )
    scherm.kern.gewijzigd.emit(None)
    view.open_formulier("contact", contact)
    formulier = view.formulier.formulier
    assert formulier is not None
    assert not formulier.veld("notitie").invoer.isEnabled()
    assert formulier.veld("notitie").invoer.ruw() == ""
    formulier.veld("geslaagd").invoer.zet(False)
    view.formulier.bewaar()
    na = sessie.lees_een(Contact, scherm.vast.contact)
    assert (na.geslaagd, na.notitie) == (False, "belt terug")


def test_conflict_toont_beide_versies_en_de_keus(
    scherm: Scherm, opnieuw, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    contact = sessie.lees_een(Contact, scherm.vast.contact)
    view.open_formulier("contact", contact)
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("notitie").invoer.zet("mijn versie")
    collega = opnieuw()
    vastleggen.wijzig(collega, dataclasses.replace(contact, notitie="versie van collega"))
    gezien: list[str] = []

    def kies(keus: Keus):  # type: ignore[no-untyped-def]
        def exec_(dialoog: ConflictDialoog) -> int:
            from PySide6.QtWidgets import QTableWidget

            (tabel,) = dialoog.findChildren(QTableWidget)
            for rij in range(tabel.rowCount()):
                gezien.append(" | ".join(tabel.item(rij, k).text() for k in range(3)))
            dialoog._kies(keus)
            return 1

        return exec_

    monkeypatch.setattr(conflict.ConflictDialoog, "exec", kies(Keus.VERDER))
    view.formulier.bewaar()
    assert "→ Notitie | mijn versie | versie van collega" in gezien
    assert "Hoe | telefoon | telefoon" in gezien
    assert view.formulier.isVisible()
    monkeypatch.setattr(conflict.ConflictDialoog, "exec", kies(Keus.EIGEN))
    view.formulier.bewaar()
    na = sessie.lees_een(Contact, scherm.vast.contact)
    assert (na.notitie, na.versie) == ("mijn versie", 3)
    assert not view.formulier.isVisible()


def test_conflict_versie_van_collega_houden(
    scherm: Scherm, opnieuw, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    contact = sessie.lees_een(Contact, scherm.vast.contact)
    view.open_formulier("contact", contact)
    assert view.formulier.formulier is not None
    view.formulier.formulier.veld("notitie").invoer.zet("mijn versie")
    vastleggen.wijzig(opnieuw(), dataclasses.replace(contact, notitie="van collega"))
    monkeypatch.setattr(conflict.ConflictDialoog, "exec", lambda d: d._kies(Keus.BESTAAND))
    view.formulier.bewaar()
    assert sessie.lees_een(Contact, scherm.vast.contact).notitie == "van collega"
    assert not view.formulier.isVisible()


def test_opschalen_vraagt_stap_en_beide_voorwaarden(
    scherm: Scherm, trechter: StilleTrechter
) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    (knop,) = [
        k
        for k in view.kantel.knoppen.delen
        if isinstance(k, QPushButton) and k.text() == "Opschalen…"
    ]
    assert knop.property("primair")
    knop.click()
    formulier = view.formulier.formulier
    assert formulier is not None
    namen = [v.naam for v in formulier.opzet.velden]
    assert namen[:3] == ["vraag_herstel", "vraag_andere_oplossing", "naar_stap"]
    view.formulier.bewaar()
    assert formulier._fouten["vraag_herstel"].isVisible()
    formulier.veld("vraag_herstel").invoer.zet("nee")
    formulier.veld("vraag_andere_oplossing").invoer.zet("ja")
    view.formulier.bewaar()
    assert "andere oplossing vast" in formulier._fouten["vraag_andere_oplossing"].text()
    formulier.veld("vraag_andere_oplossing").invoer.zet("nee")
    formulier.veld("naar_stap").invoer.zet("3b")
    # the gate of the SWV-melding is closed: going on asks a reason
    view.formulier.bewaar()
    assert formulier._fouten["reden"].isVisible()
    formulier.veld("reden").invoer.zet("School meldt deze week.")
    view.formulier.bewaar()
    besluit = next(b for b in sessie.lees(Stapbesluit) if b.stap == "3b")
    assert (besluit.soort, besluit.van_stap, besluit.reden) == (
        Besluitsoort.OPSCHALEN,
        "2",
        "School meldt deze week.",
    )
    assert besluit.antwoorden == "herstel=nee andere_oplossing=nee"
    assert "swv_melding" in besluit.poorten.split()
    verwerk()
    assert "huidige stap" in view.stepper.knoppen[3].accessibleName()


def test_andere_oplossing_vraagt_wat_wie_en_wanneer(scherm: Scherm) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    opties = [o for o in view.beeld.opties if o.soort is Besluitsoort.ANDERE_OPLOSSING]
    assert opties
    view.open_besluit(opties)
    formulier = view.formulier.formulier
    assert formulier is not None
    assert [v.naam for v in formulier.opzet.velden][:3] == ["oplossing", "wie", "nieuwe_datum"]
    formulier.veld("oplossing").invoer.zet("OZA-plek")
    formulier.veld("wie").invoer.zet("OC")
    formulier.veld("nieuwe_datum").invoer.zet(date(2026, 12, 9))
    view.formulier.bewaar()
    assert view.formulier.formulier is None
    verwerk()
    (besluit,) = [b for b in sessie.lees(Stapbesluit) if b.oplossing]
    assert besluit.nieuwe_datum == date(2026, 12, 9)
    assert besluit.antwoorden == "andere_oplossing=ja"
    assert "woensdag 9 december" in view.kantel.kop.text()


def test_toestemming_per_ouder_in_een_keer(scherm: Scherm) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    view.open_formulier("toestemming", None, {"doel": Toestemmingdoel.JEUGDARTS})
    formulier = view.formulier.formulier
    assert formulier is not None
    assert set(formulier.waarden()["ouder_id"]) == {scherm.vast.moeder, scherm.vast.vader}
    view.formulier.bewaar()
    nieuw = [t for t in sessie.lees(Toestemming) if t.doel is Toestemmingdoel.JEUGDARTS]
    assert {t.ouder_id for t in nieuw} == {scherm.vast.moeder, scherm.vast.vader}
    view.open_formulier("toestemming")
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("ouder_id").invoer.zet([])
    with pytest.raises(InvoerFout):
        formulier.waarden()


def test_elke_soort_opent_met_voorstellen_en_eerste_veld(scherm: Scherm) -> None:
    view = scherm.view
    for kind in KINDS:
        if kind.zonder_menu:
            continue
        view.open_formulier(kind.code)
        formulier = view.formulier.formulier
        assert formulier is not None
        assert formulier.veld(kind.eerste).invoer.invoer.hasFocus(), kind.code
        assert not formulier.is_getypt, kind.code
        getoond = {v.naam for v in formulier.opzet.velden}
        vast = {"dossier_id", "leerling_id"}
        verplicht = {v.naam for v in velden(kind.soort) if v.verplicht}
        assert verplicht - vast <= getoond, kind.code
        blad = formulier._rol.widget()
        ruim = thema().em(15.5)  # the panel, less its margins and bar; wide typefaces need more
        assert blad.minimumSizeHint().width() <= ruim, f"{kind.code} is breder dan het paneel"
        view.formulier.annuleer()


def test_overleg_stelt_stap_en_tafel_voor(scherm: Scherm) -> None:
    view = scherm.view
    view.open_formulier("overleg")
    view.formulier.bewaar()
    overleg = next(o for o in scherm.kern.sessie.lees(Overleg) if o.datum == VANDAAG)
    assert (overleg.stap, overleg.soort) == ("2", Overlegsoort.KERNTEAM)


def test_gedeeltelijk_herstel_vraagt_de_volgende_opbouwdatum(scherm: Scherm) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    view.open_formulier("herstel")
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("soort").invoer.zet("gedeeltelijk")
    view.formulier.bewaar()
    assert formulier._fouten["opbouwdatum"].isVisible()
    assert sessie.lees(Herstel) == []
    formulier.veld("opbouwdatum").invoer.zet(date(2026, 12, 2))
    view.formulier.bewaar()
    (herstel,) = sessie.lees(Herstel)
    assert herstel.opbouwdatum == date(2026, 12, 2)
    verwerk()
    assert "2 december" in view.kantel.kop.text()


def test_administratie_legt_vast_zonder_notities(
    scherm: Scherm, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    zelf = dataclasses.replace(sessie.ambtenaar, rol=Rol.ADMINISTRATIE)
    monkeypatch.setitem(sessie.__dict__, "ambtenaar", zelf)
    view.open_formulier("contact")
    formulier = view.formulier.formulier
    assert formulier is not None
    assert not formulier.veld("notitie").invoer.isEnabled()
    assert "leerplichtambtenaar" in formulier.veld("notitie").invoer.invoer.accessibleDescription()
    view.formulier.annuleer()
    view.open_formulier("melding")
    formulier = view.formulier.formulier
    assert formulier is not None
    assert formulier.veld("toelichting").invoer.isEnabled()
    menu = vastleggen_menu(scherm.kern, scherm.vast.dossier, view)
    uit = {a.data() for a in menu.actions() if not a.isSeparator() and not a.isEnabled()}
    assert uit == {
        "interventie",
        "overleg",
        "herstel",
        "belastbaarheid",
        "regie",
        "verwijzing",
        "spoor_beginnen",
    }


def test_sluiten_heropenen_overdragen(scherm: Scherm, trechter: StilleTrechter) -> None:
    view, sessie = scherm.view, scherm.kern.sessie
    collega = Ambtenaar(naam="B. Jansen", rol=Rol.LEERPLICHTAMBTENAAR)
    with sessie.schrijf() as tx:
        tx.maak(collega)
    view.open_formulier("overdragen")
    view.formulier.bewaar()
    assert not trechter.fouten
    nu = [b for b in sessie.lees(Behandelaar) if b.tot is None]
    assert [b.ambtenaar_id for b in nu] == [collega.id]
    view.open_formulier("sluiten")
    assert view.formulier.formulier is not None
    view.formulier.formulier.veld("sluitreden").invoer.zet("verhuisd")
    view.formulier.bewaar()
    dossier = sessie.lees_een(Dossier, scherm.vast.dossier)
    assert (dossier.gesloten, dossier.sluitreden) == (VANDAAG, Sluitreden.VERHUISD)
    verwerk()
    assert view.kop.staat.tekst == "gesloten wo 18 nov: verhuisd"
    assert "gesloten" in view.lezen.label.text()
    view.open_formulier("heropenen")
    view.formulier.bewaar()
    assert sessie.lees_een(Dossier, scherm.vast.dossier).gesloten is None


def test_menu_toont_elke_soort_met_sneltoets(scherm: Scherm, qtbot) -> None:
    kern = scherm.kern
    menu = vastleggen_menu(kern, scherm.vast.dossier, scherm.view)
    teksten = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert "Contact\tCtrl+Shift+C" in teksten
    # every kind with its own key, and the key that begins a track
    assert len([t for t in teksten if "\t" in t]) == 1 + len([k for k in KINDS if k.sneltoets])
    assert "Spoor beginnen…\tCtrl+Shift+S" in teksten
    menu.aboutToShow.emit()
    zichtbaar = [a.text() for a in menu.actions() if a.isVisible()]
    assert "Dossier sluiten…" in zichtbaar
    assert "Dossier heropenen…" not in zichtbaar
    kern.zet_peildatum(date(2026, 11, 2))
    menu.aboutToShow.emit()
    assert not any(a.isEnabled() for a in menu.actions() if not a.isSeparator())


def test_verzoek_van_elders_opent_dossier_en_formulier(scherm: Scherm) -> None:
    view, kern = scherm.view, scherm.kern
    ander, _, _ = zet_ander(kern.sessie)
    kern.toon_dossier.connect(view.toon)
    vraag_vastleggen(kern, ander.id, "taak")
    assert view.dossier_id == ander.id
    assert view.formulier.open_sleutel == (ander.id, "taak", "")
    view.toon(scherm.vast.dossier)
    optie = next(o for o in view.beeld.opties if o.soort is Besluitsoort.HERHALEN)
    open_besluit(kern, scherm.vast.dossier, optie, view)
    assert view.formulier.open_sleutel is not None
    assert view.formulier.open_sleutel[1] == "besluit"


def test_getalveld_met_komma_en_grenzen(qtbot, kern: Kern) -> None:
    veld = GetalInvoer("Uren", komma=True, minimum=0, maximum=2000)
    qtbot.addWidget(veld)
    veld.zet_ruw("2,5")
    assert veld.waarde() == 2.5
    veld.zet_ruw("")
    assert veld.waarde() is None
    veld.zet_ruw("2001")
    with pytest.raises(InvoerFout):
        veld.waarde()
    veld.zet_ruw("drie")
    with pytest.raises(InvoerFout):
        veld.waarde()


def test_bsn_van_leerling_wordt_gekeurd(scherm: Scherm) -> None:
    view = scherm.view
    view.open_formulier("leerling")
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("bsn").invoer.zet("123456789")
    view.formulier.bewaar()
    assert formulier._fouten["bsn"].isVisible()
    formulier.veld("bsn").invoer.zet("9999.00.377")
    view.formulier.bewaar()
    assert view.formulier.formulier is None


def test_elke_soort_in_het_menu_is_een_feit() -> None:
    assert set(PER_KIND) >= {
        "contact",
        "interventie",
        "overleg",
        "verzuimperiode",
        "melding",
        "meldingstatus",
        "herstel",
        "toestemming",
        "regie",
        "wacht",
        "afspraak",
        "taak",
        "doorgave",
        "ouder",
        "inschrijving",
        "leerling",
        "stapbesluit",
    }
    for kind in KINDS:
        namen = {v.naam for v in velden(kind.soort)}
        assert set(kind.velden) | set(kind.bij_wijzigen) <= namen, kind.code


def test_een_veld_stelt_een_ander_voor_tot_iemand_zelf_kiest(scherm: Scherm) -> None:
    view = scherm.view
    view.open_formulier("wacht")
    formulier = view.formulier.formulier
    assert formulier is not None
    op, met = formulier.veld("op").invoer, formulier.veld("klaar_met").invoer
    assert (op.ruw(), met.ruw()) == ("advies", "document")
    assert not formulier.is_getypt
    op.zet("so_plaats")
    op.gewijzigd.emit()
    assert met.ruw() == "inschrijving"
    op.zet("procedure")
    op.gewijzigd.emit()
    assert met.ruw() is None  # the program cannot tell
    met.zet("contact")
    op.zet("intake_roc")
    op.gewijzigd.emit()
    assert met.ruw() == "contact"
    view.open_formulier("doorgave")
    doorgave = view.formulier.formulier
    assert doorgave is not None
    aan, door = doorgave.veld("aan").invoer, doorgave.veld("door").invoer
    assert (aan.ruw(), door.ruw()) == ("swv", "school")
    aan.zet("school")
    aan.gewijzigd.emit()
    assert door.ruw() == "leerplicht"  # no school tells itself
    view.formulier.annuleer()
    view.open_formulier("taak")
    taak = view.formulier.formulier
    assert taak is not None
    taak.veld("omschrijving").invoer.invoer.setFocus()
    QTest.keyClicks(taak.veld("omschrijving").invoer.invoer, "Ouders bellen")
    assert taak.veld("klaar_met").invoer.ruw() == "ouders"


def test_the_text_of_a_long_tick_is_broken_over_lines(qtbot) -> None:
    vink = JaNeeInvoer("Al eerder een beroep of verzoek gedaan")
    qtbot.addWidget(vink)
    vink.resize(180, 60)
    vink.show()
    assert vink.minimumSizeHint().width() < 180
    (tekst,) = vink.findChildren(QLabel)
    assert tekst.text() == "Al eerder een beroep of verzoek gedaan"
    qtbot.mouseClick(tekst, Qt.MouseButton.LeftButton)
    assert vink.waarde() is True
