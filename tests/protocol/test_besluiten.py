"""What a person can decide: labels, defaults, reasons and warnings; never a dead end."""

from __future__ import annotations

import pytest

from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.domain.handelen import Wie
from app.protocol.ladder.besluiten import mogelijke_besluiten, reden_nodig
from app.protocol.ladder.besluitoptie import Besluitoptie
from tests.protocol.bouw import Zaak, apeldoorn, dag, in_stap


def opties(zaak: Zaak, peildatum: str) -> tuple[Besluitoptie, ...]:
    return mogelijke_besluiten(apeldoorn(), zaak.stand(peildatum))


def soorten(zaak: Zaak, peildatum: str) -> list[tuple[str, str]]:
    return [(o.soort.value, o.stap) for o in opties(zaak, peildatum)]


def optie(zaak: Zaak, peildatum: str, soort: str, stap: str) -> Besluitoptie:
    return next(o for o in opties(zaak, peildatum) if (o.soort, o.stap) == (soort, stap))


def test_stap_2_offers_both_branches_and_everything_else() -> None:
    zaak = in_stap("2", "wo 14 okt 2026")
    assert soorten(zaak, "do 15 okt 2026") == [
        ("opschalen", "3a"),
        ("opschalen", "3b"),
        ("overslaan", "4"),
        ("andere_oplossing", "2"),
        ("andere_termijn", "2"),
        ("aandachtsdatum", "2"),
        ("herhalen", "2"),
        ("terug", "1"),
    ]


def test_opschalen_is_proposed_once_the_date_has_come() -> None:
    zaak = in_stap("2", "wo 14 okt 2026")
    assert not any(o.voorgesteld for o in opties(zaak, "di 17 nov 2026"))
    eerste = opties(zaak, "wo 18 nov 2026")[0]
    assert (eerste.voorgesteld, eerste.label) == (True, "Opschalen naar stap 3a")


def test_a_broken_afspraak_proposes_it_before_the_date() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").afspraak(
        "do 15 okt 2026", "ma 26 okt 2026", geschonden="di 27 okt 2026"
    )
    assert optie(zaak, "wo 28 okt 2026", "opschalen", "3a").voorgesteld is True


@pytest.mark.parametrize(
    ("stap", "naar", "wie"),
    [
        ("1", "2", Wie.SCHOOL),
        ("2", "3a", Wie.SCHOOL),
        ("2", "3b", Wie.SCHOOL),
        ("3a", "4", Wie.SWV),
        ("3b", "4", Wie.SWV),
    ],
)
def test_who_goes_up(stap: str, naar: str, wie: Wie) -> None:
    gevonden = optie(in_stap(stap, "wo 14 okt 2026"), "do 15 okt 2026", "opschalen", naar)
    assert gevonden.organisatie is wie
    assert gevonden.van_stap == stap


def test_closed_poorten_warn_and_ask_a_reason_but_never_refuse() -> None:
    zaak = in_stap("2", "wo 14 okt 2026")
    zonder_plan = optie(zaak, "do 15 okt 2026", "opschalen", "3a")
    assert zonder_plan.reden_verplicht is True
    assert "Plan op schrift" in zonder_plan.reden_waarom
    assert any("plan" in w for w in zonder_plan.waarschuwingen)
    zaak.overleg("do 15 okt 2026", "2", plan=True)
    assert optie(zaak, "do 15 okt 2026", "opschalen", "3a").reden_verplicht is False


def test_without_toestemming_it_warns_without_asking_a_reason() -> None:
    gevonden = optie(in_stap("1", "wo 14 okt 2026"), "do 15 okt 2026", "opschalen", "2")
    assert gevonden.reden_verplicht is False
    assert any("anoniem" in w for w in gevonden.waarschuwingen)


def test_a_duty_that_is_not_due_yet_warns_without_asking_a_reason() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").overleg("wo 14 okt 2026", "2", plan=True)
    zaak.verzuim("vr 16 okt 2026")
    assert optie(zaak, "do 12 nov 2026", "opschalen", "3a").reden_verplicht is False
    assert optie(zaak, "vr 13 nov 2026", "opschalen", "3a").reden_verplicht is True


@pytest.mark.parametrize("stap", ["1", "4"])
def test_repeating_1_and_4_is_not_foreseen_but_possible(stap: str) -> None:
    gevonden = optie(in_stap(stap, "wo 14 okt 2026"), "do 15 okt 2026", "herhalen", stap)
    assert gevonden.reden_verplicht is True
    assert "kent geen herhaling" in gevonden.reden_waarom


def test_repeat_asks_for_the_new_insight() -> None:
    gevonden = optie(in_stap("3a", "wo 14 okt 2026"), "do 15 okt 2026", "herhalen", "3a")
    assert "nieuw inzicht" in gevonden.reden_waarom


