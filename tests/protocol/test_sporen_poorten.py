"""Gates of tracks and of layers beside the ladder: where they show, and what they say."""

from __future__ import annotations

import dataclasses
from typing import Any

from app.protocol.model import Poortregel
from app.protocol.stand import PoortStand
from tests.protocol.bouw import dag
from tests.protocol.sporenbouw import BRON, Spoorzaak, bestand, eis, regel, stap, termijn, vanaf


def poort(code: str, soort: str = "gebeurtenis", *soorten: str, **meer: Any) -> Poortregel:
    return Poortregel(
        code,
        code.capitalize(),
        eis(soort, *(soorten or ("advies",))),
        "In orde.",
        "Niet in orde.",
        BRON,
        **meer,
    )


def route(*poorten: Poortregel) -> Spoorzaak:
    return Spoorzaak(
        regel(
            "route",
            stap("eerst"),
            stap("dan", "eerst"),
            start=vanaf("dossier"),
            poorten=poorten,
        )
    )


def test_of_the_track_or_of_a_step_that_is_open() -> None:
    zaak = route(
        poort("heel"), poort("bij", stappen=frozenset({"dan"})), poort("voor", voor=("dan",))
    )
    spoor = zaak.spoor("wo 2 sep 2026")
    assert [p.code for p in spoor.poorten] == ["heel"]
    assert [s.poorten for s in spoor.stappen] == [(), ()]
    zaak.gebeurt("wo 2 sep 2026", "eerst")
    dan = zaak.stap("wo 2 sep 2026", "dan")
    assert [p.code for p in dan.poorten] == ["bij", "voor"]
    assert {p.sleutel for p in dan.poorten} == {"route:dossier"}
    assert zaak.stand("wo 2 sep 2026").poorten == Spoorzaak().stand("wo 2 sep 2026").poorten


def test_opened_by_a_fact_and_says_how() -> None:
    zaak = route(poort("heel"))
    (dicht,) = zaak.spoor("wo 2 sep 2026").poorten
    assert (dicht.open, dicht.uitleg) == (False, "Niet in orde.")
    assert [s.tekst for s in dicht.rekenstappen] == ["Heel", "De poort is dicht"]
    zaak.gebeurt("do 3 sep 2026", "advies")
    (open_,) = zaak.spoor("do 3 sep 2026").poorten
    assert (open_.open, open_.feit_id) == (True, zaak.lijsten["gebeurtenissen"][0].id)
    assert open_.uitleg == "In orde. Vastgelegd op do 3 september."
    assert [s.dag for s in open_.rekenstappen] == [None, dag("do 3 sep 2026"), None]


def test_it_only_stands_while_its_condition_holds() -> None:
    zaak = route(poort("arts", als=eis("verzuim", "ziekte")))
    assert zaak.spoor("wo 2 sep 2026").poorten == ()
    zaak.verzuim("di 1 sep 2026", soort="ziekte")
    assert [p.code for p in zaak.spoor("wo 2 sep 2026").poorten] == ["arts"]


def test_a_duty_counts_from_the_begin_of_the_track() -> None:
    # di 1 sep + 2 weken = di 15 sep: over from the day after.
    zaak = route(poort("plicht", uiterlijk=termijn("2 weken")))
    op, erna = (zaak.spoor(d).poorten[0] for d in ("di 15 sep 2026", "wo 16 sep 2026"))
    assert op.uiterlijk == dag("di 15 sep 2026")
    assert (op.over_termijn, erna.over_termijn) == (False, True)


class TestLagen:
    def poorten(self, *regels: Poortregel, stap_: str = "1") -> list[PoortStand]:
        zaak = Spoorzaak(dataclasses.replace(bestand(), poorten=regels))
        zaak.begin("di 1 sep 2026", stap_)
        eigen = {r.code for r in regels}
        return [p for p in zaak.stand("wo 2 sep 2026").poorten if p.code in eigen]

    def test_a_gate_of_a_layer_shows_with_the_stap_that_it_names(self) -> None:
        regels = (poort("laag", stappen=frozenset({"1"}), voor=("2",)),)
        (stand,) = self.poorten(*regels)
        assert (stand.code, stand.voor, stand.sleutel) == ("laag", ("2",), "")
        assert self.poorten(*regels, stap_="2") == []

    def test_of_another_ladder_it_does_not_show(self) -> None:
        assert self.poorten(poort("anders", voor=("elders",))) == []
        assert [p.code for p in self.poorten(poort("altijd"))] == ["altijd"]

    def test_with_its_condition(self) -> None:
        assert self.poorten(poort("als", als=eis("thuis"))) == []


class TestDoenlijk:
    """Only what somebody can do is a task; a closed gate that is a condition is none."""

    def dicht(self, eis_: Any, *feiten: tuple[str, str, dict[str, Any]]) -> bool:
        zaak = route(dataclasses.replace(poort("p"), eis=eis_))
        for op, soort, meer in feiten:
            zaak.gebeurt(op, soort, **meer)
        (stand,) = zaak.spoor("vr 18 sep 2026").poorten
        assert not stand.open
        return stand.doenlijk

    def test_what_is_done_and_what_is(self) -> None:
        assert self.dicht(eis("gebeurtenis", "advies"))
        assert self.dicht(eis("contact"))
        assert self.dicht(eis("toestemming", doel="kernteam"))
        assert not self.dicht(eis("leeftijd", minimum=17))
        assert not self.dicht(eis("onderwijs", "mbo"))
        assert not self.dicht(eis("thuis"))
        assert not self.dicht(eis("melding", "16_uur"))
        assert self.dicht(eis("melding", "16_uur", uitkomsten=frozenset({"in_behandeling"})))

    def test_of_all_only_what_is_not_met_counts_of_one_any(self) -> None:
        advies, oud = eis("gebeurtenis", "advies"), eis("leeftijd", minimum=17)
        jong = eis("leeftijd", minimum=12)
        assert self.dicht(eis("alle", delen=(jong, advies)))
        assert not self.dicht(eis("alle", delen=(oud, advies)))
        assert self.dicht(eis("een", delen=(oud, advies)))
        assert not self.dicht(eis("een", delen=(oud, eis("onderwijs", "mbo"))))

    def test_what_must_not_be_there_cannot_be_done(self) -> None:
        niet = eis("niet", delen=(eis("gebeurtenis", "advies"),))
        assert not self.dicht(niet, ("wo 2 sep 2026", "advies", {}))

    def test_an_answer_that_is_there_is_no_task_a_question_is(self) -> None:
        hoogstens = eis("gebeurtenis", "advies", maximum=10)
        assert self.dicht(hoogstens)
        assert not self.dicht(hoogstens, ("wo 2 sep 2026", "advies", {"aantal": 12}))
        ja = eis("gebeurtenis", "advies", uitkomsten=frozenset({"ja"}), achtereen=True)
        assert self.dicht(ja)
        assert not self.dicht(ja, ("wo 2 sep 2026", "advies", {"uitkomst": "nee"}))
        gehoord = eis("gebeurtenis", "advies", uitkomsten=frozenset({"hoofd"}))
        assert self.dicht(gehoord, ("wo 2 sep 2026", "advies", {"uitkomst": "ouders"}))
