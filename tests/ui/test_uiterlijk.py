"""The look: contrast computed, icons there, sizes that follow the text, shortcuts unique."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout

from app.ui.acties import TABEL
from app.ui.iconen import icoon, pixmap
from app.ui.kleuren import (
    ANDERE_DAG_DONKER,
    ANDERE_DAG_LICHT,
    DONKER,
    LEESBAAR,
    LICHT,
    ZICHTBAAR,
    Kleur,
    contrast,
)
from app.ui.pagina import maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import Themakeuze, thema
from app.ui.vastleggen.kinds import KINDS

PALETTEN = {
    "licht": LICHT,
    "donker": DONKER,
    "andere dag licht": ANDERE_DAG_LICHT,
    "andere dag donker": ANDERE_DAG_DONKER,
}


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_contrast_of_a_known_grey() -> None:
    # WCAG's own well-known borderline: #767676 on white is 4.54 : 1.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("naam", PALETTEN)
def test_text_is_readable_in_every_palette(naam: str) -> None:
    palet = PALETTEN[naam]
    te_zwak = [
        (voor.value, vlak.value, round(contrast(palet[voor], palet[vlak]), 2))
        for voor, vlak in LEESBAAR
        if contrast(palet[voor], palet[vlak]) < 4.5
    ]
    assert te_zwak == []


@pytest.mark.parametrize("naam", PALETTEN)
def test_shapes_are_visible_in_every_palette(naam: str) -> None:
    palet = PALETTEN[naam]
    te_zwak = [
        (voor.value, vlak.value, round(contrast(palet[voor], palet[vlak]), 2))
        for voor, vlak in ZICHTBAAR
        if contrast(palet[voor], palet[vlak]) < 3
    ]
    assert te_zwak == []


@pytest.mark.parametrize("naam", PALETTEN)
def test_every_palette_knows_every_meaning(naam: str) -> None:
    assert set(PALETTEN[naam]) == set(Kleur)


def test_every_icon_draws_something(qapp: QApplication) -> None:
    namen = [
        p.name[:-4]
        for p in files("resources").joinpath("icons").iterdir()
        if p.name.endswith(".svg")
    ]
    assert len(namen) > 40
    for naam in namen:
        beeld = pixmap(naam, 24, "#ff0000").toImage()
        gekleurd = sum(beeld.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert gekleurd > 10, naam


def test_every_action_icon_exists(qapp: QApplication) -> None:
    for actie in TABEL:
        if actie.icoon:
            assert not icoon(actie.icoon).isNull()


def test_an_unknown_icon_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icoon("bestaat-niet")


def test_shortcuts_are_unique_also_with_those_of_a_dossier() -> None:
    alle = [a.toets for a in TABEL if a.toets] + [k.sneltoets for k in KINDS if k.sneltoets]
    toetsen = Counter(QKeySequence(t).toString() for t in [*alle, "Ctrl+Shift+B"])
    assert [t for t, n in toetsen.items() if n > 1] == []


def test_size_of_text_scales_lengths(qapp: QApplication) -> None:
    thema().pas_toe()
    gewoon = thema().em(1.6)
    thema().zet(procent=150)
    assert 1.4 < thema().em(1.6) / gewoon < 1.6


def test_another_day_turns_the_window_another_colour(qapp: QApplication) -> None:
    thema().zet(keuze=Themakeuze.LICHT)
    thema().pas_toe()
    gewoon = thema().hex(Kleur.VLAK)
    thema().zet(andere_dag=True)
    assert thema().hex(Kleur.VLAK) != gewoon
    assert contrast(thema().hex(Kleur.VLAK), gewoon) > 1.05


def test_dark_is_dark(qapp: QApplication) -> None:
    thema().zet(keuze=Themakeuze.DONKER)
    assert thema().donker
    assert thema().kleur(Kleur.VLAK).lightness() < 60
    assert qapp.palette().window().color().lightness() < 60


def test_no_column_is_narrower_than_its_heading(qtbot) -> None:
    tabel: Tabel[str] = Tabel("Proef", (Tabelkolom("A", str), Tabelkolom("Geregistreerd", str, 1)))
    qtbot.addWidget(tabel)
    kop = tabel.horizontalHeader()
    assert tabel.columnWidth(1) >= kop.fontMetrics().horizontalAdvance("Geregistreerd")


def test_enter_presses_the_button_that_has_the_focus_and_not_the_default(qtbot) -> None:
    gedrukt: list[str] = []
    doos = QDialog()
    qtbot.addWidget(doos)
    lijst = QVBoxLayout(doos)
    vast = QPushButton("Opslaan", doos)
    vast.setDefault(True)
    vast.clicked.connect(lambda: gedrukt.append("Opslaan"))
    anders = maak_knop("Afdrukken…", lambda: gedrukt.append("Afdrukken"))
    lijst.addWidget(vast)
    lijst.addWidget(anders)
    doos.show()
    QTest.keyClick(anders, Qt.Key.Key_Return)
    assert gedrukt == ["Afdrukken"]
