"""The summer, birthdays, a move, and several running things (protocollen 3 'Change of ...').

Zomervakantie midden 2026: za 18 juli - zo 30 augustus; herfstvakantie za 17 - zo 25 oktober.
"""

from __future__ import annotations

from datetime import date

import pytest

from app.protocol.stand import Aard
from tests.protocol.bouw import dag
from tests.protocol.levensloop import Levensloop


def thuis_voor_de_zomer(tot: str | None = None) -> Levensloop:
    zaak = Levensloop(geopend="di 2 jun 2026")
    zaak.begin("di 2 jun 2026").interventie("di 2 jun 2026").verzuim("ma 1 jun 2026", tot)
    return zaak


def test_after_the_summer_it_is_asked_whether_the_leerling_is_at_school() -> None:
    zaak = thuis_voor_de_zomer()
    aan = {
        op: zaak.signaal(op, "na_zomer") is not None
        for op in ("vr 17 jul 2026", "zo 30 aug 2026", "ma 31 aug 2026", "vr 18 sep 2026")
    }
    assert list(aan.values()) == [False, False, True, True]
    gevonden = zaak.signaal("vr 18 sep 2026", "na_zomer")
    assert gevonden is not None
    assert gevonden.datum == dag("ma 31 aug 2026")


@pytest.mark.parametrize(
    ("laatste", "aan"),
    [("vr 17 jul 2026", True), ("do 16 jul 2026", False), ("ma 31 aug 2026", True)],
)
def test_only_who_was_at_home_on_the_last_schooldag(laatste: str, aan: bool) -> None:
    zaak = thuis_voor_de_zomer(laatste)
    assert (zaak.signaal("ma 31 aug 2026", "na_zomer") is not None) is aan


def test_it_is_asked_until_something_is_known() -> None:
    zaak = thuis_voor_de_zomer().contact("zo 30 aug 2026")
    assert zaak.signaal("di 1 sep 2026", "na_zomer") is not None
    zaak.contact("di 1 sep 2026", geslaagd=False)
    assert zaak.signaal("di 1 sep 2026", "na_zomer") is not None
    zaak.contact("di 1 sep 2026")
    assert zaak.signaal("ma 31 aug 2026", "na_zomer") is not None
    assert zaak.signaal("di 1 sep 2026", "na_zomer") is None


def test_a_herstel_or_new_absence_answers_it_too() -> None:
    zaak = thuis_voor_de_zomer("vr 17 jul 2026").verzuim("ma 31 aug 2026")
    assert zaak.signaal("ma 31 aug 2026", "na_zomer") is None
    zaak = thuis_voor_de_zomer().herstel("ma 31 aug 2026")
    assert zaak.signaal("ma 31 aug 2026", "na_zomer") is None


def test_a_dossier_of_after_the_summer_is_not_asked_about_it() -> None:
    zaak = Levensloop(geopend="di 1 sep 2026").verzuim("ma 1 jun 2026", "vr 17 jul 2026")
    assert zaak.signaal("wo 2 sep 2026", "na_zomer") is None


def test_months_and_days_at_home_run_on_through_the_summer() -> None:
    zaak = thuis_voor_de_zomer()
    # ma 1 jun t/m ma 31 aug: 30 + 31 + 31 dagen
    assert zaak.stand("ma 31 aug 2026").dagen_thuis == 92
    assert not zaak.stand("di 1 sep 2026").lang_thuis  # precies 3 maanden
    assert zaak.stand("wo 2 sep 2026").lang_thuis


def test_the_day_after_the_summer_is_announced() -> None:
    zaak = thuis_voor_de_zomer()

    def komt(op: str) -> list[date]:
        return [a.datum for a in zaak.stand(op).aankondigingen if a.code == "na_zomer"]

    for op in ("wo 1 jul 2026", "za 18 jul 2026", "zo 30 aug 2026"):
        assert komt(op) == [dag("ma 31 aug 2026")]
    # the next one: zomer midden 2027 is za 17 juli - zo 29 augustus
    assert komt("ma 31 aug 2026") == [dag("ma 30 aug 2027")]
    zaak.herstel("ma 6 jul 2026")
    assert komt("ma 6 jul 2026") == []


# ------------------------------------------------------------------ 12, 16, 18 jaar


