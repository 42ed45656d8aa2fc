"""The kinds of thuiszitter of protocollen 2, each with its boundary, written as data."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from app.domain.scholen import Inschrijving
from app.domain.sporen import Gebeurtenis
from app.protocol.model import Regelbestand
from app.protocol.ontbreekt import ontbreekt_van
from app.protocol.signalen.indelen import indelingen_van
from app.protocol.stand import Indeling
from app.services.protocollen import lees_meegeleverd, lees_regels
from tests.protocol.bouw import Zaak, dag

WET, NAAST = lees_meegeleverd("wet_verzuim"), lees_meegeleverd("apeldoorn_naast")

ANDERE = """
code = "proef"
titel = "Definities van andere bronnen"
geldig_vanaf = 2020-08-01
laag = "regio"
toelichting = "Proef"
bron = { document = "d", plaats = "x" }
[documenten.d]
titel = "Proef 2020"

[[definitie]]
code = "nijmegen"
naam = "Thuiszitter (Nijmegen)"
telt_als = "thuiszitter"
bron = { document = "d", plaats = "4.3" }
eis = { soort = "alle", van = [
    { soort = "plicht", soorten = ["leerplichtig", "kwalificatieplichtig"] },
    { soort = "niet", van = { soort = "gebeurtenis", soorten = ["vrijstelling"], geldig = true } },
    { soort = "aanwezig", maximum = 49 },
    { soort = "een", van = [
        { soort = "niet", van = { soort = "thuis", verzuim = ["ziekte"] } },
        { soort = "gebeurtenis", soorten = ["deels_belastbaar"] },
    ] },
] }

[[definitie]]
code = "nijmegen_3_maanden"
naam = "Thuiszitter, langer dan 3 maanden"
telt_als = "thuiszitter_3_maanden"
bron = { document = "d", plaats = "4.3" }
eis = { soort = "aanwezig", maximum = 49, termijn = { aantal = 3, eenheid = "maanden" } }

[[definitie]]
code = "deels_niet_ziek"
naam = "Onder de helft, niet ziek"
telt_als = "thuiszitter"
bron = { document = "d", plaats = "4.3" }
eis = { soort = "aanwezig", maximum = 49, verzuim = ["ongeoorloofd", "geoorloofd"] }

[[definitie]]
code = "absoluut_limburg"
naam = "Absoluut verzuim (Zuid-Limburg)"
telt_als = "absoluut"
bron = { document = "d", plaats = "definities" }
eis = { soort = "alle", van = [
    { soort = "plicht", soorten = ["leerplichtig", "kwalificatieplichtig"] },
    { soort = "niet", van = [
        { soort = "ingeschreven", binnen = { aantal = 4, eenheid = "weken", grens = "vanaf" } },
    ] },
    { soort = "niet", van = [
        { soort = "gebeurtenis", soorten = ["adres_in_onderzoek"], geldig = true },
    ] },
] }

