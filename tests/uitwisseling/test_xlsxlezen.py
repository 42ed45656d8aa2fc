"""Workbooks as they come: formulas, merges, dates as numbers in two calendars, several sheets."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.services.uitwisseling.bron import maak_tabel, raad_koprij
from app.services.uitwisseling.bronlezen import lees_bron
from app.services.uitwisseling.csvlezen import Bestandsfout, Gestopt
from app.services.uitwisseling.xlsxlezen import ZONDER_UITKOMST


def schrijf(pad: Path, *rijen: tuple[object, ...], titel: str = "Blad1") -> Path:
    boek = Workbook()
    vel = boek.active
    assert vel is not None
    vel.title = titel
    for rij in rijen:
        vel.append(rij)
    boek.save(pad)
    return pad


def test_values_as_a_person_sees_them(tmp_path: Path) -> None:
    pad = schrijf(
        tmp_path / "x.xlsx",
        ("a", "b", "c", "d", "e", "f", "g"),
        (
            999900377,
            16.5,
            date(2026, 11, 2),
            datetime(2026, 11, 2, 8, 15),  # noqa: DTZ001 - a workbook knows no zones
            True,
            time(9, 30),
            " x ",
        ),
    )
    ((_, kop), (regel, rij)) = lees_bron(pad).blad("").rijen
    assert kop == ["a", "b", "c", "d", "e", "f", "g"]
    assert regel == 2
    assert rij == ["999900377", "16,5", "2026-11-02", "2026-11-02 08:15", "ja", "09:30:00", "x"]


def test_dates_are_the_same_in_both_calendars(tmp_path: Path) -> None:
    for naam, oud in (("1900.xlsx", False), ("1904.xlsx", True)):
        boek = Workbook()
        if oud:
            boek.epoch = CALENDAR_MAC_1904
        boek.active.append([date(2026, 11, 2)])
        boek.save(tmp_path / naam)
        bron = lees_bron(tmp_path / naam)
        assert bron.blad("").rijen == [(1, ["2026-11-02"])]
        assert bron.vanaf_1904 is oud


def _met_xml(pad: Path, van: str, naar: str) -> Path:
    """Write the workbook anew with a piece of its sheet replaced."""
    uit = pad.with_name(f"anders-{pad.name}")
    with zipfile.ZipFile(pad) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            ruw = oud.read(deel)
            if deel.filename == "xl/worksheets/sheet1.xml":
                ruw, aantal = re.subn(van.encode(), naar.encode(), ruw)
                assert aantal == 1
            nieuw.writestr(deel, ruw)
    return uit


def test_a_formula_gives_its_stored_outcome_or_is_said_to_have_none(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "f.xlsx", ("som", "tekst"), ("=1+1", "=A1"), (3, "x"))
    blad = lees_bron(pad).blad("")
    assert blad.rijen[1] == (2, [ZONDER_UITKOMST, ZONDER_UITKOMST])
    assert blad.rijen[2] == (3, ["3", "x"])
    assert "formules zonder bewaarde uitkomst" in blad.opmerkingen[0]
    met = _met_xml(pad, r"<f>1\+1</f><v>?[ /<v]*>", "<f>1+1</f><v>2</v>")
    met = _met_xml(met, r'<c r="B2"><f>A1</f><v>?[ /<v]*>', '<c r="B2" t="str"><f>A1</f><v></v>')
    blad = lees_bron(met).blad("")
    assert blad.rijen[1] == (2, ["2"])  # and an empty text is an outcome too
    assert blad.opmerkingen == ()


def test_merged_cells_hold_downwards_and_not_sideways(tmp_path: Path) -> None:
    boek = Workbook()
    vel = boek.active
    for rij in (("naam", "van", "tot"), ("Eik", 1, 2), (None, 3, 4), ("Iep", 5, None)):
        vel.append(rij)
    vel.merge_cells("A2:A3")
    vel.merge_cells("B4:C4")
    pad = tmp_path / "m.xlsx"
    boek.save(pad)
    blad = lees_bron(pad).blad("")
    assert [c for _, c in blad.rijen[1:]] == [["Eik", "1", "2"], ["Eik", "3", "4"], ["Iep", "5"]]
    assert "samengevoegd" in blad.opmerkingen[0]


def test_the_fullest_visible_sheet_is_taken_and_others_by_name(tmp_path: Path) -> None:
    boek = Workbook()
    boek.active.title = "Uitleg"
    boek.active.append(["lees dit"])
    lijst = boek.create_sheet("Lijst")
    verborgen = boek.create_sheet("Verborgen")
    for i in range(5):
        lijst.append([i, "x"])
        for _ in range(3):
            verborgen.append([i])
    verborgen.sheet_state = "hidden"
    pad = tmp_path / "s.xlsx"
    boek.save(pad)
    bron = lees_bron(pad)
    assert [b.naam for b in bron.bladen] == ["Uitleg", "Lijst"]
    assert bron.blad("").naam == "Lijst"
    assert bron.blad("uitleg").naam == "Uitleg"
    with pytest.raises(Bestandsfout, match="staat niet in deze werkmap"):
        bron.blad("Weg")


def test_headings_are_found_below_a_title_and_made_unique(tmp_path: Path) -> None:
    pad = schrijf(
        tmp_path / "k.xlsx",
        ("Overzicht 2026",),
        (),
        ("Naam", "Datum", "Naam", None),
        ("Eik", date(2026, 1, 2), "x", "y"),
        ("Iep", date(2026, 1, 3)),
    )
    bron = lees_bron(pad)
    blad = bron.blad("")
    assert raad_koprij(blad) == 3
    tabel = maak_tabel(bron, blad)
    assert tabel.koppen == ["Naam", "Datum", "Naam (2)", "kolom D"]
    assert tabel.rijen == [
        (4, ["Eik", "2026-01-02", "x", "y"]),
        (5, ["Iep", "2026-01-03", "", ""]),
    ]
    with pytest.raises(Bestandsfout, match="geen kolomnamen"):
        maak_tabel(bron, blad, 9)


def test_a_claimed_size_costs_nothing(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "d.xlsx", ("a", "b"), (1, 2))
    groot = _met_xml(pad, 'ref="A1:B2"', 'ref="A1:XFD1048576"')
    assert [c for _, c in lees_bron(groot).blad("").rijen] == [["a", "b"], ["1", "2"]]


def test_stopping_stops(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "x.xlsx", ("a",), (1,))
    with pytest.raises(Gestopt):
        lees_bron(pad, stop=lambda: True)


def test_a_long_sheet_tells_how_far_it_is_and_stops_on_its_way(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "lang.xlsx", *((n,) for n in range(4_500)))
    gemeld: list[tuple[int, int, str]] = []
    lees_bron(pad, voortgang=lambda *stand: gemeld.append(stand))
    assert [(gedaan, totaal) for gedaan, totaal, _ in gemeld] == [
        (0, 0),
        (0, 4500),
        (2000, 4500),
        (4000, 4500),
    ]
    assert gemeld[-1][2].endswith("4.000 van 4.500 rijen")
    vragen = iter([False, False, True])
    with pytest.raises(Gestopt):
        lees_bron(pad, stop=lambda: next(vragen))


def _zip(pad: Path, **delen: str) -> Path:
    with zipfile.ZipFile(pad, "w") as z:
        for naam, inhoud in delen.items():
            z.writestr(naam.replace("__", "/"), inhoud)
    return pad


@pytest.mark.parametrize(
    ("maak", "tekst"),
    [
        (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 100), "oude werkmap"),
        (lambda p: p.write_bytes(b"PK\x03\x04" + b"kapot" * 50), "beschadigd"),
        (lambda p: _zip(p, **{"word__document.xml": "<x/>"}), "geen werkmap van Excel"),
        (lambda p: _zip(p, **{"xl__workbook.xml": "<x/>"}), "beschadigd"),
        (lambda p: schrijf(p), "leeg"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, maak, tekst: str) -> None:
    pad = tmp_path / "fout.xlsx"
    maak(pad)
    with pytest.raises(Bestandsfout, match=tekst):
        lees_bron(pad)


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "x.xlsx", ("a",), (1,))
    bom = _met_xml(
        pad,
        "<worksheet ",
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet ',
    )
    with pytest.raises(Bestandsfout, match="beschadigd"):
        lees_bron(bom)