@pytest.mark.parametrize(
    ("jaren", "vooraf", "daarna"),
    [(12, "bijna_twaalf", "twaalf"), (16, "bijna_zestien", "zestien")],
)
def test_a_birthday_is_announced_three_months_before_and_asked_about_on_the_day(
    jaren: int, vooraf: str, daarna: str
) -> None:
    """Jarig op za 10 oktober 2026; 3 maanden eerder is vr 10 juli."""
    zaak = Levensloop(geopend="ma 1 jun 2026", geboren=date(2026 - jaren, 10, 10))
    dagen = ("do 9 jul 2026", "vr 10 jul 2026", "vr 9 okt 2026", "za 10 okt 2026")
    assert [zaak.signaal(op, vooraf) is not None for op in dagen] == [False, True, True, False]
    assert [zaak.signaal(op, daarna) is not None for op in dagen] == [False, False, False, True]
    op = [a.datum for a in zaak.stand("vr 9 okt 2026").aankondigingen if a.code == daarna]
    assert op == [dag("za 10 okt 2026")]
    zaak.eigen_toestemming("ma 12 okt 2026")
    assert zaak.signaal("zo 11 okt 2026", daarna) is not None
    assert zaak.signaal("ma 12 okt 2026", daarna) is None


def test_who_was_twelve_already_is_not_asked_about_it() -> None:
    for geopend, aan in (("vr 9 okt 2026", True), ("za 10 okt 2026", False)):
        zaak = Levensloop(geopend=geopend, geboren=date(2014, 10, 10))
        assert (zaak.signaal("wo 14 okt 2026", "twaalf") is not None) is aan


def test_consent_of_the_ouders_alone_stays_and_is_flagged_from_sixteen_on() -> None:
    zaak = Levensloop(geopend="di 1 sep 2026", geboren=date(2010, 10, 10))
    zaak.begin("di 1 sep 2026").toestemming("wo 2 sep 2026").toestemming("wo 2 sep 2026", 1)

    def poort(op: str) -> tuple[bool, bool]:
        gevonden = zaak.stand(op).poorten
        p = next(p for p in gevonden if p.code == "toestemming_kernteam")
        return p.open, "vraag ook de leerling zelf" in p.uitleg

    assert poort("vr 9 okt 2026") == (True, False)
    assert poort("za 10 okt 2026") == (True, True)
    zaak.eigen_toestemming("ma 12 okt 2026")
    assert poort("zo 11 okt 2026") == (True, True)
    assert poort("ma 12 okt 2026") == (True, False)


def test_a_getuigschrift_of_pro_or_vso_ends_the_ladder_as_a_startkwalificatie_does() -> None:
    # 16 op 9 mrt 2025: leerplicht t/m 31 juli 2025, daarna kwalificatieplicht.
    zaak = Levensloop(
        geopend="di 1 sep 2026",
        geboren=date(2009, 3, 9),
        vrij_van_kwalificatieplicht=dag("do 1 okt 2026"),
    )
    zaak.begin("di 15 sep 2026").interventie("di 15 sep 2026")
    # 21/9, 28/9, 5/10
    ervoor = zaak.stand("wo 30 sep 2026").kantelpunt
    assert (ervoor.aard, ervoor.datum) == (Aard.KANTELPUNT, dag("di 6 okt 2026"))
    erop = zaak.stand("do 1 okt 2026").kantelpunt
    assert (erop.aard, erop.datum) == (Aard.AANDACHTSDATUM, dag("do 1 okt 2026"))
    assert erop.uitleg.startswith("Getuigschrift praktijkonderwijs of diploma vso op do 1 oktober")
    assert "overdragen aan het Doorstroompunt" in erop.uitleg


def test_a_getuigschrift_before_the_leerplicht_ends_waits_for_that_end() -> None:
    # 16 op 9 nov 2026: leerplicht t/m 31 juli 2027.
    zaak = Levensloop(
        geopend="di 1 sep 2026",
        geboren=date(2010, 11, 9),
        vrij_van_kwalificatieplicht=dag("do 1 okt 2026"),
    )
    zaak.begin("di 15 sep 2026").interventie("di 15 sep 2026")
    assert zaak.stand("za 31 jul 2027").kantelpunt.aard is Aard.KANTELPUNT
    erop = zaak.stand("zo 1 aug 2027").kantelpunt
    assert (erop.aard, erop.datum) == (Aard.AANDACHTSDATUM, dag("zo 1 aug 2027"))
    assert "de leerplicht liep tot en met za 31 juli" in erop.uitleg


# ------------------------------------------------------------------ verhuizen


def stap_een() -> Levensloop:
    zaak = Levensloop(geopend="wo 30 sep 2026")
    zaak.begin("wo 30 sep 2026").interventie("wo 30 sep 2026")
    return zaak  # 5/10, 12/10, (19/10 herfst), 26/10: wo 28 okt


