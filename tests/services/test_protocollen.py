"""Which files hold for whom: shipped, the team's own, and the choices of the team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import KnownError
from app.domain.scholen import Inschrijving
from app.domain.team import Protocolkeuze, TeamProtocol
from app.protocol.model import Laag, Protocol, Regelbestand
from app.protocol.stand import Bron
from app.services import protocollen
from app.services.protocollen import (
    Bestandskop,
    keuze_voor,
    lees_meegeleverd,
    regels_op,
    regelset_voor,
    van_toepassing,
)
from app.services.sessie import Sessie
from db.dossiers import lees_dossierfeiten
from tests.fabriek import een_school, zet_dossier

DAG = date(2026, 11, 18)
APELDOORN = (Path("resources") / "protocollen" / "apeldoorn.toml").read_text(encoding="utf-8")
GEHUCHT = (Path(__file__).parents[1] / "protocol" / "gehucht.toml").read_text(encoding="utf-8")


def bestand(code: str, laag: Laag = Laag.REGIO, *, standaard: bool = False) -> Regelbestand:
    """A file with nothing but its heading, valid from 1 August 2026."""
    return Regelbestand(
        code=code,
        titel=code.title(),
        geldig_vanaf=date(2026, 8, 1),
        bestand=f"{code}.toml",
        bron=Bron("Proef (2026)", "h. 1"),
        laag=laag,
        standaard=standaard,
    )


def keuze(
    protocol: str = "luxe",
    *,
    aan: bool = True,
    school_id: str | None = None,
    gemeente: str = "",
    van: date = date(2026, 8, 1),
    tot: date | None = None,
) -> Protocolkeuze:
    return Protocolkeuze(
        protocol=protocol, aan=aan, school_id=school_id, gemeente=gemeente, van=van, tot=tot
    )


@pytest.fixture
def plank(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ship, beside the ladder of Apeldoorn, a file of each layer and one that nobody chose."""
    bestanden = {
        b.code: b
        for b in (
            bestand("leerplichtwet", Laag.WET, standaard=True),
            bestand("luxe", standaard=True),
            bestand("achterhoek"),
            bestand("afspraken", Laag.SCHOOL, standaard=True),
            lees_meegeleverd("apeldoorn"),
        )
    }
    monkeypatch.setattr(protocollen, "meegeleverd", lambda: tuple(sorted(bestanden)))
    monkeypatch.setattr(protocollen, "lees_meegeleverd", bestanden.__getitem__)
    monkeypatch.setattr(
        protocollen,
        "kop_van",
        lambda code: Bestandskop(bestanden[code].standaard, isinstance(bestanden[code], Protocol)),
    )
    protocollen.alle_versies.cache_clear()


def codes(
    *keuzes: Protocolkeuze,
    team: tuple[TeamProtocol, ...] = (),
    school: str | None = None,
    gemeente: str = "",
    dag: date = DAG,
) -> list[str]:
    return [b.code for b in regelset_voor(team, keuzes, "apeldoorn", school, gemeente, dag).lagen]


