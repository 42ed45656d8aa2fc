"""A verslag and a bundle through their windows: type, see, file, tick, order, save."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.cli.opdrachten import voer_uit
from app.domain.documenten import Document
from app.domain.dossiers import Afspraak, Taak
from app.domain.handelen import Contact, Contactmet, Contactsoort
from app.services.sessie import Sessie
from app.services.vastleggen import leg_vast
from app.ui.kern import Kern
from app.ui.verslagen.bundel import BundelVenster
from app.ui.verslagen.verslag import VerslagVenster
from tests.conftest import WACHTWOORD
from tests.fabriek import zet_dossier


def test_verslag_en_bundel(
    qtbot: QtBot,
    team_sessie: Sessie,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie, geopend=date(2026, 9, 7))
    kern = Kern(team_sessie)
    leeg = VerslagVenster(kern, dossier.id)
    qtbot.addWidget(leeg)
    assert not leeg.klaar.isEnabled()
    assert "nog geen gesprek" in leeg.balk.label.text()
    gesprek = Contact(
        dossier_id=dossier.id,
        datum=date(2026, 11, 12),
        soort=Contactsoort.GESPREK,
        met=Contactmet.OUDERS,
        notitie="Kort gesproken.",
    )
    leg_vast(team_sessie, gesprek)
    venster = VerslagVenster(kern, dossier.id)
    qtbot.addWidget(venster)
    assert venster.delen()["besproken"] == "Kort gesproken."
    venster.veld("aanwezig").invoer.setFocus()
    QTest.keyClicks(venster.veld("aanwezig").invoer, "moeder, vader")
    qtbot.mouseClick(venster.acties.plus, Qt.MouseButton.LeftButton)
    wie, wat, wanneer, _ = venster.acties.regels[0]
    assert "S. de Wit" in [wie.itemText(n) for n in range(wie.count())]
    wie.setCurrentText("S. de Wit")
    QTest.keyClicks(wat, "School bellen")
    qtbot.mouseClick(venster.klaar, Qt.MouseButton.LeftButton)
    assert "nog geen dag" in venster.balk.label.text()  # a task needs a day
    QTest.keyClicks(wanneer.invoer, "27-11-2026")
    qtbot.mouseClick(venster.acties.plus, Qt.MouseButton.LeftButton)
    venster.acties.regels[1][0].setCurrentText("vader")
    QTest.keyClicks(venster.acties.regels[1][1], "brengt Emre")
    venster.maak()
    assert venster.bladen.aantal == 1
    qtbot.mouseClick(venster.klaar, Qt.MouseButton.LeftButton)
    assert [t.omschrijving for t in team_sessie.lees(Taak)] == ["School bellen"]
    assert [a.met for a in team_sessie.lees(Afspraak)] == ["vader"]
    assert [d.titel for d in team_sessie.lees(Document)] == [
        "Verslag gesprek op kantoor met ouders"
    ]

    bundel = BundelVenster(kern, dossier.id)
    qtbot.addWidget(bundel)
    assert not bundel.maak_knop.isEnabled()
    bundel.lijst.setFocus()
    bundel.lijst.setCurrentRow(0)
    bundel.lijst.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(bundel.maak_knop, Qt.MouseButton.LeftButton)
    assert bundel.bladen.aantal == 2
    uit = tmp_path / "bijlagen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(uit), ""))
    qtbot.mouseClick(bundel.pdf_knop, Qt.MouseButton.LeftButton)
    assert uit.read_bytes().startswith(b"%PDF")
    qtbot.mouseClick(bundel.dossier_knop, Qt.MouseButton.LeftButton)
    assert len(team_sessie.lees(Document)) == 2

    # the same from the command line
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    pad, pdf = str(team_sessie.pad), tmp_path / "verslag.pdf"

    def roep(*woorden: str) -> tuple[int, str]:
        code = voer_uit(woorden, lambda *_a: 0)
        gezegd = capsys.readouterr()
        return code, gezegd.out + gezegd.err

    assert "gesprek op kantoor met ouders" in roep("verslag", pad, leerling.id)[1]
    code, gezegd = roep(
        "verslag", pad, leerling.id, "--nr", "1", "--deel", "vervolg=Over twee weken.",
        "--actie", "school:stuurt rooster:31-12-2099", "--naar", str(pdf),
    )  # fmt: skip
    assert code == 0, gezegd
    assert pdf.read_bytes().startswith(b"%PDF")
    assert [a.met for a in team_sessie.lees(Afspraak)] == ["vader", "school"]
    assert roep("verslag", pad, leerling.id, "--nr", "1", "--deel", "weer=x")[0] == 1
    assert "Bundel bijlagen" in roep("bundel", pad, leerling.id)[1]
    twee = tmp_path / "twee.pdf"
    assert roep("bundel", pad, leerling.id, "--stukken", "1,9", "--naar", str(twee))[0] == 1
    code, gezegd = roep("bundel", pad, leerling.id, "--stukken", "1,2", "--naar", str(twee))
    assert (code, "2 bijlagen" in gezegd) == (0, True), gezegd