def test_from_the_brp_date_on_no_term_of_the_ladder_runs() -> None:
    zaak = stap_een().verhuist("do 15 okt 2026")
    ervoor = zaak.stand("wo 14 okt 2026").kantelpunt
    assert (ervoor.aard, ervoor.datum) == (Aard.KANTELPUNT, dag("wo 28 okt 2026"))
    for op in ("do 15 okt 2026", "vr 16 okt 2026"):
        punt = zaak.stand(op).kantelpunt
        # do 15 okt + 2 schoolweken: (19/10 herfst), 26/10, 2/11
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("do 5 nov 2026"))
        assert punt.actie == "ontvangst bevestigd?"
        assert "sinds do 15 oktober telt Elders" in punt.uitleg
    assert zaak.signaal("vr 16 okt 2026", "verhuisd") is None


def test_the_transfer_stays_open_until_its_receipt_is_confirmed_then_it_closes() -> None:
    zaak = stap_een().verhuist(
        "do 15 okt 2026",
        overgedragen_op="ma 19 okt 2026",
        ontvangst_bevestigd="wo 28 okt 2026",
    )
    assert zaak.stand("zo 18 okt 2026").kantelpunt.datum == dag("do 5 nov 2026")
    # ma 19 okt is vakantie en telt als ma 26 okt: 2/11, 9/11
    for op in ("ma 19 okt 2026", "di 27 okt 2026"):
        punt = zaak.stand(op).kantelpunt
        assert (punt.datum, punt.actie) == (dag("ma 9 nov 2026"), "ontvangst bevestigd?")
    klaar = zaak.stand("wo 28 okt 2026").kantelpunt
    assert (klaar.datum, klaar.actie) == (dag("wo 28 okt 2026"), "sluit af: verhuisd")
    signaal = zaak.signaal("wo 28 okt 2026", "verhuisd")
    assert signaal is not None
    assert "verhuisd" in signaal.vraag


def test_a_transfer_before_the_move_counts_from_the_move() -> None:
    zaak = stap_een().verhuist("do 15 okt 2026", overgedragen_op="ma 5 okt 2026")
    assert zaak.stand("wo 14 okt 2026").kantelpunt.datum == dag("wo 28 okt 2026")
    assert zaak.stand("do 15 okt 2026").kantelpunt.datum == dag("do 5 nov 2026")


def test_a_move_within_the_area_of_the_team_changes_nothing() -> None:
    zaak = stap_een().verhuist("do 15 okt 2026", blijft=True)
    assert zaak.stand("vr 16 okt 2026").kantelpunt.datum == dag("wo 28 okt 2026")
    # and back to where it was kept, after a move away
    zaak = stap_een().verhuist("do 8 okt 2026").verhuist("do 15 okt 2026", blijft=True)
    assert zaak.stand("wo 14 okt 2026").kantelpunt.aard is Aard.AANDACHTSDATUM
    assert zaak.stand("do 15 okt 2026").kantelpunt.aard is Aard.KANTELPUNT


def test_moving_in_keeps_the_original_dates() -> None:
    """Hierheen verhuisd op do 15 okt; de stap begon al in de vorige gemeente."""
    zaak = Levensloop(geopend="do 15 okt 2026").verhuist("do 15 okt 2026")
    zaak.besluit("begin", "wo 30 sep 2026", "1", overgenomen=True)
    zaak.interventie("wo 30 sep 2026")
    stand = zaak.stand("do 15 okt 2026")
    assert (stand.stap, stand.kantelpunt.datum) == ("1", dag("wo 28 okt 2026"))


# ------------------------------------------------------------------ meer dingen tegelijk


def test_a_new_melding_starts_no_second_ladder() -> None:
    zaak = stap_een().melding("wo 30 sep 2026")
    ervoor = zaak.stand("vr 9 okt 2026")
    zaak.melding("do 8 okt 2026", "lrv")
    erna = zaak.stand("vr 9 okt 2026")
    assert [r.stand for r in erna.doorlopen] == [r.stand for r in ervoor.doorlopen]
    assert erna.stappen == ("1",)
    assert erna.ladderpunt == ervoor.ladderpunt
    assert [p.spoor for p in erna.kantelpunten if not p.sleutel] == ["1"]


def test_of_two_stappen_side_by_side_the_earliest_date_leads() -> None:
    zaak = Levensloop(geopend="do 24 sep 2026")
    zaak.begin("do 24 sep 2026", "3a").overleg("do 24 sep 2026", "3a", "mdo")
    zaak.omhoog("do 1 okt 2026", "", "3b").overleg("do 1 okt 2026", "3b", "overlegtafel")
    stand = zaak.stand("vr 2 okt 2026")
    # 3a: 28/9, 5/10, 12/10, 26/10; 3b: 5/10, 12/10, 26/10, 2/11
    assert {p.spoor: p.datum for p in stand.kantelpunten} == {
        "3a": dag("do 29 okt 2026"),
        "3b": dag("do 5 nov 2026"),
    }
    assert (stand.stap, stand.kantelpunt.spoor) == ("3a", "3a")
