"""The screen Vrijstellingen: who stands, what waits, the yearly round, leave and numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.dossiers import Dossier
from app.domain.vrijstellingen import (
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Vrijstelling,
    Vrijstellinguitkomst,
)
from app.services import vastleggen
from app.services.sessie import Sessie
from app.ui.kern import Kern
from app.ui.vrijstellingen.ontvangen import OntvangDialoog
from app.ui.vrijstellingen.view import VrijstellingenView
from tests.fabriek import een_leerling, een_ouder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DAG = date(2026, 11, 18)


def voeg(sessie: Sessie, naam: str, grond: Grond, **meer: object) -> str:
    kind = een_leerling(achternaam=naam, bsn="", geboortedatum=date(2013, 3, 9))
    dossier = Dossier(leerling_id=kind.id, dossiernummer=naam, geopend=date(2026, 6, 1))
    with sessie.schrijf() as tx:
        for feit in (kind, een_ouder(kind), dossier):
            tx.maak(feit)
        tx.maak(
            Vrijstelling(
                dossier_id=dossier.id, grond=grond, ingediend=date(2026, 6, 15), **meer  # type: ignore[arg-type]
            )
        )  # fmt: skip
    return dossier.id


VOLDOET: dict[str, object] = {
    "uitkomst": Vrijstellinguitkomst.VOLDOET,
    "uitkomst_op": date(2026, 6, 22),
    "van": date(2026, 8, 1),
    "tot": date(2027, 7, 31),
}


@pytest.fixture
def view(kern: Kern, qtbot: QtBot) -> VrijstellingenView:
    voeg(kern.sessie, "Aal", Grond.RICHTING, **VOLDOET)
    voeg(kern.sessie, "Baars", Grond.BUITENLAND, **VOLDOET)
    d = voeg(kern.sessie, "Char", Grond.LICHAMELIJK_PSYCHISCH)
    vastleggen.leg_vast(
        kern.sessie,
        Verlofaanvraag(
            dossier_id=d,
            ontvangen=date(2026, 11, 2),
            van=date(2027, 1, 11),
            tot=date(2027, 1, 29),
            dagen=15,
        ),
        Verlofaanvraag(
            dossier_id=d,
            ontvangen=date(2026, 9, 2),
            van=date(2026, 10, 5),
            tot=date(2026, 10, 6),
            dagen=2,
            besluit=Verlofbesluit.TOEGEKEND,
            besluit_op=date(2026, 9, 9),
        ),
    )
    scherm = VrijstellingenView(kern)
    qtbot.addWidget(scherm)
    scherm.resize(1150, 640)
    scherm.show()
    gelezen(scherm, qtbot)
    return scherm


def gelezen(view: VrijstellingenView, qtbot: QtBot) -> None:
    """Wait until the lists are read; they are, on a thread of their own."""
    qtbot.waitUntil(lambda: not view.lader.bezig, timeout=10_000)


def teksten(view: VrijstellingenView) -> list[str]:
    return [view.bladen.tabText(i) for i in range(view.bladen.count())]


def namen(tabel: object) -> list[str]:
    model = tabel.model_  # type: ignore[attr-defined]
    return [model.teksten(n)[0].split(",")[0] for n in range(model.rowCount())]


def test_each_tab_counts_and_lists(view: VrijstellingenView, naamloos) -> None:  # type: ignore[no-untyped-def]
    assert teksten(view) == [
        "Lopend (2)",
        "In behandeling (1)",
        "Jaarronde (2)",
        "Verlof open (1)",
        "Verlof",
        "Aantallen",
    ]
    assert namen(view.lopend.tabel) == ["Aal", "Baars"]
    assert view.lopend.onder.text() == (
        "Op woensdag 18 november 2026 lopen er 2: 5 onder b: 1, 5 onder c: 1."
    )
    view.lopend.grond.setCurrentIndex(view.lopend.grond.findData("5_c"))
    view.lopend.grond.activated.emit(0)
    assert namen(view.lopend.tabel) == ["Baars"]
    view.lopend.stand.setCurrentIndex(view.lopend.stand.findData("behandeling"))
    view.lopend.stand.activated.emit(0)
    assert namen(view.lopend.tabel) == []
    assert namen(view.verlof.tabel) == ["Char", "Char"]
    assert view.verlof.tabel.model_.teksten(0)[5] == "leerplichtambtenaar"
    assert view.verlof.tabel.model_.teksten(1)[5] == "hoofd van de school"
    for nummer in range(view.bladen.count()):
        view.bladen.setCurrentIndex(nummer)
        assert naamloos(view) == []
    rijen = [view.telling.tabel.model_.teksten(n) for n in range(7)]
    assert rijen[1][:3] == ("5 onder b: bedenkingen tegen de richting", "1", "1")
    assert [r[9] for r in rijen] == ["0", "1", "1", "0", "0", "0", "0"]


def test_a_choice_that_leaves_nothing_says_what_to_do(view: VrijstellingenView) -> None:
    blad = view.lopend
    blad.stand.setCurrentText("Voorbij")
    blad.stand.activated.emit(blad.stand.currentIndex())
    assert namen(blad.tabel) == []
    assert not blad.tabel.model_.gefilterd, "no words were typed: the text of the list stands there"
    blad.zoekveld.setText("Aal")
    assert blad.tabel.model_.gefilterd


def test_what_waits_shows_its_checks_and_letters(view: VrijstellingenView) -> None:
    view.bladen.setCurrentWidget(view.behandeling)
    rij = view.behandeling.tabel.model_.teksten(0)
    assert (rij[0], rij[1]) == ("Char, Emre", "5 onder a")
    assert "niet in orde" in view.behandeling.toetsen.kop.text()
    assert [k.text() for k in view.behandeling.brieven if k.isVisible()] == [
        "Brief: Ontvangst kennisgeving (artikel 5)…",
        "Brief: Opdracht belastbaarheidsonderzoek…",
    ]
    gevraagd: list[str] = []
    view.kern.toon_dossier.connect(gevraagd.append)
    view.behandeling.open_knop.click()
    assert len(gevraagd) == 1


def test_the_yearly_round_takes_in_all_at_once(view: VrijstellingenView, qtbot: QtBot) -> None:
    view.bladen.setCurrentWidget(view.ronde)
    assert "30 juni 2027" in view.ronde.onder.text()
    view.ronde.kies_wie_mist()
    assert [r.naam.split(",")[0] for r in view.ronde.tabel.selectie()] == ["Aal", "Baars"]
    assert view.ronde.ontvang_knop.text() == "Kennisgeving ontvangen (2)…"
    view.ronde.ontvang_knop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, OntvangDialoog)
    assert dialoog.namen.count() == 2
    dialoog.knop.click()
    nieuw = [v for v in view.kern.sessie.lees(Vrijstelling) if v.opnieuw]
    assert {(v.grond, v.ingediend) for v in nieuw} == {
        (Grond.RICHTING, DAG),
        (Grond.BUITENLAND, DAG),
    }
    gelezen(view, qtbot)
    assert teksten(view)[1:3] == ["In behandeling (3)", "Jaarronde"]
    assert not view.ronde.ontvang_knop.isEnabled()


def test_on_another_day_it_only_shows(view: VrijstellingenView, qtbot: QtBot) -> None:
    view.kern.zet_peildatum(date(2027, 8, 1))
    gelezen(view, qtbot)
    assert teksten(view)[0] == "Lopend"
    assert not view.nieuw_knop.isEnabled()
    assert not view.ronde.brief_knop.isEnabled()
    view.kern.zet_peildatum(date(2026, 7, 31))
    gelezen(view, qtbot)
    assert namen(view.lopend.tabel) == []
    view.lopend.stand.setCurrentIndex(view.lopend.stand.findData("straks"))
    view.lopend.stand.activated.emit(0)
    assert namen(view.lopend.tabel) == ["Aal", "Baars"]


def test_a_new_appeal_goes_on_in_the_dossier(view: VrijstellingenView, qtbot: QtBot) -> None:
    kind = een_leerling(achternaam="Donau", bsn="")
    with view.kern.sessie.schrijf() as tx:
        tx.maak(kind)
    gevraagd: list[str] = []
    view.kern.toon_dossier.connect(gevraagd.append)
    view.nieuw.open_voor(kind.id)
    dialoog = view.nieuw.dialoog
    assert dialoog is not None
    dialoog.invoer["grond"].zet("3a")
    dialoog.knop.click()
    (dossier,) = view.kern.sessie.lees(Dossier, leerling_id=kind.id)
    assert gevraagd == [dossier.id]
    gelezen(view, qtbot)
    assert "In behandeling (2)" in teksten(view)


def test_the_list_goes_on_paper(
    view: VrijstellingenView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "lijst.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(doel), ""))
    view.lopend.pdf.click()
    assert doel.read_bytes().startswith(b"%PDF")
