"""Others at work: what changed since my last visit, people and rights, the pen on a share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.handelen import Contact
from app.domain.mensen import Ambtenaar, Rol
from app.services import mensen, vastleggen
from app.services.sessie import Sessie, log_in
from app.services.volgen import Volger, sinds
from app.ui import sinds as sindsmodule
from app.ui.beheer.mensen import MensenView, PersoonDialoog, StartwachtwoordDialoog
from app.ui.kern import Kern
from app.ui.penhouder import Penhouder
from app.ui.sinds import SindsVenster, begin_sinds
from tests.fabriek import zet_dossier
from tests.ui.conftest import Gezegd

VANDAAG = date(2026, 11, 18)
START = "start-appel-boom-1"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def een_klok() -> datetime:
    return datetime(2026, 11, 18, 13, 0).astimezone()


@pytest.fixture
def collega(team_sessie: Sessie):
    mensen.voeg_toe(team_sessie, "M. Appel", Rol.LEERPLICHTAMBTENAAR, False, START)
    sessie = log_in(team_sessie.pad, START, "M. Appel", klok=een_klok)
    yield sessie
    sessie.sluit()


def test_the_follower_sees_others_and_not_a_raadpleging(
    team_sessie: Sessie, collega: Sessie
) -> None:
    from app.services.dossierbeeld import open_dossier

    dossier = zet_dossier(team_sessie)[0]
    volger = Volger(team_sessie)
    assert volger.kijk() is None
    open_dossier(collega, dossier.id, VANDAAG)
    assert volger.kijk() is None
    vastleggen.leg_vast(collega, Contact(dossier_id=dossier.id, datum=VANDAAG))
    wijziging = volger.kijk()
    assert wijziging is not None
    assert wijziging.dossier_ids == {dossier.id}
    assert volger.kijk() is None


def test_since_last_time_tells_what_others_did_in_my_dossiers(
    team_sessie: Sessie, collega: Sessie
) -> None:
    dossier = zet_dossier(team_sessie)[0]
    moment = team_sessie.nu() - timedelta(hours=1)
    vastleggen.leg_vast(collega, Contact(dossier_id=dossier.id, datum=VANDAAG))
    regels = sinds(team_sessie, moment, [dossier.id])
    assert [(r.wie, r.wat) for r in regels] == [("M. Appel", "contact vastgelegd")]
    assert sinds(team_sessie, moment + timedelta(hours=3), [dossier.id]) == []


def test_since_last_time_is_counted_and_opens_the_dossier(
    kern: Kern, team_sessie: Sessie, collega: Sessie, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sindsmodule, "_BEGIN", {})
    dossier = zet_dossier(team_sessie)[0]
    vastleggen.leg_vast(collega, Contact(dossier_id=dossier.id, datum=VANDAAG))
    namen = {dossier.id: "Iepenlaan, Emre"}
    assert begin_sinds(kern, namen) == 1
    regels = sinds(team_sessie, team_sessie.nu() - timedelta(hours=1), namen)
    venster = SindsVenster(kern, regels, namen, team_sessie.nu())
    venster.show()
    assert venster.lijst.topLevelItemCount() == 1
    with qtbot.waitSignal(kern.toon_dossier) as sein:
        venster._open(venster.lijst.topLevelItem(0))
    assert sein.args == [dossier.id]


def test_a_person_is_added_with_a_start_password(
    kern: Kern, team_sessie: Sessie, qtbot, gezegd: Gezegd
) -> None:
    dialoog = PersoonDialoog(kern, None)
    dialoog.naam.setText("B. Beuk")
    dialoog.wachtwoord.een.veld.setText(START)
    dialoog.wachtwoord.twee.veld.setText(START)
    dialoog._bewaar()
    assert gezegd.fouten == []
    regel = next(r for r in mensen.lijst(team_sessie) if r.ambtenaar.naam == "B. Beuk")
    assert regel.tijdelijk
    assert regel.ambtenaar.rol is Rol.LEERPLICHTAMBTENAAR


def test_a_person_without_name_is_refused_and_told(
    kern: Kern, team_sessie: Sessie, gezegd: Gezegd
) -> None:
    dialoog = PersoonDialoog(kern, None)
    dialoog.wachtwoord.een.veld.setText(START)
    dialoog.wachtwoord.twee.veld.setText(START)
    dialoog._bewaar()
    assert gezegd.fouten == []
    assert dialoog.fout.text().startswith("Vul een naam in.")
    assert len(team_sessie.lees(Ambtenaar)) == 1


def test_a_lost_password_is_replaced_by_a_teamleider(
    kern: Kern, team_sessie: Sessie, collega: Sessie, gezegd: Gezegd
) -> None:
    dialoog = StartwachtwoordDialoog(kern, collega.ambtenaar)
    dialoog.wachtwoord.een.veld.setText("nieuwe-start-kers-2")
    dialoog.wachtwoord.twee.veld.setText("nieuwe-start-kers-2")
    dialoog._bewaar()
    assert gezegd.fouten == []
    log_in(team_sessie.pad, "nieuwe-start-kers-2", "M. Appel").sluit()


def test_only_a_teamleider_is_offered_people_and_rights(
    collega: Sessie, qtbot: Callable[..., object]
) -> None:
    view = MensenView(Kern(collega))
    assert not view.toevoegen.isEnabled()
    assert not view.nood.isEnabled()
    assert view.toevoegen.toolTip() == "Dit kan alleen een teamleider."
    assert view.eigen.isEnabled()


def test_removing_somebody_says_that_old_backups_stay_readable(
    kern: Kern, team_sessie: Sessie, qtbot, gezegd: Gezegd
) -> None:
    mensen.voeg_toe(team_sessie, "M. Appel", Rol.LEERPLICHTAMBTENAAR, False, START)
    view = MensenView(kern)
    namen = [r.ambtenaar.naam for r in view.tabel.model_.rijen()]
    view.tabel.selectRow(namen.index("M. Appel"))
    view._verwijder()
    assert gezegd.vragen == ["M. Appel uit het team halen?"]
    assert gezegd.fouten == []
    regel = next(r for r in mensen.lijst(team_sessie) if r.ambtenaar.naam == "M. Appel")
    assert not regel.kan_inloggen


def test_on_a_local_disk_there_is_no_pen(kern: Kern) -> None:
    houder = Penhouder(kern)
    assert houder.pen is None
    assert houder.tekst == ""
    assert houder.knop == ""


def test_qt_does_not_steal_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 aborts on Python 3.11: void calls steal a reference (beslissingen, Traps)."""
    label = QLabel()
    voor = sys.getrefcount(None)
    for nummer in range(20_000):
        label.setText(str(nummer))
    assert voor - sys.getrefcount(None) < 100


def test_on_a_share_the_pen_is_taken_and_passed_on(
    team_sessie: Sessie, monkeypatch: pytest.MonkeyPatch, gezegd: Gezegd
) -> None:
    import app.services.sessie as module
    from app.services.slot import Modus

    team_sessie.sluit()
    monkeypatch.setattr(module, "bepaal_modus", lambda _pad: Modus.SHARE_LEZER)
    sessie = log_in(team_sessie.pad, "groene-fiets-42", klok=een_klok)
    kern = Kern(sessie)
    assert kern.alleen_lezen
    houder = Penhouder(kern)
    assert gezegd.fouten == []
    assert houder.knop == "Schrijven overdragen"
    assert not kern.alleen_lezen
    houder.druk()
    assert houder.knop == "Nu schrijven"
    assert "Niemand schrijft nu." in houder.tekst
    assert kern.alleen_lezen
    houder.druk()
    assert not kern.alleen_lezen
    houder.geef_terug()
    sessie.sluit()
