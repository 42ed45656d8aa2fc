"""3b -> 5_a suspends 3a (protocollen 3): from the kennisgeving until it was tested.

Stap 3a counts from do 24 sep 2026: 28/9, 5/10, 12/10, (19/10 herfst), 26/10: do 29 okt.
Stap 3b beside it from do 1 okt: 5/10, 12/10, (19/10), 26/10, 2/11: do 5 nov.
"""

from __future__ import annotations

import pytest

from app.domain.fouten import KnownError
from app.protocol.lezen.laden import load_protocol
from app.protocol.stand import Aard, Kantelpunt, Termijnstatus
from resources.lezer import lees_tekst
from tests.protocol.bouw import dag
from tests.protocol.levensloop import Levensloop


def naast_elkaar() -> Levensloop:
    zaak = Levensloop(geopend="do 24 sep 2026")
    zaak.begin("do 24 sep 2026", "3a").overleg("do 24 sep 2026", "3a", "mdo")
    zaak.omhoog("do 1 okt 2026", "", "3b").overleg("do 1 okt 2026", "3b", "overlegtafel")
    return zaak


def punt(zaak: Levensloop, op: str, stap: str = "3a") -> Kantelpunt:
    return next(p for p in zaak.stand(op).kantelpunten if p.spoor == stap)


def test_the_term_rests_from_the_day_of_the_kennisgeving() -> None:
    zaak = naast_elkaar().gebeurt("do 8 okt 2026", "kennisgeving", "5_a")
    ervoor = punt(zaak, "wo 7 okt 2026")
    assert (ervoor.aard, ervoor.datum) == (Aard.KANTELPUNT, dag("do 29 okt 2026"))
    for op in ("do 8 okt 2026", "vr 30 okt 2026"):
        rust = punt(zaak, op)
        # do 8 okt + 4 schoolweken: 12/10, 26/10, 2/11, 9/11
        assert (rust.aard, rust.datum) == (Aard.AANDACHTSDATUM, dag("do 12 nov 2026"))
        assert rust.actie == "wat is de uitkomst?"
        assert "De termijn van stap 3a rust sinds do 8 oktober" in rust.uitleg
        assert punt(zaak, op, "3b").datum == dag("do 5 nov 2026")
    assert zaak.stand("do 8 okt 2026").stap == "3b"


@pytest.mark.parametrize("uitkomst", ["voldoet_niet", "ingetrokken", "niet_rechtsgeldig"])
def test_after_a_refusal_it_runs_on_from_where_it_stood(uitkomst: str) -> None:
    zaak = naast_elkaar().gebeurt("do 8 okt 2026", "kennisgeving", "5_a")
    zaak.gebeurt("ma 2 nov 2026", "kennisgeving_getoetst", uitkomst)
    assert punt(zaak, "zo 1 nov 2026").aard is Aard.AANDACHTSDATUM
    verder = punt(zaak, "ma 2 nov 2026")
    # nog 10 schooldagen: 9, 12-16, 26-29 okt; na ma 2 nov: 3-6, 9-13, 16 nov
    assert (verder.aard, verder.datum) == (Aard.KANTELPUNT, dag("ma 16 nov 2026"))
    assert "er waren nog 10 schooldagen, dus ma 16 november" in verder.uitleg
    assert punt(zaak, "ma 16 nov 2026").status is Termijnstatus.DEZE_WEEK
    assert punt(zaak, "di 17 nov 2026").status is Termijnstatus.OVER_TERMIJN


def test_when_it_holds_the_stap_stays_at_rest_and_its_end_is_asked() -> None:
    zaak = naast_elkaar().gebeurt("do 8 okt 2026", "kennisgeving", "5_a")
    zaak.gebeurt("ma 2 nov 2026", "kennisgeving_getoetst", "voldoet")
    rust = punt(zaak, "di 3 nov 2026")
    # ma 2 nov + 4 schoolweken
    assert (rust.aard, rust.datum) == (Aard.AANDACHTSDATUM, dag("ma 30 nov 2026"))
    assert rust.actie == "stap 3a beëindigen?"