def test_the_other_branch_can_be_crossed_to_or_started_beside() -> None:
    zaak = in_stap("3a", "wo 14 okt 2026")
    naar_3b = [o for o in opties(zaak, "do 15 okt 2026") if o.stap == "3b"]
    assert [(o.soort, o.van_stap, o.label) for o in naar_3b] == [
        (Besluitsoort.OPSCHALEN, "3a", "Verder in stap 3b in plaats van 3a"),
        (Besluitsoort.OPSCHALEN, "", "Stap 3b erbij, naast 3a"),
    ]
    # Taken as they stand, they do what their labels say.
    erbij = in_stap("3a", "wo 14 okt 2026").omhoog("do 15 okt 2026", "", "3b")
    assert erbij.stand("do 15 okt 2026").stappen == ("3a", "3b")
    over = in_stap("3a", "wo 14 okt 2026").omhoog("do 15 okt 2026", "3a", "3b")
    assert over.stand("do 15 okt 2026").stappen == ("3b",)


def test_two_sporen_can_be_ended_one_by_one() -> None:
    zaak = in_stap("3a", "wo 14 okt 2026").omhoog("do 15 okt 2026", "", "3b")
    assert ("sluit_spoor", "3a") in soorten(zaak, "vr 16 okt 2026")
    assert ("sluit_spoor", "3b") in soorten(zaak, "vr 16 okt 2026")
    assert ("sluit_spoor", "3a") not in soorten(in_stap("3a", "wo 14 okt 2026"), "do 15 okt 2026")


def test_before_the_ladder_one_begins_in_any_stap() -> None:
    gevonden = opties(Zaak(geopend="do 5 nov 2026"), "vr 6 nov 2026")
    begin = [o for o in gevonden if o.soort is Besluitsoort.BEGIN]
    assert [o.stap for o in begin] == ["1", "2", "3a", "3b", "4"]
    assert [o.voorgesteld for o in begin] == [True, False, False, False, False]


def test_geoorloofd_only_proposes_nothing_but_allows() -> None:
    gevonden = opties(Zaak().verzuim("ma 5 okt 2026", soort="ziekte"), "di 6 okt 2026")
    assert gevonden
    assert not any(o.voorgesteld for o in gevonden)


def test_closed_dossier_offers_nothing() -> None:
    assert opties(in_stap("1", "di 1 sep 2026").sluit("ma 7 sep 2026"), "di 8 sep 2026") == ()


def test_relapse_anew_offers_to_begin_again() -> None:
    zaak = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026")
    zaak.herstel("ma 9 nov 2026", "terugval_opnieuw")
    eerste = opties(zaak, "di 10 nov 2026")[0]
    assert (eerste.soort, eerste.stap, eerste.voorgesteld) == (Besluitsoort.BEGIN, "1", True)


@pytest.mark.parametrize(
    ("aantal", "eenheid", "nodig"),
    [
        (4, "schoolweken", True),
        (3, "schoolweken", False),
        (2, "schoolweken", False),
        (21, "dagen", False),
        (22, "dagen", True),
        (1, "maanden", True),
        (15, "schooldagen", False),
    ],
)
def test_a_longer_term_in_stap_1_needs_a_reason_a_shorter_is_free(
    aantal: int, eenheid: str, nodig: bool
) -> None:
    zaak = in_stap("1", "wo 14 okt 2026")
    besluit = Stapbesluit(
        dossier_id=zaak.dossier.id,
        datum=dag("do 15 okt 2026"),
        soort=Besluitsoort.ANDERE_TERMIJN,
        stap="1",
        aantal=aantal,
        eenheid=Eenheid(eenheid),
    )
    assert bool(reden_nodig(apeldoorn(), zaak.stand("do 15 okt 2026"), besluit)) is nodig


@pytest.mark.parametrize(
    ("soort", "stap", "van", "nodig"),
    [
        ("opschalen", "2", "1", False),
        ("overslaan", "3a", "1", True),
        ("herhalen", "1", "1", True),
        ("aandachtsdatum", "1", "", False),
    ],
)
def test_which_decisions_need_a_reason(soort: str, stap: str, van: str, nodig: bool) -> None:
    zaak = in_stap("1", "wo 14 okt 2026")
    besluit = Stapbesluit(
        dossier_id=zaak.dossier.id,
        datum=dag("do 15 okt 2026"),
        soort=Besluitsoort(soort),
        stap=stap,
        van_stap=van,
    )
    assert bool(reden_nodig(apeldoorn(), zaak.stand("do 15 okt 2026"), besluit)) is nodig


def test_every_option_taken_as_it_stands_keeps_the_dossier_dated() -> None:
    for stap in ("1", "2", "3a", "3b", "4"):
        for keuze in opties(in_stap(stap, "wo 14 okt 2026"), "do 15 okt 2026"):
            zaak = in_stap(stap, "wo 14 okt 2026")
            meer = {"nieuwe_datum": "ma 2 nov 2026"} if "nieuwe_datum" in keuze.velden else {}
            zaak.besluit(keuze.soort.value, "do 15 okt 2026", keuze.stap, keuze.van_stap, **meer)
            assert zaak.stand("do 15 okt 2026").kantelpunt.datum is not None, keuze
