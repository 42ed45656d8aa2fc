"""Signalen from the absence itself: thresholds, layers of one norm, what is missing, the uitleg."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from app.domain.dossiers import Eenheid
from app.domain.scholen import Schoolnorm
from app.protocol.model import (
    Drempel,
    Eis,
    Grens,
    Laag,
    Regelbestand,
    Signaalregel,
    Signaalsoort,
    Venster,
    Vensterom,
    Voorwaarde,
)
from app.protocol.ontbreekt import ontbreekt_van
from app.protocol.signalen.signalen import signaal_dagen, signaal_datum, signalen_met, signalen_van
from app.protocol.stand import Bron, Signaal
from tests.protocol.bouw import Zaak, dag

LESWEKEN = Venster(Vensterom.ROLLEND, 4, Eenheid.SCHOOLWEKEN)
TEKST = "{aantal} uur ongeoorloofd, bereikt op {dag} ({drempel})"


def regel(code: str, aantal: float | None, **meer: Any) -> Signaalregel:
    """Give a rule that counts hours of ongeoorloofd verzuim in 4 lesweken."""
    waarden: dict[str, Any] = {
        "soort": Signaalsoort.UREN,
        "tekst": TEKST,
        "vraag": "Is er gemeld?",
        "bron": Bron(f"Document {code}", "h. 1"),
        "verzuim": frozenset({"ongeoorloofd"}),
        "drempel": Drempel(aantal, ontbreekt="" if aantal else "De wegwijzer noemt geen getal"),
        "venster": LESWEKEN,
        "norm": "ongeoorloofd_uren",
    }
    return Signaalregel(code=code, **{**waarden, **meer})


def bestand(laag: Laag, *regels: Signaalregel, **meer: Any) -> Regelbestand:
    return Regelbestand(
        code=laag.value,
        titel=f"Regels van {laag.value}",
        geldig_vanaf=date(2020, 1, 1),
        bestand="proef.toml",
        bron=Bron("Proef", "h. 1"),
        laag=laag,
        signalen=regels,
        **meer,
    )


WET = regel("wet16", 16, wettelijk=True)


def van(zaak: Zaak, peildatum: str, *lagen: Regelbestand) -> list[Signaal]:
    """Give the signalen of these files alone."""
    codes = {s.code for laag in lagen for s in laag.signalen}
    blik = zaak.blik(peildatum, *lagen)
    return [s for s in signalen_van(blik, blik.ladder.actief, dag(peildatum)) if s.code in codes]


def test_a_signaal_names_threshold_source_days_and_result() -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 8).uren("ma 28 sep 2026", 8.5)
    zaak.uren("za 12 sep 2026", 3)
    (signaal,) = van(zaak, "wo 30 sep 2026", bestand(Laag.WET, WET))
    assert (
        signaal.tekst == "16,5 uur ongeoorloofd, bereikt op ma 28 september (16 uur in 4 lesweken)"
    )
    assert signaal.datum == dag("ma 28 sep 2026")
    assert signaal.geteld == (dag("ma 7 sep 2026"), dag("ma 28 sep 2026"))
    assert (signaal.norm, signaal.drempel) == ("ongeoorloofd_uren", "16 uur in 4 lesweken")
    assert (signaal.wettelijk, signaal.bron.document) == (True, "Document wet16")
    # wo 30 sep: 4 lesweken back is do 3 sep.
    assert [(s.soort, s.tekst) for s in signaal.rekenstappen] == [
        ("regel", "16 uur in 4 lesweken (Document wet16, h. 1)"),
        ("begin", "Telt van do 3 september t/m wo 30 september"),
        ("geteld", "ongeoorloofd verzuim ma 7 september: 8 uur"),
        ("overgeslagen", "ongeoorloofd verzuim za 12 september: daar ligt geen schooldag in"),
        ("geteld", "ongeoorloofd verzuim ma 28 september: 8,5 uur"),
        ("oordeel", "Samen 16,5 uur; bereikt op ma 28 september"),
    ]


def test_skipped_are_weekends_holidays_by_name_and_an_earlier_telperiode() -> None:
    opnieuw = dataclasses.replace(WET, opnieuw_na=frozenset({"16_uur"}), uren_per_dag=5)
    zaak = Zaak().verzuim("ma 28 sep 2026", "vr 2 okt 2026").melding("vr 2 okt 2026")
    zaak.verzuim("do 15 okt 2026", "di 27 okt 2026")
    (signaal,) = van(zaak, "wo 28 okt 2026", bestand(Laag.WET, opnieuw))
    # do 15, vr 16, ma 26, di 27 okt: 20 uur, 16 on the fourth day.
    assert signaal.datum == dag("di 27 okt 2026")
    teksten = [s.tekst for s in signaal.rekenstappen]
    assert teksten[1:] == [
        "Telt van za 3 oktober t/m wo 28 oktober",
        "Wat voor za 3 oktober ligt, hoort bij een eerdere telperiode (melding van vr 2 oktober)",
        "ongeoorloofd verzuim do 15 oktober t/m di 27 oktober: 4 schooldagen, 20 uur",
        "1 periode valt buiten wat telt",
        "De herfstvakantie (17 t/m 25 oktober) telt niet mee",
        "Zaterdagen en zondagen zijn geen schooldagen",
        "Samen 20 uur; bereikt op di 27 oktober",
    ]


def test_the_strictest_filled_in_layer_acts_and_the_legal_norm_stays_beside_it() -> None:
    regio, school = regel("regio9", 9), regel("school6", 6)
    lagen = (bestand(Laag.WET, WET), bestand(Laag.REGIO, regio), bestand(Laag.SCHOOL, school))
    zaak = Zaak().uren("ma 7 sep 2026", 6)
    (signaal,) = van(zaak, "vr 11 sep 2026", *lagen)
    assert (signaal.code, signaal.bron.document) == ("school6", "Document school6")
    assert [(r.laag, r.drempel, r.bereikt, r.geldt) for r in signaal.lagen] == [
        ("wet", "16 uur in 4 lesweken", False, False),
        ("regio", "9 uur in 4 lesweken", False, False),
        ("school", "6 uur in 4 lesweken", True, True),
    ]
    zaak.uren("wo 9 sep 2026", 10)
    (signaal,) = van(zaak, "vr 11 sep 2026", *lagen)
    assert (signaal.code, signaal.datum) == ("school6", dag("ma 7 sep 2026"))
    assert [r.bereikt for r in signaal.lagen] == [True, True, True]
    assert signaal.tekst.endswith("; ook de wettelijke norm (16 uur in 4 lesweken) is bereikt")
    # A school that is less strict than the law does not act.
    ruim = (bestand(Laag.WET, WET), bestand(Laag.SCHOOL, regel("school20", 20)))
    (signaal,) = van(zaak, "vr 11 sep 2026", *ruim)
    assert signaal.code == "wet16"


def test_a_norm_without_number_never_acts_and_is_said_to_be_missing() -> None:
    leeg = bestand(Laag.REGIO, regel("regio", None))
    zaak = Zaak().uren("ma 7 sep 2026", 40)
    assert van(zaak, "vr 11 sep 2026", leeg) == []
    assert ontbreekt_van(zaak.blik("vr 11 sep 2026", leeg)) == (
        (
            "De wegwijzer noemt geen getal; met een getal bij 'Regels van regio' (scherm "
            "Protocollen) of als eigen norm van de school zou het signaal 'regio' berekend worden."
        ),
    )
    (signaal,) = van(zaak, "vr 11 sep 2026", bestand(Laag.WET, WET), leeg)
    assert (signaal.code, [r.geldt for r in signaal.lagen]) == ("wet16", [True, False])
    assert signaal.lagen[1].drempel == "De wegwijzer noemt geen getal"


def met_norm(zaak: Zaak, aantal: int, van: str, tot: str | None = None) -> Zaak:
    norm = Schoolnorm(
        school_id=zaak.school.id,
        norm="ongeoorloofd_uren",
        aantal=aantal,
        van=dag(van),
        tot=dag(tot) if tot else None,
        bron="Verzuimprotocol 2026",
    )
    return zaak._bij("schoolnormen", norm)


def test_a_norm_that_the_school_recorded_fills_in_or_stands_beside() -> None:
    zaak = met_norm(Zaak(), 6, "ma 7 sep 2026", "vr 25 sep 2026").uren("ma 7 sep 2026", 6)
    leeg = bestand(Laag.REGIO, regel("regio", None))
    (signaal,) = van(zaak, "vr 11 sep 2026", leeg)
    assert (signaal.drempel, signaal.bron.document) == (
        "6 uur in 4 lesweken",
        "Verzuimprotocol 2026",
    )
    assert [r.laag for r in signaal.lagen] == ["school"]
    assert ontbreekt_van(zaak.blik("vr 11 sep 2026", leeg)) == ()
    # Beside the law: its own layer; after its last day it is gone.
    (signaal,) = van(zaak, "vr 25 sep 2026", bestand(Laag.WET, WET))
    assert [(r.laag, r.bereikt) for r in signaal.lagen] == [("wet", False), ("school", True)]
    assert not signaal.wettelijk
    assert van(zaak, "za 26 sep 2026", bestand(Laag.WET, WET)) == []
    # A later norm of the same school replaces it.
    met_norm(zaak, 7, "do 10 sep 2026")
    assert van(zaak, "vr 11 sep 2026", bestand(Laag.WET, WET)) == []
    # Another school's norm says nothing here.
    elders = met_norm(Zaak().uren("ma 7 sep 2026", 6), 6, "ma 7 sep 2026")
    elders.lijsten["schoolnormen"] = [
        dataclasses.replace(n, school_id="andere") for n in elders.lijsten["schoolnormen"]
    ]
    assert van(elders, "vr 11 sep 2026", bestand(Laag.WET, WET)) == []


def test_a_rule_that_is_off_or_whose_condition_fails_is_silent() -> None:
    zaak = Zaak(geboren=date(2012, 3, 9)).uren("ma 7 sep 2026", 20)
    uit = dataclasses.replace(WET, aan=False)
    assert van(zaak, "vr 11 sep 2026", bestand(Laag.REGIO, uit)) == []
    for jaren, aan in ((14, True), (15, False)):
        als = Voorwaarde(Eis.LEEFTIJD, minimum=jaren)
        gevonden = van(zaak, "vr 11 sep 2026", bestand(Laag.WET, dataclasses.replace(WET, als=als)))
        assert bool(gevonden) is aan


def test_a_signaal_can_ask_a_demand_and_a_demand_a_signaal() -> None:
    als_signaal = regel(
        "vervolg",
        1,
        soort=Signaalsoort.EIS,
        norm="",
        drempel=None,
        venster=None,
        tekst="Sinds {dag} boven de norm",
        eis=Voorwaarde(Eis.SIGNAAL, soorten=frozenset({"wet16"})),
    )
    zelf = dataclasses.replace(
        als_signaal, code="zelf", eis=Voorwaarde(Eis.SIGNAAL, soorten=frozenset({"zelf"}))
    )
    zaak = Zaak().uren("ma 7 sep 2026", 16)
    laag = bestand(Laag.REGIO, WET, als_signaal, zelf)
    gevonden = {s.code: s for s in van(zaak, "vr 11 sep 2026", laag)}
    assert set(gevonden) == {"wet16", "vervolg"}
    vervolg = gevonden["vervolg"]
    assert (vervolg.datum, vervolg.tekst) == (
        dag("ma 7 sep 2026"),
        "Sinds ma 7 september boven de norm",
    )
    assert [s.soort for s in vervolg.rekenstappen] == ["regel", "feit", "oordeel"]


def test_the_day_of_a_signaal_by_its_code() -> None:
    laag = bestand(Laag.WET, dataclasses.replace(WET, opnieuw_na=frozenset({"16_uur"})))
    zaak = Zaak().uren("ma 7 sep 2026", 16).uren("ma 14 sep 2026", 16)
    zaak.melding("do 10 sep 2026", tot="ma 7 sep 2026")
    assert signaal_datum(zaak.blik("di 8 sep 2026", laag), "wet16") == dag("ma 7 sep 2026")
    assert signaal_datum(zaak.blik("vr 11 sep 2026", laag), "wet16") is None
    blik = zaak.blik("vr 18 sep 2026", laag)
    assert signaal_datum(blik, "wet16") == dag("ma 14 sep 2026")
    assert signaal_dagen(blik, "wet16") == (dag("ma 7 sep 2026"), dag("ma 14 sep 2026"))
    assert signaal_datum(blik, "onbekend") is None
    assert signaal_dagen(blik, "onbekend") == ()
    assert [s.code for s in signalen_met(blik, ("wet16", "onbekend"))] == ["wet16"]


def test_each_rule_answers_to_its_own_code_whichever_acts() -> None:
    lagen = (bestand(Laag.WET, WET), bestand(Laag.SCHOOL, regel("school6", 6)))
    zaak = Zaak().uren("ma 7 sep 2026", 6).uren("wo 9 sep 2026", 10)
    blik = zaak.blik("vr 11 sep 2026", *lagen)
    assert signaal_datum(blik, "wet16") == dag("wo 9 sep 2026")
    assert signaal_datum(blik, "school6") == dag("ma 7 sep 2026")


@pytest.mark.parametrize(
    ("grens", "aantal", "aan"),
    [(Grens.VANAF, 2, True), (Grens.LANGER_DAN, 2, False), (Grens.LANGER_DAN, 3, True)],
)
def test_ziekmeldingen_of_every_layer_are_looked_at(grens: Grens, aantal: int, aan: bool) -> None:
    ziek = regel(
        "ziek",
        2,
        soort=Signaalsoort.ZIEKMELDINGEN,
        verzuim=frozenset({"ziekte"}),
        drempel=Drempel(2, grens),
        venster=Venster(Vensterom.SCHOOLJAAR),
        norm="ziekmeldingen",
        tekst="{aantal} ziekmeldingen, {drempel}",
    )
    zaak = Zaak()
    for eerste in ("ma 7 sep 2026", "ma 14 sep 2026", "ma 21 sep 2026")[:aantal]:
        zaak.verzuim(eerste, eerste, "ziekte")
    gevonden = van(zaak, "vr 25 sep 2026", bestand(Laag.REGIO, ziek))
    assert bool(gevonden) is aan


def test_ziekmeldingen_are_told_one_by_one_and_know_no_holidays() -> None:
    ziek = regel(
        "ziek",
        2,
        soort=Signaalsoort.ZIEKMELDINGEN,
        verzuim=frozenset({"ziekte"}),
        venster=Venster(Vensterom.ROLLEND, 12, Eenheid.WEKEN),
        norm="",
    )
    zaak = Zaak().verzuim("ma 12 okt 2026", "di 13 okt 2026", "ziekte")
    zaak.verzuim("ma 26 okt 2026", "ma 26 okt 2026", "ziekte")
    (signaal,) = van(zaak, "vr 30 okt 2026", bestand(Laag.REGIO, ziek))
    assert [s.tekst for s in signaal.rekenstappen][2:] == [
        "ziekmelding ma 12 oktober t/m di 13 oktober",
        "ziekmelding ma 26 oktober",
        "Samen 2 ziekmeldingen; bereikt op ma 26 oktober",
    ]


def test_a_spell_that_the_window_cuts_says_how_much_of_it_counts() -> None:
    # wo 30 sep: the 4 lesweken begin on do 3 sep: 3, 4, 7 and 8 sep of it count, 5 uur each.
    zaak = Zaak().verzuim("di 1 sep 2026", "di 8 sep 2026", hele_dagen=False, uren=30)
    (signaal,) = van(zaak, "wo 30 sep 2026", bestand(Laag.WET, WET))
    assert signaal.rekenstappen[2].tekst == (
        "ongeoorloofd verzuim di 1 september t/m di 8 september: "
        "hiervan tellen 4 schooldagen, 20 uur"
    )


def test_the_existing_signalen_tell_how_they_came_on() -> None:
    stand = Zaak().verzuim("ma 7 sep 2026", soort="ziekte").stand("di 6 okt 2026")
    (signaal,) = [s for s in stand.signalen if s.code == "geoorloofd_vier_weken"]
    # ma 7 sep is day 1, ma 5 okt day 29: longer than 4 weken.
    assert [(s.soort, s.dag) for s in signaal.rekenstappen] == [
        ("regel", None),
        ("begin", dag("ma 7 sep 2026")),
        ("termijn", dag("ma 5 okt 2026")),
        ("oordeel", None),
    ]


# What is missing


def test_missing_facts_are_said_with_what_would_be_computed() -> None:
    zonder = Zaak(gezag=0, met_school=False)
    teksten = ontbreekt_van(zonder.blik("vr 11 sep 2026"))
    assert [t.split(";")[0] for t in teksten] == [
        "Er is geen school vastgelegd",
        "Er is geen ouder met gezag vastgelegd",
    ]
    assert all(" zou" in t for t in teksten)
    assert ontbreekt_van(Zaak().blik("vr 11 sep 2026")) == ()


def test_a_year_without_calendar_is_missing() -> None:
    teksten = ontbreekt_van(Zaak().blik("wo 15 okt 2098"))
    assert teksten[0].startswith("De schoolvakanties van 2098-2099 zijn niet compleet; met alle")


def test_hours_that_nobody_recorded_are_missing_only_where_they_count() -> None:
    laag = bestand(Laag.WET, WET)
    zaak = Zaak().verzuim("ma 7 sep 2026", "di 8 sep 2026")
    assert ontbreekt_van(zaak.blik("vr 11 sep 2026", laag)) == (
        (
            "Van 1 periode verzuim zijn geen uren vastgelegd; met de uren zou "
            "'16 uur in 4 lesweken' volledig berekend worden."
        ),
    )
    assert ontbreekt_van(zaak.blik("vr 20 nov 2026", laag)) == ()


def test_a_closed_dossier_asks_nothing() -> None:
    stand = Zaak(gezag=0).sluit("do 10 sep 2026").stand("vr 11 sep 2026")
    assert (stand.signalen, stand.indelingen, stand.ontbreekt) == ((), (), ())
