"""The settings page: what is being typed survives what colleagues do meanwhile."""

from __future__ import annotations

import dataclasses

from pytestqt.qtbot import QtBot

from app.services import instellingen
from app.ui.beheer.instellingen import InstellingenView
from app.ui.kern import Kern


def test_unsaved_text_stays_when_a_colleague_saves_another_setting(
    kern: Kern, qtbot: QtBot
) -> None:
    view = InstellingenView(kern)
    qtbot.addWidget(view)
    view.tekst["teamnaam"].clear()
    qtbot.keyClicks(view.tekst["teamnaam"], "Team Leerplicht Modelstad")
    nu = instellingen.lees(kern.sessie)
    instellingen.bewaar(kern.sessie, dataclasses.replace(nu, plaats="Modelstad"))
    kern.gewijzigd.emit(None)
    assert view.tekst["teamnaam"].text() == "Team Leerplicht Modelstad"
    assert view.tekst["plaats"].text() == "Modelstad"
    view.bewaar()
    klaar = instellingen.lees(kern.sessie)
    assert (klaar.teamnaam, klaar.plaats) == ("Team Leerplicht Modelstad", "Modelstad")


def test_what_is_not_touched_follows_the_file(kern: Kern, qtbot: QtBot) -> None:
    view = InstellingenView(kern)
    qtbot.addWidget(view)
    nu = instellingen.lees(kern.sessie)
    instellingen.bewaar(
        kern.sessie, dataclasses.replace(nu, vergrendel_minuten=3, notitie_met_toestemming=True)
    )
    kern.gewijzigd.emit(None)
    assert view.minuten.value() == 3
    assert view.notitie.isChecked()
