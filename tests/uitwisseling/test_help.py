"""The help page describes every file and column that there is, and no other."""

from __future__ import annotations

from app.domain.feit import velden
from app.domain.feitsoorten import FEITSOORTEN
from app.services.uitwisseling.documentatie import BEGIN, EINDE, beschrijf_bestanden
from app.services.uitwisseling.soorten import bestanden
from resources.lezer import lees_tekst


def test_the_page_holds_what_the_fields_say() -> None:
    tekst = lees_tekst("help", "uitwisseling.md")
    deel = tekst.split(BEGIN)[1].split(EINDE)[0].strip()
    assert deel == beschrijf_bestanden(), "write beschrijf_bestanden() between the marks"


def test_every_kind_and_field_has_its_file_and_column() -> None:
    assert set(bestanden()) == {soort.SOORT for soort in FEITSOORTEN}
    namen = [b.naam for b in bestanden().values()]
    assert len(set(namen)) == len(namen)
    for soort in FEITSOORTEN:
        koppen = [k.kop for k in bestanden()[soort.SOORT].kolommen]
        assert len(set(koppen)) == len(koppen) == len(velden(soort))


def test_natural_keys_name_fields_that_exist() -> None:
    for bestand in bestanden().values():
        namen = {k.veld.naam for k in bestand.kolommen}
        assert bestand.natuurlijk
        for sleutel in (*bestand.natuurlijk, *bestand.uniek):
            assert set(sleutel) <= namen
