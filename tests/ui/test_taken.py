"""The screen Taken on real widgets: worked through from the keyboard, and what mends a gap."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.dossiers import Behandelaar, Eenheid, Taak, Wacht
from app.domain.fouten import KnownError
from app.domain.handelen import Interventie
from app.domain.klaarmet import Klaarmet, Uitstel
from app.domain.mensen import Ambtenaar, Rol
from app.services.sessie import Sessie
from app.ui.kern import Kern
from app.ui.taken.dialogen import Kiezer, NieuweTaak, Uitstellen
from app.ui.taken.teller import Takenteller
from app.ui.taken.view import TakenView
from app.ui.vastleggen.velden import KeuzeInvoer
from tests.fabriek import team_is_bij, zet_dossier
from tests.ui.conftest import Gezegd

K = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, team_sessie: Sessie) -> TakenView:
    """Stap 1 tips on wo 25 nov; a call by di 17 nov, a letter on vr 20 nov, a wait till 1 dec."""
    team_is_bij(team_sessie, date(2026, 11, 2))
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 11, 2))
    with team_sessie.schrijf() as tx:
        tx.maak(Ambtenaar(naam="A. Ander", rol=Rol.LEERPLICHTAMBTENAAR))
        tx.maak(Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 4)))
        tx.maak(Taak(dossier_id=dossier.id, datum=date(2026, 11, 17), omschrijving="Bel school"))
        tx.maak(
            Taak(
                ambtenaar_id=team_sessie.ambtenaar_id,
                datum=date(2026, 11, 20),
                omschrijving="Brief aan raad",
            )
        )
        tx.maak(Wacht(dossier_id=dossier.id, van=date(2026, 11, 4), tot=date(2026, 12, 1)))
    view = TakenView(Kern(team_sessie))
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show()
    qtbot.waitUntil(lambda: bool(view.taken.regels))
    return view


def wat(view: TakenView) -> list[str]:
    return [r.wat for r in view.taken.tabel.model_.rijen()]


def kies(view: TakenView, tekst: str) -> None:
    tabel = view.taken.tabel
    tabel.selectRow(wat(view).index(tekst))
    tabel.setFocus()


def test_over_first_then_by_day_and_the_rule_beside_it(view: TakenView, qtbot: QtBot) -> None:
    assert wat(view)[:2] == ["Bel school", "Brief aan raad"]
    assert wat(view)[-1].startswith("Wacht op advies tot di 1 dec")
    stap = "Beslis: door naar 2 kernteam?"
    kies(view, stap)
    tekst = view.taken.paneel.tekst.text()
    assert "h. 4, stap 1, kantelpunt" in tekst
    assert "een besluit over de stap, of herstel" in tekst
    assert not view.taken.paneel.af.isEnabled()
    with qtbot.waitSignal(view.kern.toon_dossier):
        qtbot.keyClick(view.taken.tabel, K.Key_Return)


def test_tick_off_and_undo_from_the_keyboard(view: TakenView, qtbot: QtBot, gezegd: Gezegd) -> None:
    kies(view, "Bel school")
    qtbot.keyClick(view.taken.tabel, K.Key_Space)
    qtbot.waitUntil(lambda: "Bel school" not in wat(view))
    bericht = gezegd.stil[-1]
    assert bericht.tekst == "Taak gedaan."
    assert bericht.ongedaan is not None
    bericht.ongedaan()
    qtbot.waitUntil(lambda: "Bel school" in wat(view))
    kies(view, "Beslis: door naar 2 kernteam?")
    qtbot.keyClick(view.taken.tabel, K.Key_Space)
    assert "volgt uit het protocol" in gezegd.stil[-1].tekst


def test_put_off_with_a_reason_and_give(view: TakenView, qtbot: QtBot) -> None:
    sessie = view.kern.sessie
    kies(view, "Brief aan raad")
    qtbot.keyClick(view.taken.tabel, K.Key_U)
    venster = view.findChild(Uitstellen)
    assert venster is not None
    venster.knop.click()
    (uitstel,) = sessie.lees(Uitstel)
    assert uitstel.tot == date(2026, 11, 25)  # wo 18 nov + a week
    qtbot.waitUntil(lambda: any(r.uitgesteld for r in view.taken.regels))
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    kies(view, "Brief aan raad")
    qtbot.keyClick(view.taken.tabel, K.Key_G)
    kiezer = view.findChild(Kiezer)
    assert kiezer is not None
    ander = next(a for a in sessie.lees(Ambtenaar) if a.naam == "A. Ander")
    aan = kiezer.invoer["aan"]
    assert isinstance(aan, KeuzeInvoer)
    aan.zet(ander.id)
    kiezer.knop.click()
    qtbot.waitUntil(lambda: "Brief aan raad" not in wat(view))


def test_a_new_task_that_repeats_and_knows_what_completes_it(view: TakenView, qtbot: QtBot) -> None:
    kies(view, "Bel school")
    qtbot.keyClick(view.taken.tabel, K.Key_N)
    vorm = view.findChild(NieuweTaak)
    assert vorm is not None
    vorm.invoer["omschrijving"].invoer.setFocus()
    qtbot.keyClicks(vorm.invoer["omschrijving"].invoer, "School bellen")
    qtbot.keyClicks(vorm.invoer["elke"].invoer, "2")
    vorm.knop.click()
    nieuw = next(t for t in view.kern.sessie.lees(Taak) if t.omschrijving == "School bellen")
    assert (nieuw.datum, nieuw.klaar_met, nieuw.elke, nieuw.eenheid) == (
        date(2026, 11, 19),
        Klaarmet.SCHOOL,
        2,
        Eenheid.WEKEN,
    )
    assert nieuw.dossier_id is not None
    qtbot.waitUntil(lambda: "School bellen" in wat(view))


def test_between_people_mended_with_one_key(
    view: TakenView, qtbot: QtBot, naamloos: object
) -> None:
    sessie = view.kern.sessie
    (behandelaar,) = sessie.lees(Behandelaar)
    with sessie.schrijf() as tx:
        tx.trek_in(Behandelaar, behandelaar.id, behandelaar.versie)
    view.bladen.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(view.vangnet.gaten))
    assert [g.wat for g in view.vangnet.gaten][:2] == [
        "Niemand behandelt dit dossier",
        "Bel school",
    ]
    qtbot.keyClick(view.vangnet.tabel, K.Key_H)
    kiezer = view.vangnet.findChild(Kiezer)
    assert kiezer is not None
    kiezer.knop.click()  # oneself stands first
    qtbot.waitUntil(lambda: not view.vangnet.gaten)
    assert view.vangnet.stapel.currentWidget() is view.vangnet.leeg
    assert callable(naamloos)
    assert naamloos(view) == []


def test_the_count_in_the_navigation_comes_by_itself_and_follows(
    view: TakenView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.taken.teller.BEGIN_MS", 0)
    aantallen: list[int] = []
    teller = Takenteller(view.kern, aantallen.append, view)
    qtbot.waitUntil(lambda: bool(aantallen))
    # "Bel school" was for di 17 nov; the wait goes on till 1 dec, the letter is for vr 20 nov.
    over = [r.wat for r in view.taken.regels if r.over]
    assert "Bel school" in over
    assert aantallen[-1] == len(over)
    kies(view, "Bel school")
    qtbot.keyClick(view.taken.tabel, K.Key_Space)
    qtbot.waitUntil(lambda: aantallen[-1] == len(over) - 1)
    assert teller.parent() is view


def test_a_list_that_cannot_be_read_says_so_stays_and_is_tried_again(
    view: TakenView, qtbot: QtBot, gezegd: Gezegd, monkeypatch: pytest.MonkeyPatch
) -> None:
    fout = KnownError("Het teambestand is bezet.", "Wacht even en probeer het opnieuw.")
    bladen = ((view.taken, view.taken.fout), (view.vangnet, view.vangnet.fout))
    was = wat(view)
    with monkeypatch.context() as m:
        m.setattr(Sessie, "nog_een", lambda _s: (_ for _ in ()).throw(fout))
        for nummer, (blad, balk) in enumerate(bladen):
            view.bladen.setCurrentIndex(nummer)
            view.kern.gewijzigd.emit(None)
            qtbot.waitUntil(balk.isVisible)
            assert balk.label.text() == str(fout)
            assert blad.isVisible()
    assert gezegd.fouten == []
    assert wat(view) == was
    for nummer, (_blad, balk) in enumerate(bladen):
        view.bladen.setCurrentIndex(nummer)
        (knop,) = [k for k in balk.findChildren(QPushButton) if k.text() == "Opnieuw proberen"]
        knop.click()
        qtbot.waitUntil(lambda b=balk: not b.isVisible())