[[gebeurtenis]]
code = "vrijstelling"
naam = "Vrijstelling"
tot = "Geldig tot en met"
bron = { document = "d", plaats = "x" }
[[gebeurtenis]]
code = "deels_belastbaar"
naam = "Kan deels naar school"
bron = { document = "d", plaats = "x" }
[[gebeurtenis]]
code = "adres_in_onderzoek"
naam = "Adres in onderzoek"
tot = "Tot en met"
bron = { document = "d", plaats = "x" }
"""
PROEF = lees_regels(ANDERE, "proef.toml")


def codes(zaak: Zaak, peildatum: str, *lagen: Regelbestand) -> set[str]:
    return set(indelingen(zaak, peildatum, *lagen))


def indelingen(zaak: Zaak, peildatum: str, *lagen: Regelbestand) -> dict[str, Indeling]:
    return {i.code: i for i in indelingen_van(zaak.blik(peildatum, *(lagen or (NAAST,))))}


def gebeurtenis(zaak: Zaak, op: str, soort: str, tot: str | None = None, **meer: Any) -> Zaak:
    feit = Gebeurtenis(
        dossier_id=zaak.dossier.id,
        soort=soort,
        datum=dag(op),
        tot=dag(tot) if tot else None,
        **meer,
    )
    return zaak._bij("gebeurtenissen", feit)


def uitgeschreven(zaak: Zaak, op: str) -> Zaak:
    zaak.lijsten["inschrijvingen"] = [
        Inschrijving(
            leerling_id=zaak.leerling.id,
            school_id=zaak.school.id,
            van=date(2020, 8, 1),
            tot=dag(op),
        )
    ]
    return zaak


def test_the_own_definitions_are_toml() -> None:
    assert len(tomllib.loads(ANDERE)["definitie"]) == len(PROEF.definities) == 4


@pytest.mark.parametrize(
    ("soort", "code"), [("ongeoorloofd", "niet_willer"), ("ziekte", "niet_kunner")]
)
def test_longer_than_four_weken_without_zorgplan(soort: str, code: str) -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", soort=soort)
    assert code not in codes(zaak, "zo 4 okt 2026")  # day 28
    gevonden = indelingen(zaak, "ma 12 okt 2026")
    assert gevonden[code].sinds == dag("ma 5 okt 2026")  # day 29
    assert gevonden[code].telt_als == "thuiszitter"
    assert "36 dagen thuis, sinds ma 7 september" in gevonden[code].uitleg
    assert [s.soort for s in gevonden[code].rekenstappen] == [
        "regel",
        "feit",
        "feit",
        "feit",
        "oordeel",
    ]
    gebeurtenis(zaak, "do 8 okt 2026", "zorgplan", "vr 30 okt 2026")
    gevonden = indelingen(zaak, "ma 12 okt 2026")
    assert code not in gevonden
    assert gevonden["voltijd_lizzer"].telt_als == "leerling_in_zorg"
    assert gevonden["voltijd_lizzer"].sinds == dag("do 8 okt 2026")
    # When the plan is over it is a thuiszitter again.
    later = indelingen(zaak, "ma 2 nov 2026")
    assert "voltijd_lizzer" not in later
    assert later[code].sinds == dag("za 31 okt 2026")


def test_partly_at_school_with_a_zorgplan_has_no_threshold() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", soort="geoorloofd", hele_dagen=False, aanwezig=40)
    assert codes(zaak, "wo 9 sep 2026") == set()
    gebeurtenis(zaak, "di 8 sep 2026", "zorgplan")
    gevonden = indelingen(zaak, "wo 9 sep 2026")
    assert set(gevonden) == {"deeltijd_lizzer"}
    assert gevonden["deeltijd_lizzer"].sinds == dag("di 8 sep 2026")
    # Whole days at home are not "partly at school".
    heel = gebeurtenis(Zaak().verzuim("ma 7 sep 2026"), "di 8 sep 2026", "zorgplan")
    assert "deeltijd_lizzer" not in codes(heel, "vr 9 okt 2026")


def test_presence_that_nobody_recorded_is_missing() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", soort="geoorloofd", hele_dagen=False)
    gebeurtenis(zaak, "di 8 sep 2026", "zorgplan")
    blik = zaak.blik("wo 9 sep 2026", NAAST)
    assert "deeltijd_lizzer" not in {i.code for i in indelingen_van(blik)}
    assert (
        "Hoeveel procent van de lestijd de leerling aanwezig is, is niet vastgelegd; met dat "
        "gegeven zou berekend worden of dit dossier telt als 'Deeltijd lizzer'."
    ) in ontbreekt_van(blik)


def test_waiting_for_a_place_is_organisatorisch() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", soort="geoorloofd")
    assert codes(zaak, "wo 9 sep 2026") == set()
    gebeurtenis(zaak, "di 8 sep 2026", "reden_thuis", uitkomst="geen_plek")
    assert indelingen(zaak, "wo 9 sep 2026")["organisatorisch"].sinds == dag("di 8 sep 2026")


def test_absoluut_from_the_first_day_or_from_four_weken() -> None:
    zaak = uitgeschreven(Zaak(), "zo 6 sep 2026")
    assert codes(zaak, "zo 6 sep 2026", WET, PROEF) == {"leerplichtig"}
    eerste = indelingen(zaak, "ma 7 sep 2026", WET, PROEF)
    assert eerste["absoluut"].sinds == dag("ma 7 sep 2026")
    # ma 7 sep is day 1 without enrolment; day 28 is zo 4 okt ("4 weken of langer").
    assert "absoluut_limburg" not in codes(zaak, "za 3 okt 2026", PROEF)
    later = indelingen(zaak, "di 6 okt 2026", PROEF)
    assert later["absoluut_limburg"].sinds == dag("zo 4 okt 2026")
    gebeurtenis(zaak, "ma 5 okt 2026", "adres_in_onderzoek")
    assert "absoluut_limburg" not in codes(zaak, "di 6 okt 2026", PROEF)


def test_never_enrolled_is_absoluut_too() -> None:
    assert {"absoluut", "absoluut_limburg"} <= codes(
        Zaak(met_school=False), "ma 7 sep 2026", WET, PROEF
    )


@pytest.mark.parametrize(
    ("soort", "uitkomst", "code"),
    [("vrijstelling", "5_a", "vrijgesteld"), ("besluit_3a", "toegekend", "vervangend")],
)
def test_a_vrijstelling_and_vervangende_leerplicht_until_their_last_day(
    soort: str, uitkomst: str, code: str
) -> None:
    zaak = gebeurtenis(Zaak(), "ma 7 sep 2026", soort, "vr 30 okt 2026", uitkomst=uitkomst)
    assert code not in codes(zaak, "zo 6 sep 2026", WET)
    assert indelingen(zaak, "vr 30 okt 2026", WET)[code].sinds == dag("ma 7 sep 2026")
    assert code not in codes(zaak, "za 31 okt 2026", WET)


@pytest.mark.parametrize(("aanwezig", "telt"), [(49, True), (50, False)])
def test_below_half_of_the_lesson_time_counts_from_its_first_day(aanwezig: int, telt: bool) -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", hele_dagen=False, aanwezig=aanwezig)
    assert ("nijmegen" in codes(zaak, "ma 7 sep 2026", PROEF)) is telt


def test_a_spell_goes_on_from_whole_days_to_a_part_of_the_day() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "vr 18 sep 2026")
    zaak.verzuim("ma 21 sep 2026", hele_dagen=False, aanwezig=30)
    assert indelingen(zaak, "ma 7 sep 2026", PROEF)["nijmegen"].sinds == dag("ma 7 sep 2026")
    gevonden = indelingen(zaak, "vr 25 sep 2026", PROEF)
    assert gevonden["nijmegen"].sinds == dag("ma 7 sep 2026")
    assert "30 % van de lestijd aanwezig" in gevonden["nijmegen"].uitleg
    # Exactly 3 maanden (ma 7 dec) is not longer than 3 maanden.
    assert "nijmegen_3_maanden" not in codes(zaak, "ma 7 dec 2026", PROEF)
    lang = indelingen(zaak, "wo 9 dec 2026", PROEF)
    assert lang["nijmegen_3_maanden"].sinds == dag("di 8 dec 2026")


@pytest.mark.parametrize(
    ("soort", "telt"), [("ongeoorloofd", True), ("geoorloofd", True), ("ziekte", False)]
)
def test_presence_can_be_asked_for_some_kinds_of_absence_only(soort: str, telt: bool) -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", soort=soort, hele_dagen=False, aanwezig=30)
    assert ("deels_niet_ziek" in codes(zaak, "ma 7 sep 2026", PROEF)) is telt


def test_the_kind_that_runs_now_rules_when_a_spell_changes_kind() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "vr 11 sep 2026", soort="ziekte")
    zaak.verzuim("ma 14 sep 2026", soort="ongeoorloofd")
    assert "deels_niet_ziek" not in codes(zaak, "vr 11 sep 2026", PROEF)
    assert "deels_niet_ziek" in codes(zaak, "ma 14 sep 2026", PROEF)


def test_ill_counts_only_when_able_to_attend_in_part() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", soort="ziekte")
    assert "nijmegen" not in codes(zaak, "wo 9 sep 2026", PROEF)
    gebeurtenis(zaak, "do 10 sep 2026", "deels_belastbaar")
    assert indelingen(zaak, "vr 11 sep 2026", PROEF)["nijmegen"].sinds == dag("do 10 sep 2026")


def test_vrijgesteld_is_no_thuiszitter_and_several_definitions_hold_at_once() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026")
    gevonden = codes(zaak, "ma 12 okt 2026", NAAST, PROEF)
    assert {"niet_willer", "nijmegen"} <= gevonden
    gebeurtenis(zaak, "do 8 okt 2026", "vrijstelling")
    assert "nijmegen" not in codes(zaak, "ma 12 okt 2026", NAAST, PROEF)
