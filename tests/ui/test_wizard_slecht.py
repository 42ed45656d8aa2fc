"""Known-bad rows through the wizard, as CSV and as workbooks: a plain reason each, nothing landed.

Issue 'Van melding tot afsluiting', Done when: every known-bad import of 'De eerste werkdag'
through the wizard, and workbooks with formulas, merged cells, dates as numbers and both epochs.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from pytestqt.qtbot import QtBot

from app.domain.mensen import Leerling
from app.domain.scholen import School
from app.domain.verzuim import Melding
from app.services import vastleggen
from app.services.uitwisseling import Rijstand
from app.ui.achtergrond import wacht_op_alles
from app.ui.importeren.venster import ImporteerVenster
from app.ui.kern import Kern

KOP = (
    *(
        "Meldingsnummer",
        "Achternaam",
        "Roepnaam",
        "Geboortedatum",
        "BSN",
        "BRIN-vest.",
        "Soort verzuim",
    ),
    *("Melddatum", "Eerste verzuimdag", "Laatste verzuimdag", "Uren ongeoorloofd"),
)
GEBOREN, GEMELD, EERSTE, LAATSTE = (
    date(2011, 3, 9),
    date(2026, 11, 4),
    date(2026, 10, 27),
    date(2026, 10, 28),
)
GOED = ("Eik", "Bo", GEBOREN, "999900377", "99AA-00", "luxe", GEMELD, EERSTE, LAATSTE, "11")

SLECHT: tuple[tuple[str, dict[int, object], str], ...] = (
    ("no surname", {0: ""}, "niet ingevuld"),
    ("birth date to come", {2: date(2026, 11, 19), 3: ""}, "toekomst"),
    ("a day that is not there", {2: "31-02-2012", 3: ""}, "bestaat niet"),
    ("a number that fails", {3: "123456789"}, "elfproef"),
    ("an unknown school", {4: "99ZZ-00"}, "school"),
    ("an unknown word", {5: "???"}, "niet bekend"),
    ("no melddatum", {6: ""}, "niet ingevuld"),
    ("an end before its begin", {8: date(2026, 10, 1)}, "voor"),
    ("no number", {9: "veel"}, "getal"),
)
"""What is wrong, which cells of the good row it changes, and a part of the reason."""


def rijen() -> list[tuple[object, ...]]:
    """Give a good row, the same one again, then the bad ones."""
    alle: list[tuple[object, ...]] = [("M-1", *GOED), ("M-1", *GOED)]
    for nummer, (_, anders, _) in enumerate(SLECHT, start=2):
        alle.append((f"M-{nummer}", *(anders.get(i, c) for i, c in enumerate(GOED))))
    return alle


def als_csv(map_: Path) -> Path:
    """Write it as most packages do."""
    pad = map_ / "lijst.csv"
    with pad.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.writer(uit, delimiter=";")
        schrijver.writerow(KOP)
        for rij in rijen():
            schrijver.writerow([f"{c:%d-%m-%Y}" if isinstance(c, date) else c for c in rij])
    return pad


def als_werkmap(map_: Path) -> Path:
    """Write real dates, a formula without an outcome, an Excel error and a merged cell."""
    boek = Workbook()
    vel = boek.active
    assert vel is not None
    vel.append(KOP)
    for rij in rijen():
        vel.append(rij)
    vel.append(("M-90", *GOED[:1], "=A1", *GOED[2:]))
    vel.append(("M-91", "#REF!", *GOED[1:]))
    vel.append(("M-92", "Iep", "Jo", date(2012, 5, 1), "", *GOED[4:]))
    vel.append(("M-93", None, "Jo", date(2012, 5, 1), "", *GOED[4:6], date(2026, 11, 5), *GOED[7:]))
    vel.merge_cells(f"B{vel.max_row - 1}:B{vel.max_row}")
    pad = map_ / "werkmap.xlsx"
    boek.save(pad)
    return pad


def als_getallen(epoch: date) -> Callable[[Path], Path]:
    """Write days as bare numbers since an epoch, as a package does that knows no formats."""

    def maak(map_: Path) -> Path:
        boek = Workbook()
        if epoch.year == 1904:
            boek.epoch = CALENDAR_MAC_1904
        vel = boek.active
        assert vel is not None
        vel.append(KOP)
        for rij in rijen():
            vel.append([(c - epoch).days if isinstance(c, date) else c for c in rij])
        pad = map_ / f"getallen-{epoch.year}.xlsx"
        boek.save(pad)
        return pad

    return maak


@pytest.mark.parametrize(
    ("maak", "erbij"),
    [
        pytest.param(als_csv, {}, id="csv"),
        pytest.param(
            als_werkmap, {"M-90": "formule", "M-91": "fout uit Excel"}, id="formula-merged-dates"
        ),
        pytest.param(als_getallen(date(1899, 12, 30)), {}, id="numbers-1900"),
        pytest.param(als_getallen(date(1904, 1, 1)), {}, id="numbers-1904"),
    ],
)
def test_bad_rows_through_the_wizard(
    team_sessie, qtbot: QtBot, tmp_path: Path, gezegd, maak, erbij: dict[str, str]
) -> None:
    vastleggen.leg_vast(team_sessie, School(naam="Het Lyceum", brin="99AA", vestiging="00"))
    venster = ImporteerVenster(Kern(team_sessie))
    qtbot.addWidget(venster)
    venster.show()
    pad = maak(tmp_path)
    venster._pad = pad
    venster.wijs_aan.click()
    qtbot.waitUntil(lambda: venster.wizard is not None, timeout=20_000)
    wizard = venster.wizard
    assert wizard is not None
    for _ in range(3):
        wizard.verder()
    qtbot.waitUntil(wizard.volgende.isEnabled, timeout=20_000)
    proef = wizard.stap_proef
    assert f"{len(SLECHT) + len(erbij)} afgewezen" in proef.telling.text(), proef.telling.text()
    wizard.verder()
    qtbot.waitUntil(lambda: venster._pagina.currentIndex() == 2, timeout=20_000)

    # The preview says of every bad row what is wrong, in words; nothing landed yet.
    assert team_sessie.lees(Melding) == team_sessie.lees(Leerling) == []
    voorbeeld = venster._voorbeeld
    assert voorbeeld is not None
    redenen = {
        str(r.cellen[0]): " ".join(str(x) for x in r.redenen)
        for r in voorbeeld.rijen
        if r.stand is Rijstand.AFGEWEZEN and r.hoofd
    }
    verwacht = {f"M-{n}": deel for n, (_, _, deel) in enumerate(SLECHT, start=2)} | erbij
    assert redenen.keys() == verwacht.keys()
    for nummer, deel in verwacht.items():
        assert deel in redenen[nummer], (nummer, redenen[nummer])
        assert not any(x in redenen[nummer] for x in ("Error", "None", "999900377", "123456789"))
    assert [r.stand for r in voorbeeld.rijen if r.hoofd][1] is Rijstand.DUBBEL

    # The good rows land in one go; the bad ones wait in a file with the reason per row.
    venster.neem_over.click()
    qtbot.waitUntil(lambda: venster._pagina.currentIndex() == 3, timeout=20_000)
    goed = {"M-1"} | ({"M-92", "M-93"} if erbij else set())
    assert {m.meldingsnummer for m in team_sessie.lees(Melding)} == goed
    assert {le.geboortedatum for le in team_sessie.lees(Leerling)} <= {GEBOREN, date(2012, 5, 1)}
    (eik,) = [m for m in team_sessie.lees(Melding) if m.meldingsnummer == "M-1"]
    assert (eik.melddatum, eik.begindatum, eik.einddatum) == (GEMELD, EERSTE, LAATSTE)
    (weg,) = venster._afgewezen
    tekst = weg.read_text(encoding="utf-8-sig")
    assert all(f"{nummer};" in tekst for nummer in verwacht)
    assert wacht_op_alles()
