"""Letters are kept byte for byte."""

from __future__ import annotations

from hashlib import sha256

import pytest
import sqlcipher3

from app.domain.fouten import KnownError
from db.brieven import bewaar_pdf, lees_pdf
from db.schrijven import schrijf
from db.teamgegevens import bewaar_meta, bewaar_sleutelkopie, lees_meta, lees_sleutelkopie
from db.verbinding import Verbinding
from tests.db.conftest import NU

PDF = b"%PDF-1.7\x00\xff brief"
SHA = sha256(PDF).hexdigest()


def test_the_very_bytes_come_back_and_are_kept_once(v: Verbinding) -> None:
    with schrijf(v, "a", NU) as tx:
        bewaar_pdf(tx, SHA, PDF)
        bewaar_pdf(tx, SHA, PDF)
    assert lees_pdf(v, SHA) == PDF
    assert v.waarde("SELECT count(*) FROM brief_pdf") == 1
    with pytest.raises(sqlcipher3.IntegrityError, match="kantelpunt:vast"):
        v.conn.execute("UPDATE brief_pdf SET inhoud = x'00'")


def test_other_bytes_under_that_name_are_a_bug(v: Verbinding) -> None:
    with pytest.raises(ValueError, match="sha256"), schrijf(v, "a", NU) as tx:
        bewaar_pdf(tx, SHA, PDF + b"!")


def test_a_letter_that_is_not_there_is_said(v: Verbinding) -> None:
    with pytest.raises(KnownError, match="zit niet in het teambestand"):
        lees_pdf(v, SHA)


def test_the_file_keeps_notes_about_itself(v: Verbinding) -> None:
    assert lees_sleutelkopie(v) is None
    assert lees_meta(v, "x") is None
    with schrijf(v, "a", NU) as tx:
        bewaar_sleutelkopie(tx, "{}")
        bewaar_sleutelkopie(tx, '{"a": 1}')
        bewaar_meta(tx, "x", "1")
        bewaar_meta(tx, "x", "2")
    assert lees_sleutelkopie(v) == '{"a": 1}'
    assert lees_meta(v, "x") == "2"
