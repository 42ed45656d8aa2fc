"""Every kind of stapbesluit: what it opens, what it ends, and what it does to the date."""

from __future__ import annotations

import dataclasses

import pytest

from app.domain.scholen import Onderwijssoort, School
from app.protocol.model import alleen
from app.protocol.motor import bereken_stand
from app.protocol.stand import Aard, Doorloopstand, Stand
from tests.protocol.bouw import Zaak, apeldoorn, dag, in_stap


def passages(stand: Stand) -> list[tuple[str, str]]:
    return [(d.stap, d.stand.value) for d in stand.doorlopen]


def test_begin_opens_the_first_stap_and_the_rest_is_to_come() -> None:
    stand = Zaak().begin("di 1 sep 2026").stand("wo 2 sep 2026")
    assert stand.stap == "1"
    assert passages(stand) == [
        ("1", "huidig"),
        ("2", "komend"),
        ("3a", "komend"),
        ("3b", "komend"),
        ("4", "komend"),
    ]


def test_begin_higher_on_the_ladder_says_where_it_began() -> None:
    stand = Zaak().begin("di 1 sep 2026", "3a", overgenomen=True).stand("wo 2 sep 2026")
    stap1, stap2, *rest = stand.doorlopen
    assert stap1.stand is stap2.stand is Doorloopstand.OVERGESLAGEN
    assert stap1.reden == "begonnen in stap 3a"
    assert [(d.stap, d.stand.value) for d in rest] == [
        ("3a", "huidig"),
        ("3b", "komend"),
        ("4", "komend"),
    ]


def test_opschalen_ends_one_stap_and_begins_the_next_on_the_same_day() -> None:
    zaak = in_stap("1", "di 1 sep 2026").omhoog("di 22 sep 2026", "1", "2", reden="geen herstel")
    voor, na = zaak.stand("ma 21 sep 2026"), zaak.stand("di 22 sep 2026")
    assert voor.stap == "1"
    assert na.stap == "2"
    eerste, tweede = na.doorlopen[:2]
    assert (eerste.begin, eerste.einde) == (dag("di 1 sep 2026"), dag("di 22 sep 2026"))
    # 3 schoolweken after di 1 sep: 7, 14, 21 sep -> di 22 sep: a past stap keeps its kantelpunt.
    assert eerste.kantelpunt == dag("di 22 sep 2026")
    assert eerste.stand is Doorloopstand.GEDAAN
    assert tweede.begin == dag("di 22 sep 2026")
    assert tweede.reden == "geen herstel"


def test_herhalen_counts_from_the_bespreking_on_the_day_of_the_repeat() -> None:
    # First bespreking wo 16 sep -> wo 14 okt. Repeat on wo 14 okt in a new bespreking:
    # (19 okt), 26 okt, 2, 9, 16 nov -> wo 18 nov.
    zaak = in_stap("2", "wo 16 sep 2026")
    assert zaak.stand("wo 14 okt 2026").kantelpunt.datum == dag("wo 14 okt 2026")
    zaak.overleg("wo 14 okt 2026", "2").besluit(
        "herhalen", "wo 14 okt 2026", "2", "2", reden="nieuw onderzoek"
    )
    stand = zaak.stand("do 15 okt 2026")
    assert stand.kantelpunt.datum == dag("wo 18 nov 2026")
    assert stand.kantelpunt.voorlopig is False
    assert passages(stand)[1:3] == [("2", "gedaan"), ("2", "huidig")]


def test_herhalen_without_new_bespreking_runs_provisionally_from_the_repeat() -> None:
    zaak = in_stap("2", "wo 16 sep 2026").besluit("herhalen", "do 15 okt 2026", "2", "2")
    punt = zaak.stand("vr 16 okt 2026").kantelpunt
    # The bespreking of 16 sep belongs to the first doorloop and starts nothing here.
    assert punt.voorlopig is True
    assert punt.datum == dag("do 19 nov 2026")
    assert "nog geen kernteambespreking vastgelegd" in punt.uitleg


def test_bespreking_before_the_begin_of_the_stap_counts_by_its_own_date() -> None:
    zaak = in_stap("1", "di 1 sep 2026").overleg("wo 16 sep 2026", "2")
    zaak.omhoog("di 22 sep 2026", "1", "2")
    # wo 16 sep + 4 schoolweken: 21, 28 sep, 5, 12 okt -> wo 14 okt (midden).
    assert zaak.stand("wo 23 sep 2026").kantelpunt.datum == dag("wo 14 okt 2026")


