"""Poorten: open or closed, by which fact, from which day on, and what they say."""

from __future__ import annotations

import pytest

from app.protocol.stand import PoortStand
from tests.protocol.bouw import Zaak, dag, in_stap


def poort(zaak: Zaak, code: str, peildatum: str) -> PoortStand:
    return next(p for p in zaak.stand(peildatum).poorten if p.code == code)


def codes(zaak: Zaak, peildatum: str) -> set[str]:
    return {p.code for p in zaak.stand(peildatum).poorten}


class TestToestemming:
    OP = "do 15 okt 2026"

    def stand(self, zaak: Zaak, op: str = OP) -> PoortStand:
        return poort(zaak, "toestemming_kernteam", op)

    def test_nobody_answered_so_anonymously(self) -> None:
        stand = self.stand(in_stap("2", "wo 14 okt 2026"))
        assert stand.open is False
        assert "alleen anoniem bespreken" in stand.uitleg
        assert "Nog geen antwoord van moeder en nog geen antwoord van vader" in stand.uitleg

    def test_one_of_two_is_not_enough(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").toestemming("do 8 okt 2026", 0)
        stand = self.stand(zaak)
        assert stand.open is False
        assert "vader" in stand.uitleg
        assert "moeder" not in stand.uitleg

    def test_both_gave_it(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").toestemming("do 8 okt 2026", 0)
        zaak.toestemming("vr 9 okt 2026", 1)
        stand = self.stand(zaak)
        assert stand.open is True
        assert "beide ouders, vr 9 oktober" in stand.uitleg
        assert stand.feit_id == zaak.lijsten["toestemmingen"][1].id
        assert self.stand(zaak, self.OP).open is True
        # Seen from the day before the second answer it was still closed.
        vroeger = in_stap("2", "do 1 okt 2026")
        vroeger.ouders, vroeger.lijsten["toestemmingen"] = (
            zaak.ouders,
            zaak.lijsten["toestemmingen"],
        )
        assert self.stand(vroeger, "do 8 okt 2026").open is False

    def test_only_ouders_with_gezag_have_to(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", gezag=1).toestemming("do 8 okt 2026", 0)
        assert self.stand(zaak).open is True

    @pytest.mark.parametrize(
        ("meer", "woord"),
        [
            ({"besluit": "geweigerd"}, "geweigerd"),
            ({"ingetrokken_op": "ma 12 okt 2026"}, "ingetrokken"),
            ({"tot": "wo 14 okt 2026"}, "verlopen"),
        ],
    )
    def test_refused_withdrawn_and_expired_count_as_none(
        self, meer: dict[str, str], woord: str
    ) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", gezag=1).toestemming("do 8 okt 2026", 0, **meer)
        stand = self.stand(zaak)
        assert stand.open is False
        assert woord in stand.uitleg.lower()

    @pytest.mark.parametrize(
        "meer", [{"ingetrokken_op": "vr 16 okt 2026"}, {"tot": "do 15 okt 2026"}]
    )
    def test_until_the_day_itself_it_counts(self, meer: dict[str, str]) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", gezag=1).toestemming("do 8 okt 2026", 0, **meer)
        assert self.stand(zaak).open is True
        assert self.stand(zaak, "vr 16 okt 2026").open is False

    def test_the_latest_answer_rules(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", gezag=1).toestemming(
            "do 1 okt 2026", 0, besluit="geweigerd"
        )
        zaak.toestemming("do 8 okt 2026", 0)
        assert self.stand(zaak).open is True

    def test_without_any_ouder_with_gezag_it_is_closed(self) -> None:
        stand = self.stand(in_stap("2", "wo 14 okt 2026", gezag=0))
        assert stand.open is False
        assert "geen ouder met gezag" in stand.uitleg

    def test_no_name_in_the_uitleg(self) -> None:
        for zaak in (in_stap("2", "wo 14 okt 2026"),):
            assert "Linde" not in self.stand(zaak).uitleg

    def test_the_term_runs_on_without_toestemming(self) -> None:
        punt = in_stap("2", "wo 14 okt 2026").stand(self.OP).kantelpunt
        assert punt.datum == dag("wo 18 nov 2026")


class TestSwvMelding:
    """More than 4 weken: day 29 at home is the day on which it has to be done."""

    def test_asked_from_two_weeks_before_and_overdue_after_day_29(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("vr 16 okt 2026")
        assert "swv_melding" not in codes(zaak, "do 29 okt 2026")
        vooraf = poort(zaak, "swv_melding", "vr 30 okt 2026")
        assert (vooraf.open, vooraf.over_termijn) == (False, False)
        assert vooraf.uiterlijk == dag("vr 13 nov 2026")
        assert "Uiterlijk vr 13 november" in vooraf.uitleg
        assert poort(zaak, "swv_melding", "vr 13 nov 2026").over_termijn is False
        te_laat = poort(zaak, "swv_melding", "za 14 nov 2026")
        assert te_laat.over_termijn is True
        assert "Dat moest op vr 13 november" in te_laat.uitleg

    def test_a_report_since_the_first_day_opens_it(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("vr 16 okt 2026").doorgave("wo 4 nov 2026")
        assert poort(zaak, "swv_melding", "di 3 nov 2026").open is False
        stand = poort(zaak, "swv_melding", "za 14 nov 2026")
        assert (stand.open, stand.over_termijn) == (True, False)

    @pytest.mark.parametrize("aan", ["duo", "jeugdarts"])
    def test_a_report_to_another_does_not(self, aan: str) -> None:
        zaak = (
            in_stap("2", "wo 14 okt 2026").verzuim("vr 16 okt 2026").doorgave("wo 4 nov 2026", aan)
        )
        assert poort(zaak, "swv_melding", "za 14 nov 2026").open is False

    def test_a_report_about_an_earlier_spell_does_not(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("vr 16 okt 2026").doorgave("do 1 okt 2026")
        assert poort(zaak, "swv_melding", "za 14 nov 2026").open is False

    def test_geoorloofd_may_but_need_not(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("vr 16 okt 2026", soort="ziekte")
        assert "swv_melding" not in codes(zaak, "za 14 nov 2026")
        stand = poort(zaak, "swv_melding_geoorloofd", "za 14 nov 2026")
        assert (stand.verplicht, stand.over_termijn) == (False, False)

    def test_a_change_to_ongeoorloofd_keeps_the_first_day(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("vr 16 okt 2026", "zo 1 nov 2026", "ziekte")
        zaak.verzuim("ma 2 nov 2026")
        assert poort(zaak, "swv_melding", "za 14 nov 2026").uiterlijk == dag("vr 13 nov 2026")


class TestPlan:
    def test_a_plan_in_the_running_passage_opens_it(self) -> None:
        zaak = Zaak().begin("wo 14 okt 2026", "2").overleg("wo 14 okt 2026", "2")
        assert poort(zaak, "plan", "do 15 okt 2026").open is False
        zaak.overleg("wo 21 okt 2026", "2", plan=True)
        assert poort(zaak, "plan", "di 20 okt 2026").open is False
        assert poort(zaak, "plan", "wo 21 okt 2026").open is True

    def test_the_plan_of_before_a_repeat_does_not_count(self) -> None:
        zaak = Zaak().begin("wo 2 sep 2026", "2").overleg("wo 2 sep 2026", "2", plan=True)
        zaak.besluit("herhalen", "wo 14 okt 2026", "2", "2", reden="onderzoek")
        assert poort(zaak, "plan", "wo 14 okt 2026").open is False

    def test_only_where_it_belongs(self) -> None:
        assert "plan" not in codes(in_stap("1", "wo 14 okt 2026"), "do 15 okt 2026")
        assert "actietafel" in codes(in_stap("4", "wo 14 okt 2026"), "do 15 okt 2026")


def test_regievoerder_by_regie_or_in_the_plan() -> None:
    zaak = in_stap("2", "wo 14 okt 2026")
    assert poort(zaak, "regievoerder", "do 15 okt 2026").open is False
    zaak.overleg("do 15 okt 2026", "2", regievoerder="de directeur")
    assert poort(zaak, "regievoerder", "do 15 okt 2026").open is True
    ander = in_stap("2", "wo 14 okt 2026").regie("wo 14 okt 2026", "vr 16 okt 2026")
    assert poort(ander, "regievoerder", "vr 16 okt 2026").open is True
    assert poort(ander, "regievoerder", "za 17 okt 2026").open is False
