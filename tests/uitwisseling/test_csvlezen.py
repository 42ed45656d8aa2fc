"""Files that cannot be right are met with a sentence, quickly, and say on which line."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

from app.services.uitwisseling.csvlezen import Bestandsfout, lees_tabel


def _lees(tmp_path: Path, inhoud: bytes):
    pad = tmp_path / "x.csv"
    pad.write_bytes(inhoud)
    return lees_tabel(pad)


@pytest.mark.parametrize(
    ("inhoud", "tekst", "regel"),
    [
        (b"", "leeg", 0),
        (b"\xef\xbb\xbf", "leeg", 0),
        (b"  \r\n", "leeg", 0),
        (b"a;b\n1;2\n3;\x004\n", "NUL", 3),
        ("naam;x\nAnn\xeb;1\n".encode("utf-16"), "UTF-16", 1),
        (b"PK\x03\x04rest", "Excel", 0),
        (b"naam;x\n\x81\x8d;1\n", "tekenset", 2),
        ("naam\nGijs\nNoëlle\n".encode() + b"Zo\xeb\n", "deels UTF-8", 4),
        (b'a;b\n1;2\n"open;3\n4;5\n', "aanhalingsteken", 3),
        (b'a;b\n1;"x"y\n', "aanhalingstekens", 2),
        (b"a,b\n1,2\n", "komma", 1),
        (b"a;b;A\n1;2;3\n", "twee keer", 1),
    ],
)
def test_a_broken_file_says_what_and_where(tmp_path, inhoud, tekst, regel) -> None:
    with pytest.raises(Bestandsfout) as fout:
        _lees(tmp_path, inhoud)
    assert tekst in fout.value.tekst
    assert fout.value.regel == regel
    assert fout.value.doe


def test_100000_columns_are_refused_at_once_and_without_memory(tmp_path) -> None:
    rij = ";".join(f"kolom{i}" for i in range(100_000)).encode()
    inhoud = b"\n".join([rij] * 40)  # 40 MB
    pad = tmp_path / "breed.csv"
    pad.write_bytes(inhoud)
    del inhoud
    tracemalloc.start()
    begin = time.perf_counter()
    with pytest.raises(Bestandsfout, match="kolommen"):
        lees_tabel(pad)
    duur = time.perf_counter() - begin
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert piek < 2_000_000
    assert duur < 0.5


def test_501_columns_are_too_many_and_500_are_not(tmp_path) -> None:
    assert len(_lees(tmp_path, b";".join(b"k%d" % i for i in range(500)) + b"\n").koppen) == 500
    with pytest.raises(Bestandsfout, match="501 kolommen"):
        _lees(tmp_path, b";".join(b"k%d" % i for i in range(501)) + b"\n")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path) -> None:
    with pytest.raises(Bestandsfout, match="er niet"):
        lees_tabel(tmp_path / "weg.csv")
    with pytest.raises(Bestandsfout, match="map"):
        lees_tabel(tmp_path)


@pytest.mark.parametrize(
    ("tekst", "codering", "gelezen"),
    [
        ("naam;x\r\nNoëlle;1\r\n", "utf-8", "utf-8"),
        ("naam;x\r\nNoëlle;1\r\n", "utf-8-sig", "utf-8"),
        ("naam;x\nNoëlle;1\n", "cp1252", "cp1252"),
        ("sep=;\r\nnaam;x\r\nNoëlle;1\r\n", "utf-8", "utf-8"),
        ("naam;x\rNoëlle;1\r", "utf-8", "utf-8"),
    ],
)
def test_character_sets_and_line_ends(tmp_path, tekst, codering, gelezen) -> None:
    tabel = _lees(tmp_path, tekst.encode(codering))
    assert tabel.koppen == ["naam", "x"]
    assert [cellen for _, cellen in tabel.rijen] == [["Noëlle", "1"]]
    assert tabel.tekenset == gelezen


def test_rows_know_the_line_they_begin_on(tmp_path) -> None:
    tabel = _lees(tmp_path, b'a;b\n1;"x\ny"\n\n;\n2;z\n')
    assert tabel.rijen == [(2, ["1", "x\ny"]), (6, ["2", "z"])]