@pytest.mark.usefixtures("plank")
class TestLagen:
    def test_what_is_standard_holds_in_the_order_of_the_layers(self) -> None:
        assert codes() == ["leerplichtwet", "luxe", "afspraken"]

    def test_a_choice_switches_on_and_off(self) -> None:
        assert codes(keuze("achterhoek")) == ["leerplichtwet", "achterhoek", "luxe", "afspraken"]
        assert codes(keuze("luxe", aan=False)) == ["leerplichtwet", "afspraken"]

    def test_the_law_cannot_be_switched_off(self) -> None:
        assert "leerplichtwet" in codes(keuze("leerplichtwet", aan=False))

    def test_the_days_of_a_choice_count_both(self) -> None:
        uit = keuze("luxe", aan=False, van=date(2026, 11, 2), tot=date(2026, 11, 18))
        assert "luxe" in codes(uit, dag=date(2026, 11, 1))
        assert "luxe" not in codes(uit, dag=date(2026, 11, 2))
        assert "luxe" not in codes(uit, dag=date(2026, 11, 18))
        assert "luxe" in codes(uit, dag=date(2026, 11, 19))

    def test_school_goes_before_gemeente_before_team(self) -> None:
        team = keuze("achterhoek", aan=False, van=date(2026, 11, 1))
        gemeente = keuze("achterhoek", gemeente="Modelstad")
        school = keuze("achterhoek", aan=False, school_id="s1")
        alle = (team, gemeente, school)
        assert "achterhoek" not in codes(*alle)
        assert "achterhoek" in codes(*alle, gemeente="modelstad ")
        assert "achterhoek" not in codes(*alle, gemeente="Modelstad", school="s1")
        assert "achterhoek" in codes(*alle, gemeente="Modelstad", school="s2")
        assert "achterhoek" not in codes(*alle, gemeente="Elders", school="s2")

    def test_of_two_of_the_same_reach_the_later_one_rules(self) -> None:
        aan, uit = keuze(van=date(2026, 8, 1)), keuze(aan=False, van=date(2026, 10, 1))
        for volgorde in ([aan, uit], [uit, aan]):
            assert keuze_voor("luxe", volgorde, None, "", DAG) == uit
            assert keuze_voor("luxe", volgorde, None, "", date(2026, 9, 30)) == aan

    def test_a_ladder_counts_only_when_the_dossier_names_it(self) -> None:
        gehucht = TeamProtocol(code="gehucht", geldig_vanaf=date(2026, 8, 1), toml=GEHUCHT)
        assert "gehucht" not in codes(keuze("gehucht"), team=(gehucht,))
        set_ = regelset_voor([gehucht], [keuze("gehucht")], "gehucht", None, "", DAG)
        assert set_.ladder.code == "gehucht"
        assert "apeldoorn" not in [b.code for b in set_.lagen]

    def test_a_file_does_not_hold_before_its_first_day(self) -> None:
        assert codes(dag=date(2026, 7, 31)) == []
        assert codes(dag=date(2026, 8, 1)) == ["leerplichtwet", "luxe", "afspraken"]

    def test_a_file_without_stappen_is_no_ladder(self) -> None:
        with pytest.raises(KnownError, match="heeft geen stappen"):
            regelset_voor([], [], "luxe", None, "", DAG)
        with pytest.raises(KnownError, match="is er niet") as fout:
            regelset_voor([], [], "nergens", None, "", DAG)
        assert fout.value.doe == "Kies voor dit dossier een van: apeldoorn."

    def test_van_toepassing_without_a_choice_is_what_the_file_says(self) -> None:
        assert van_toepassing(bestand("x", standaard=True), [], None, "", DAG)
        assert not van_toepassing(bestand("x"), [], None, "", DAG)


class TestVersies:
    def eigen(self, dag: date, code: str = "apeldoorn", toml: str = APELDOORN) -> TeamProtocol:
        return TeamProtocol(code=code, geldig_vanaf=dag, toml=toml)

    def dagen(self, *team: TeamProtocol, dag: date = DAG) -> list[date]:
        set_ = regelset_voor(team, [], "apeldoorn", None, "", dag)
        return [v.geldig_vanaf for v in set_.versies["apeldoorn"]]

    def test_shipped_and_own_ones_oldest_first_up_to_the_peildatum(self) -> None:
        a, b, c = (self.eigen(d) for d in (date(2026, 9, 1), date(2025, 8, 1), date(2027, 1, 1)))
        assert self.dagen(a, b, c) == [date(2023, 8, 1), date(2025, 8, 1), date(2026, 9, 1)]
        set_ = regelset_voor([a, b, c], [], "apeldoorn", None, "", DAG)
        assert set_.ladder is set_.versies["apeldoorn"][-1]
        assert set_.ladder_op(date(2026, 8, 31)).geldig_vanaf == date(2025, 8, 1)
        assert set_.ladder_op(date(2024, 1, 1)).bestand == "apeldoorn.toml"

    def test_an_own_one_of_the_same_day_takes_the_place_of_the_shipped_one(self) -> None:
        zelfde = self.eigen(date(2023, 8, 1))
        assert self.dagen(zelfde) == [date(2023, 8, 1)]
        set_ = regelset_voor([zelfde], [], "apeldoorn", None, "", DAG)
        assert "eigen versie" in set_.ladder.bestand

    def test_a_shipped_one_that_is_newer_does_not_undo_the_teams_own(self) -> None:
        ouder = self.eigen(date(2022, 8, 1))
        set_ = regelset_voor([ouder], [], "apeldoorn", None, "", DAG)
        assert set_.ladder.geldig_vanaf == date(2022, 8, 1)
        assert set_.versies["apeldoorn"] == (set_.ladder,)

    def test_code_and_first_day_are_those_of_the_fact(self) -> None:
        """A team that copies a file and forgets to change its heading."""
        kopie = self.eigen(date(2026, 9, 1), code="kopie")
        set_ = regelset_voor([kopie], [], "kopie", None, "", DAG)
        assert (set_.ladder.code, set_.ladder.geldig_vanaf) == ("kopie", date(2026, 9, 1))

    def test_an_own_file_that_is_broken_is_named(self) -> None:
        with pytest.raises(KnownError, match=r"apeldoorn .eigen versie vanaf 01-09-2026"):
            regelset_voor(
                [self.eigen(date(2026, 9, 1), toml="stuk")], [], "apeldoorn", None, "", DAG
            )