def test_bespreking_between_two_passages_belongs_to_the_second() -> None:
    zaak = in_stap("2", "wo 2 sep 2026").omhoog("wo 30 sep 2026", "2", "3a")
    zaak.overleg("do 5 nov 2026", "2").besluit("terug", "ma 9 nov 2026", "2", "3a", reden="toch")
    stand = zaak.stand("ma 9 nov 2026")
    assert stand.stap == "2"
    # do 5 nov + 4 schoolweken: 9, 16, 23, 30 nov -> do 3 dec.
    assert stand.kantelpunt.datum == dag("do 3 dec 2026")


def test_first_interventie_starts_the_term_whatever_is_recorded_first() -> None:
    zaak = Zaak().begin("ma 7 sep 2026").interventie("wo 16 sep 2026").interventie("do 10 sep 2026")
    # do 10 sep + 3: 14, 21, 28 sep -> do 1 okt.
    assert zaak.stand("vr 18 sep 2026").kantelpunt.datum == dag("do 1 okt 2026")


def test_contact_alone_starts_no_term() -> None:
    punt = Zaak().begin("ma 7 sep 2026").contact("di 8 sep 2026").stand("wo 9 sep 2026").kantelpunt
    assert punt.voorlopig is True
    assert punt.datum == dag("ma 28 sep 2026")


def test_interventie_of_another_stap_starts_no_term() -> None:
    zaak = Zaak().begin("ma 7 sep 2026").interventie("di 8 sep 2026", "2")
    assert zaak.stand("wo 9 sep 2026").kantelpunt.voorlopig is True


def test_other_table_in_stap_2_starts_no_term() -> None:
    zaak = Zaak().begin("ma 7 sep 2026", "2").overleg("di 8 sep 2026", "2", "anders")
    assert zaak.stand("wo 9 sep 2026").kantelpunt.voorlopig is True


def test_overslaan_marks_what_was_passed_by_with_its_reason() -> None:
    zaak = in_stap("1", "di 1 sep 2026").besluit(
        "overslaan", "ma 14 sep 2026", "4", "1", reden="acuut"
    )
    stand = zaak.stand("ma 14 sep 2026")
    assert stand.stap == "4"
    per_stap = {d.stap: d for d in stand.doorlopen}
    assert per_stap["2"].stand is Doorloopstand.OVERGESLAGEN
    assert per_stap["2"].reden == per_stap["3a"].reden == "acuut"
    assert per_stap["3b"].reden == "andere tak gevolgd"


def test_overslaan_without_begin_counts_from_the_first_stap() -> None:
    zaak = Zaak().besluit("overslaan", "ma 14 sep 2026", "2", reden="was al geprobeerd")
    stand = zaak.stand("ma 14 sep 2026")
    assert stand.stap == "2"
    assert stand.doorlopen[0].stand is Doorloopstand.OVERGESLAGEN
    assert stand.doorlopen[0].reden == "was al geprobeerd"


def test_terug_opens_the_lower_stap_anew_and_keeps_the_old_passage() -> None:
    zaak = in_stap("2", "wo 2 sep 2026").besluit("terug", "ma 5 okt 2026", "1", "2", reden="x")
    stand = zaak.stand("ma 5 okt 2026")
    assert stand.stappen == ("1",)
    assert passages(stand)[:2] == [("1", "huidig"), ("2", "gedaan")]


@pytest.mark.parametrize(
    ("aantal", "eenheid", "verwacht"),
    [
        (6, "schoolweken", "wo 2 dec 2026"),  # (19 okt), 26 okt, 2, 9, 16, 23, 30 nov
        (2, "schoolweken", "wo 4 nov 2026"),  # (19 okt), 26 okt, 2 nov
        (4, "weken", "wo 11 nov 2026"),  # calendar: 28 days
        (1, "maanden", "za 14 nov 2026"),
        (10, "werkdagen", "wo 28 okt 2026"),  # 15, 16, 19-23, 26, 27, 28 okt
        (10, "schooldagen", "wo 4 nov 2026"),  # 15, 16, 26-30 okt, 2, 3, 4 nov
        (30, "dagen", "vr 13 nov 2026"),
    ],
)
def test_andere_termijn_is_honoured_in_its_own_unit(
    aantal: int, eenheid: str, verwacht: str
) -> None:
    zaak = in_stap("2", "wo 14 okt 2026").besluit(
        "andere_termijn", "do 15 okt 2026", "2", aantal=aantal, eenheid=eenheid
    )
    punt = zaak.stand("vr 16 okt 2026").kantelpunt
    assert punt.datum == dag(verwacht)
    assert "afgesproken op do 15 oktober" in punt.uitleg


