"""The wizard on real widgets: a list of unknown layout from file to team file, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from app.domain.mensen import Leerling
from app.domain.scholen import School
from app.domain.team import Importprofiel
from app.domain.verzuim import Melding, Verzuimsoort
from app.services import vastleggen
from app.services.uitwisseling import lees_bron
from app.ui.achtergrond import wacht_op_alles
from app.ui.importeren.venster import ImporteerVenster
from app.ui.importeren.wizard.venster import Toewijsvenster
from app.ui.kern import Kern
from tests.uitwisseling.slecht import FOUTE_LEERLINGEN, LEERLING

GEGEVENS = Path(__file__).parents[1] / "uitwisseling" / "gegevens"
KIES, BEZIG, VOORBEELD, KLAAR = range(4)


@pytest.fixture
def venster(team_sessie, qtbot):
    vastleggen.leg_vast(
        team_sessie,
        School(naam="Het Fictieve Lyceum", brin="99AA", vestiging="00"),
        School(naam="Het Fictieve Lyceum loc. Zuid", brin="99AA", vestiging="01"),
        School(naam="Obs De Proefballon", brin="99BB", vestiging="00"),
    )
    venster = ImporteerVenster(Kern(team_sessie))
    qtbot.addWidget(venster)
    venster.show()
    yield venster
    assert wacht_op_alles()


def _pagina(venster) -> int:
    return venster._pagina.currentIndex()


def _open_wizard(venster: ImporteerVenster, qtbot, naam: str) -> Toewijsvenster:
    """Read a file that nothing fits, and ask for the wizard."""
    venster.lees(GEGEVENS / naam)
    qtbot.waitUntil(lambda: not venster.wijs_aan.isHidden(), timeout=10_000)
    assert _pagina(venster) == KIES
    venster.wijs_aan.click()
    qtbot.waitUntil(lambda: venster.wizard is not None, timeout=10_000)
    assert venster.wizard is not None
    return venster.wizard


def _kies(keuze: QComboBox, code: str) -> None:
    """Choose as a person does: the choice is made and said."""
    keuze.setCurrentIndex(keuze.findData(code))
    keuze.activated.emit(keuze.currentIndex())


def _wacht_proef(wizard: Toewijsvenster, qtbot) -> None:
    qtbot.waitUntil(lambda: wizard.stap_proef.model.rowCount() > 0, timeout=10_000)
    qtbot.waitUntil(wizard.volgende.isEnabled, timeout=10_000)


def test_from_an_unknown_list_to_the_team_file_and_once_more_with_one_click(
    venster, qtbot, naamloos
) -> None:
    sessie = venster.kern.sessie
    wizard = _open_wizard(venster, qtbot, "pakket-tabbladen.txt")
    assert naamloos(wizard) == []
    wizard.verder()
    assert naamloos(wizard) == []
    keuze = wizard.stap_kolommen.keuzen[wizard.ontwerp.tabel.koppen.index("Verzuimtype")]
    assert keuze.currentData() == "melding.soort"
    wizard.verder()
    assert naamloos(wizard) == []
    woorden = wizard.stap_woorden.woorden
    for woord, code in (
        ("Relatief (16+ uur)", "16_uur"),
        ("Vakantie buiten schoolvakantie", "luxe"),
        ("Zorgwekkend ziek", "overig"),
    ):
        assert woorden["melding.soort", woord].currentData() == ""
        _kies(woorden["melding.soort", woord], code)
    wizard.verder()
    _wacht_proef(wizard, qtbot)
    assert "geen afgewezen" in wizard.stap_proef.telling.text()
    assert naamloos(wizard) == []
    QTest.keyClicks(wizard.stap_proef.naam, "Tabbladenpakket")
    assert wizard.stap_proef.bewaar.isChecked()
    wizard.verder()
    qtbot.waitUntil(lambda: _pagina(venster) == VOORBEELD, timeout=10_000)
    assert sessie.lees(Melding) == []
    assert [p.naam for p in sessie.lees(Importprofiel)] == ["Tabbladenpakket"]
    venster.neem_over.click()
    qtbot.waitUntil(lambda: _pagina(venster) == KLAAR, timeout=10_000)
    assert len(sessie.lees(Melding)) == 3
    venster.nog_een.click()
    venster.lees(GEGEVENS / "pakket-tabbladen.txt")
    qtbot.waitUntil(lambda: _pagina(venster) == VOORBEELD, timeout=10_000)
    assert venster.paneel._onder.text().startswith("Tabbladenpakket")
    assert not venster.neem_over.isEnabled()


def test_the_wizard_by_keys_only(venster, qtbot) -> None:
    """Tab to the choices, letters to choose, Enter to go on."""
    wizard = _open_wizard(venster, qtbot, "pakket-weekoverzicht.csv")
    wizard.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is wizard)

    def toets(knop: Qt.Key) -> None:
        doel = QApplication.focusWidget()
        assert doel is not None
        QTest.keyClick(doel, knop)

    assert QApplication.focusWidget() is wizard.stap_bron.soort
    toets(Qt.Key.Key_Return)
    assert wizard.stapel.currentIndex() == 1
    toets(Qt.Key.Key_Return)
    assert wizard.stapel.currentIndex() == 2
    # The focus is on the one word that nobody could translate.
    keuze = QApplication.focusWidget()
    assert keuze is wizard.stap_woorden.woorden["melding.soort", "???"]
    for _ in range(5):
        toets(Qt.Key.Key_Down)
    assert wizard.ontwerp.woorden["melding.soort"]["???"] == "overig"
    toets(Qt.Key.Key_Return)
    _wacht_proef(wizard, qtbot)
    toets(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _pagina(venster) == VOORBEELD, timeout=10_000)
    venster.neem_over.click()
    qtbot.waitUntil(lambda: _pagina(venster) == KLAAR, timeout=10_000)
    assert sorted(m.soort for m in venster.kern.sessie.lees(Melding)) == sorted(
        [Verzuimsoort.UUR16, Verzuimsoort.LUXE, Verzuimsoort.LRV, Verzuimsoort.OVERIG]
    )
    venster.kern.maak_ongedaan()
    assert venster.kern.sessie.lees(Melding) == []


def test_a_wrong_cell_is_marked_and_told(venster, qtbot) -> None:
    wizard = _open_wizard(venster, qtbot, "pakket-weekoverzicht.csv")
    for _ in range(3):
        wizard.verder()
    _wacht_proef(wizard, qtbot)
    proef = wizard.stap_proef
    assert "1 afgewezen" in proef.telling.text()
    # The cursor is on the row that is wrong, and its words say why.
    assert proef.tabel.currentIndex().row() == 3
    assert "‘???’ is niet bekend" in proef.woorden.text()
    kolom = next(
        k
        for k in range(proef.model.columnCount())
        if proef.model.headerData(k, Qt.Orientation.Horizontal) == "Soort verzuim"
    )
    index = proef.model.index(3, kolom)
    assert proef.model.data(index, Qt.ItemDataRole.DecorationRole) is not None
    assert "is niet bekend" in proef.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    wizard.reject()
    assert venster.kern.sessie.lees(Melding) == []


def test_what_is_missing_is_asked_and_a_number_is_hidden(venster, qtbot, gezegd) -> None:
    wizard = _open_wizard(venster, qtbot, "pakket-tabbladen.txt")
    wizard.verder()
    stap = wizard.stap_kolommen
    _kies(stap.keuzen[wizard.ontwerp.tabel.koppen.index("Verzuimtype")], "")
    assert "Soort verzuim" in stap.balk.label.text()
    wizard.verder()
    wizard.verder()
    assert "Soort verzuim" in gezegd.fouten[-1].tekst
    assert wizard.stapel.currentIndex() == 2
    vast = wizard.stap_woorden.vast["melding.soort"]
    assert isinstance(vast, QComboBox)
    _kies(vast, "luxe")
    wizard.verder()
    _wacht_proef(wizard, qtbot)
    model = wizard.stap_proef.model
    cellen = [
        model.data(model.index(r, k))
        for r in range(model.rowCount())
        for k in range(model.columnCount())
    ]
    assert not any("999904814" in c for c in cellen)
    wizard.reject()


def test_another_sheet_and_line_of_a_workbook(venster, qtbot) -> None:
    wizard = Toewijsvenster(venster.kern, lees_bron(GEGEVENS / "absenties-samengevoegd.xlsx"))
    qtbot.addWidget(wizard)
    wizard.show()
    stap = wizard.stap_bron
    assert (stap.blad.currentData(), stap.koprij.value()) == ("Absenties", 3)
    _kies(stap.blad, "Toelichting")
    assert stap.koprij.value() == 1
    _kies(stap.blad, "Absenties")
    _kies(stap.soort, "verzuimperiode")
    wizard.verder()
    assert wizard.ontwerp.mist() == []
    assert len(wizard.stap_kolommen.keuzen) == 8
    wizard.reject()


def test_dates_that_can_be_read_two_ways_are_asked(venster, qtbot, tmp_path) -> None:
    pad = tmp_path / "datums.csv"
    pad.write_text(
        "Achternaam;Geboortedatum;Soort verzuim;Melddatum\nEik;03/09/2011;luxe;02/11/2026\n",
        encoding="utf-8",
    )
    wizard = Toewijsvenster(venster.kern, lees_bron(pad))
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.verder()
    wizard.verder()
    keuze = wizard.stap_woorden.datum
    assert keuze is not None
    assert [keuze.itemData(i) for i in range(keuze.count())] == ["dd/mm/jjjj", "mm/dd/jjjj"]
    _kies(keuze, "mm/dd/jjjj")
    (melding,) = [
        r.feit for r in wizard.ontwerp.lees(venster.kern.sessie).goede() if r.soort == "melding"
    ]
    assert melding.melddatum.isoformat() == "2026-02-11"
    _kies(keuze, "dd/mm/jjjj")
    (melding,) = [
        r.feit for r in wizard.ontwerp.lees(venster.kern.sessie).goede() if r.soort == "melding"
    ]
    assert melding.melddatum.isoformat() == "2026-11-02"
    wizard.reject()


def test_a_broken_workbook_is_told_on_the_first_page(venster, qtbot, tmp_path) -> None:
    pad = tmp_path / "kapot.xlsx"
    pad.write_bytes(b"PK\x03\x04kapot")
    venster.lees(pad)
    qtbot.waitUntil(lambda: not venster._foutbalk.isHidden(), timeout=10_000)
    assert "beschadigd" in venster._foutbalk.label.text()
    venster.wijs_aan.click()
    qtbot.waitUntil(lambda: _pagina(venster) == KIES and venster._taak is None, timeout=10_000)
    assert venster.wizard is None
    assert "beschadigd" in venster._foutbalk.label.text()


@pytest.mark.parametrize(
    ("regel", "deel"), [(r, d) for r, kolom, d in FOUTE_LEERLINGEN if kolom != "sleutel"]
)
def test_rows_that_the_folder_refuses_the_wizard_refuses_too(
    venster, qtbot, tmp_path, regel: str, deel: str
) -> None:
    """Every known-bad row of a leerling, read as a list of another package."""
    pad = tmp_path / "lijst.csv"
    pad.write_text(LEERLING + regel + "\n", encoding="utf-8")
    wizard = Toewijsvenster(venster.kern, lees_bron(pad))
    qtbot.addWidget(wizard)
    wizard.show()
    _kies(wizard.stap_bron.soort, "leerling")
    wizard.stap_bron.koprij.setValue(1)
    for _ in range(3):
        wizard.verder()
    _wacht_proef(wizard, qtbot)
    woorden = wizard.stap_proef.model.regel_in_woorden(0)
    assert "(afgewezen)" in woorden
    assert deel in woorden
    wizard.reject()
    assert venster.kern.sessie.lees(Leerling) == []