class TestSessie:
    @pytest.fixture
    def feiten(self, team_sessie: Sessie) -> Callable[[], DossierFeiten]:
        dossier, _leerling, _school = zet_dossier(team_sessie)
        return lambda: lees_dossierfeiten(team_sessie.v, [dossier.id])[dossier.id]

    @pytest.mark.usefixtures("plank")
    def test_choices_reach_the_dossier_and_the_cache_follows(
        self, team_sessie: Sessie, feiten: Callable[[], DossierFeiten]
    ) -> None:
        f = feiten()
        school = next(iter(f.scholen))

        def lagen() -> list[str]:
            return [b.code for b in team_sessie.regels(f, DAG).lagen]

        assert lagen() == ["leerplichtwet", "luxe", "afspraken"]
        assert team_sessie.regels(f, DAG) is team_sessie.regels(f, DAG)
        with team_sessie.schrijf() as tx:
            uit = tx.maak(keuze("luxe", aan=False, school_id=school))
        assert lagen() == ["leerplichtwet", "afspraken"]
        with team_sessie.schrijf() as tx:
            tx.wijzig(replace(uit, school_id=None, gemeente="Elders"))
        assert lagen() == ["leerplichtwet", "luxe", "afspraken"]

    @pytest.mark.usefixtures("plank")
    def test_dossiers_for_which_the_same_counts_share_one_set(
        self, team_sessie: Sessie, feiten: Callable[[], DossierFeiten]
    ) -> None:
        een = feiten()
        leerling = replace(een.leerling, woongemeente="Elders")
        ander = replace(een, leerling=leerling)
        regels = team_sessie.regels
        assert regels(een, DAG) is regels(ander, DAG)
        with team_sessie.schrijf() as tx:
            tx.maak(keuze("luxe", aan=False, gemeente="elders"))
        assert regels(een, DAG) is not regels(ander, DAG)
        assert "luxe" not in [b.code for b in regels(ander, DAG).lagen]

    @pytest.mark.usefixtures("plank")
    def test_the_school_of_the_day_counts(
        self, team_sessie: Sessie, feiten: Callable[[], DossierFeiten]
    ) -> None:
        """Moved on Monday 16 November: the choice of the new school holds from then on."""
        oud = feiten()
        nieuw = een_school(naam="Nieuw", brin="99AB")
        (rij,) = oud.inschrijvingen
        with team_sessie.schrijf() as tx:
            tx.maak(nieuw)
            tx.wijzig(replace(rij, tot=date(2026, 11, 15)))
            tx.maak(
                Inschrijving(
                    leerling_id=rij.leerling_id, school_id=nieuw.id, van=date(2026, 11, 16)
                )
            )
            tx.maak(keuze("achterhoek", school_id=nieuw.id))
        f = feiten()
        for dag, geldt in ((date(2026, 11, 15), False), (date(2026, 11, 16), True)):
            lagen = [b.code for b in team_sessie.regels(f, dag).lagen]
            assert ("achterhoek" in lagen) is geldt

    @pytest.mark.usefixtures("plank")
    def test_every_file_that_the_team_knows(self, team_sessie: Sessie) -> None:
        with team_sessie.schrijf() as tx:
            tx.maak(TeamProtocol(code="gehucht", geldig_vanaf=date(2026, 12, 1), toml=GEHUCHT))
        voor, na = (regels_op(team_sessie, d) for d in (date(2026, 11, 30), date(2026, 12, 1)))
        assert [b.code for b in voor] == [
            "leerplichtwet", "achterhoek", "luxe", "apeldoorn", "afspraken"
        ]  # fmt: skip
        assert {b.code for b in na} - {b.code for b in voor} == {"gehucht"}
        assert isinstance(next(b for b in na if b.code == "gehucht"), Protocol)


def test_the_shipped_files_are_read_and_hold(team_sessie: Sessie) -> None:
    """Whatever is shipped: read, under its own code, and what is standard holds for a dossier."""
    dossier, *_ = zet_dossier(team_sessie)
    feiten = lees_dossierfeiten(team_sessie.v, [dossier.id])[dossier.id]
    set_ = team_sessie.regels(feiten, DAG)
    bekend = regels_op(team_sessie, DAG)
    assert {b.code for b in bekend} == set(protocollen.meegeleverd())
    naast = [b for b in bekend if b.standaard and not isinstance(b, Protocol)]
    assert {b.code for b in set_.lagen} == {b.code for b in naast if b.geldig_vanaf <= DAG}