def test_term_of_the_school_needs_no_decision() -> None:
    zaak = in_stap("2", "wo 14 okt 2026", termijn_stap2=6)
    punt = zaak.stand("vr 16 okt 2026").kantelpunt
    assert punt.datum == dag("wo 2 dec 2026")
    assert "6 schoolweken (vaste termijn van de school)" in punt.uitleg
    # 3b has the terms of stap 2, 3a has not.
    assert in_stap("3b", "wo 14 okt 2026", termijn_stap2=6).stand(
        "vr 16 okt 2026"
    ).kantelpunt.datum == dag("wo 2 dec 2026")
    assert in_stap("3a", "wo 14 okt 2026", termijn_stap2=6).stand(
        "vr 16 okt 2026"
    ).kantelpunt.datum == dag("wo 18 nov 2026")


def test_change_of_school_keeps_the_term_of_the_school_where_the_stap_began() -> None:
    zaak = in_stap("2", "wo 14 okt 2026", termijn_stap2=6)
    oud = zaak.lijsten["inschrijvingen"][0]
    nieuw = School(naam="Nieuw", onderwijssoort=Onderwijssoort.VO)
    zaak.lijsten["inschrijvingen"] = [
        dataclasses.replace(oud, tot=dag("vr 30 okt 2026")),
        dataclasses.replace(oud, id="n", school_id=nieuw.id, van=dag("ma 2 nov 2026"), tot=None),
    ]
    feiten = zaak.feiten
    feiten = dataclasses.replace(feiten, scholen={**feiten.scholen, nieuw.id: nieuw})
    stand = bereken_stand(alleen(apeldoorn()), feiten, zaak.kalender, dag("di 3 nov 2026"))
    assert stand.kantelpunt.datum == dag("wo 2 dec 2026")


def test_andere_oplossing_gives_a_new_date_as_aandachtsdatum() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").besluit(
        "andere_oplossing",
        "wo 18 nov 2026",
        "2",
        oplossing="plek elders",
        wie="school",
        nieuwe_datum="ma 7 dec 2026",
    )
    punt = zaak.stand("do 19 nov 2026").kantelpunt
    assert punt.aard is Aard.AANDACHTSDATUM
    assert punt.datum == dag("ma 7 dec 2026")
    assert (punt.naar, punt.alternatief) == ("3a", ("3b",))
    assert "niet uit het protocol" in punt.uitleg
    assert zaak.stand("di 8 dec 2026").kantelpunt.status.value == "over_termijn"


def test_aandachtsdatum_leads_only_while_it_is_earlier_and_not_dealt_with() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").besluit(
        "aandachtsdatum", "do 15 okt 2026", "2", nieuwe_datum="ma 2 nov 2026"
    )
    assert zaak.stand("vr 30 okt 2026").kantelpunt.datum == dag("ma 2 nov 2026")
    assert zaak.stand("wo 4 nov 2026").kantelpunt.status.value == "over_termijn"
    assert zaak.stand("wo 18 nov 2026").kantelpunt.aard is Aard.KANTELPUNT
    zaak.contact("di 3 nov 2026")
    assert zaak.stand("wo 4 nov 2026").kantelpunt.datum == dag("wo 18 nov 2026")


def test_aandachtsdatum_after_the_kantelpunt_moves_nothing() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").besluit(
        "aandachtsdatum", "do 15 okt 2026", "2", nieuwe_datum="ma 30 nov 2026"
    )
    assert zaak.stand("vr 16 okt 2026").kantelpunt.datum == dag("wo 18 nov 2026")