def test_what_was_over_term_stays_over_term() -> None:
    te_laat = naast_elkaar().gebeurt("vr 30 okt 2026", "kennisgeving", "5_a")
    over = punt(te_laat, "vr 30 okt 2026")
    assert (over.aard, over.status) == (Aard.KANTELPUNT, Termijnstatus.OVER_TERMIJN)
    op_de_dag = naast_elkaar().gebeurt("do 29 okt 2026", "kennisgeving", "5_a")
    assert punt(op_de_dag, "vr 30 okt 2026").aard is Aard.AANDACHTSDATUM
    op_de_dag.gebeurt("ma 2 nov 2026", "kennisgeving_getoetst", "voldoet_niet")
    # niets meer over: op de dag van de uitkomst zelf
    assert punt(op_de_dag, "ma 2 nov 2026").datum == dag("ma 2 nov 2026")


def test_only_while_the_two_run_side_by_side_and_only_for_5a() -> None:
    ander = naast_elkaar().gebeurt("do 8 okt 2026", "kennisgeving", "5_b")
    assert punt(ander, "vr 9 okt 2026").aard is Aard.KANTELPUNT
    eerder = naast_elkaar().gebeurt("wo 30 sep 2026", "kennisgeving", "5_a")
    assert punt(eerder, "vr 9 okt 2026").aard is Aard.KANTELPUNT
    zelfde_dag = naast_elkaar().gebeurt("do 1 okt 2026", "kennisgeving", "5_a")
    assert punt(zelfde_dag, "do 1 okt 2026").aard is Aard.AANDACHTSDATUM
    alleen = Levensloop(geopend="do 24 sep 2026")
    alleen.begin("do 24 sep 2026", "3a").overleg("do 24 sep 2026", "3a", "mdo")
    alleen.gebeurt("do 8 okt 2026", "kennisgeving", "5_a")
    assert punt(alleen, "vr 9 okt 2026").datum == dag("do 29 okt 2026")


def test_a_second_kennisgeving_rests_it_again() -> None:
    zaak = naast_elkaar().gebeurt("do 8 okt 2026", "kennisgeving", "5_a")
    zaak.gebeurt("ma 2 nov 2026", "kennisgeving_getoetst", "voldoet_niet")
    zaak.gebeurt("ma 9 nov 2026", "kennisgeving", "5_a")
    assert punt(zaak, "ma 9 nov 2026").aard is Aard.AANDACHTSDATUM
    zaak.gebeurt("wo 18 nov 2026", "kennisgeving_getoetst", "ingetrokken")
    # op ma 9 nov nog 5 schooldagen (10-13, 16 nov); na wo 18 nov: 19, 20, 23, 24, 25 nov
    assert punt(zaak, "wo 18 nov 2026").datum == dag("wo 25 nov 2026")


def test_a_person_can_choose_when_to_look_at_the_resting_stap() -> None:
    zaak = naast_elkaar().gebeurt("do 8 okt 2026", "kennisgeving", "5_a")
    zaak.besluit("aandachtsdatum", "vr 9 okt 2026", "3a", nieuwe_datum="wo 4 nov 2026")
    assert punt(zaak, "do 8 okt 2026").datum == dag("do 12 nov 2026")
    assert punt(zaak, "vr 9 okt 2026").datum == dag("wo 4 nov 2026")


def test_the_file_that_forgets_half_of_it_is_refused() -> None:
    toml = lees_tekst("protocollen", "apeldoorn.toml")
    with pytest.raises(KnownError, match="horen bij elkaar"):
        load_protocol(toml.replace('tot = ["kennisgeving_getoetst"]\n', ""), "a.toml")
    with pytest.raises(KnownError, match="'naast' ontbreekt"):
        load_protocol(toml.replace('naast = ["3b"]\n', ""), "a.toml")