class TestTweeSporen:
    """3a and 3b side by side (protocollen 3)."""

    @staticmethod
    def zaak() -> Zaak:
        zaak = in_stap("2", "wo 2 sep 2026").omhoog("wo 30 sep 2026", "2", "3a")
        zaak.overleg("do 1 okt 2026", "3a", "mdo")
        zaak.omhoog("ma 5 okt 2026", "2", "3b")
        return zaak.overleg("wo 7 okt 2026", "3b", "overlegtafel")

    def test_each_has_its_own_term_and_the_earliest_leads(self) -> None:
        stand = self.zaak().stand("do 8 okt 2026")
        assert stand.stappen == ("3a", "3b")
        # 3a: do 1 okt + 5, 12, (19), 26 okt, 2 nov -> do 5 nov. 3b: wo 7 okt -> wo 11 nov.
        assert [(p.spoor, p.datum) for p in stand.kantelpunten] == [
            ("3a", dag("do 5 nov 2026")),
            ("3b", dag("wo 11 nov 2026")),
        ]
        assert stand.kantelpunt.spoor == stand.stap == "3a"
        assert stand.kantelpunt.naar == "4"

    def test_the_other_one_leads_when_its_term_is_shorter(self) -> None:
        zaak = self.zaak().besluit(
            "andere_termijn", "do 8 okt 2026", "3b", aantal=2, eenheid="schoolweken"
        )
        # 12 okt, (19), 26 okt -> wo 28 okt.
        stand = zaak.stand("do 8 okt 2026")
        assert (stand.stap, stand.kantelpunt.datum) == ("3b", dag("wo 28 okt 2026"))

    def test_stap_4_closes_both(self) -> None:
        zaak = self.zaak().omhoog("ma 9 nov 2026", "3a", "4")
        stand = zaak.stand("ma 9 nov 2026")
        assert stand.stappen == ("4",)
        einden = {d.stap: d.einde for d in stand.doorlopen if d.einde}
        assert einden["3a"] == einden["3b"] == dag("ma 9 nov 2026")

    def test_one_spoor_can_end_alone(self) -> None:
        zaak = self.zaak().besluit("sluit_spoor", "ma 12 okt 2026", "3a", reden="naar 5a")
        assert zaak.stand("ma 12 okt 2026").stappen == ("3b",)

    def test_crossing_over_is_no_second_spoor(self) -> None:
        zaak = in_stap("3a", "wo 30 sep 2026").omhoog("ma 5 okt 2026", "3a", "3b")
        assert zaak.stand("ma 5 okt 2026").stappen == ("3b",)

    def test_repeating_one_leaves_the_other(self) -> None:
        zaak = self.zaak().besluit("herhalen", "ma 12 okt 2026", "3a", "3a", reden="x")
        assert sorted(zaak.stand("ma 12 okt 2026").stappen) == ["3a", "3b"]


def test_order_on_one_day_does_not_depend_on_the_order_of_recording() -> None:
    zaak = Zaak().omhoog("di 1 sep 2026", "2", "3a").omhoog("di 1 sep 2026", "1", "2")
    zaak.begin("di 1 sep 2026")
    assert zaak.stand("di 1 sep 2026").stappen == ("3a",)


def test_stap_that_the_protocol_does_not_know_moves_nothing_and_is_told() -> None:
    zaak = in_stap("1", "di 1 sep 2026").omhoog("ma 14 sep 2026", "1", "9z")
    stand = zaak.stand("ma 14 sep 2026")
    assert stand.stappen == ("1",)
    assert [s.tekst for s in stand.signalen if s.code == "onbekende_stap"] == [
        "Een besluit gaat over stap 9z, die dit protocol niet kent"
    ]


def test_all_sporen_closed_still_gives_a_date() -> None:
    zaak = in_stap("1", "di 1 sep 2026").besluit("sluit_spoor", "ma 14 sep 2026", "1")
    punt = zaak.stand("di 15 sep 2026").kantelpunt
    # Own rule: 2 schoolweken after the end.
    assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("ma 28 sep 2026"))
    assert punt.bron.eigen is True


@pytest.mark.parametrize(
    ("soort", "stap", "meer"),
    [
        ("sluit_spoor", "", {"antwoorden": "uitkomst=afgerond"}),
        ("sluit_spoor", "1", {}),
        ("aandachtsdatum", "plan", {"nieuwe_datum": "do 1 okt 2026"}),
        ("aandachtsdatum", "1", {"nieuwe_datum": "do 1 okt 2026"}),
        ("andere_termijn", "1", {"aantal": 8, "eenheid": "weken"}),
        ("overslaan", "2", {}),
    ],
)
def test_a_decision_on_a_track_leaves_the_ladder_as_it_was(
    soort: str, stap: str, meer: dict[str, object]
) -> None:
    """Also when a step of that track has the code of a stap of the ladder."""
    zaak = in_stap("1", "di 1 sep 2026")
    zonder = zaak.stand("ma 14 sep 2026")
    zaak.besluit(soort, "di 8 sep 2026", stap, spoor="route_luxe:f-1", **meer)
    met = zaak.stand("ma 14 sep 2026")
    assert (met.stappen, met.doorlopen) == (zonder.stappen, zonder.doorlopen)
    assert (met.kantelpunten, met.poorten) == (zonder.kantelpunten, zonder.poorten)
