"""Tests that the example team shows all that the shipped files say, as the engine computes it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from app.domain.dossiers import Dossier
from app.domain.opsporing import Adviesvraag, Haltuitslag, Haltverwijzing, ProcesVerbaal, Verhoor
from app.domain.scholen import Regio, Schoolnorm
from app.domain.sporen import Boatermijn, Gebeurtenis
from app.domain.team import Protocolkeuze, TeamProtocol
from app.protocol.model import Regelbestand, Signaalregel, Signaalsoort, Vensterom
from app.protocol.sporen.teamsporen import bereken_teamsporen
from app.protocol.stand import Signaal, Spoorstand, Stand
from app.services.caseload import Caseload, CaseloadRij
from app.services.opsporing import lees_opsporing
from app.services.protocollen import lees_meegeleverd, meegeleverd, regels_op
from app.services.sessie import Sessie, log_in
from app.services.voorbeeld import maak_voorbeeld
from app.services.voorbeeld.maken import wachtwoord_van
from db.sleutels import Kosten

WOORD = "groene-fiets-42"
DAG = date(2026, 11, 18)
DAGEN = [date(2026, 11, 26), date(2027, 1, 4), date(2027, 7, 20), date(2026, 8, 31)]


def maak(pad: Path, peildatum: date) -> Sessie:
    maak_voorbeeld(pad, peildatum=peildatum, wachtwoord=WOORD, kosten=Kosten(1, 64, 1))
    return open_(pad, peildatum)


def open_(pad: str | Path, peildatum: date, naam: str = "S. de Wit") -> Sessie:
    moment = datetime.combine(peildatum, time(9), tzinfo=UTC)
    return log_in(pad, wachtwoord_van(naam, WOORD), klok=lambda: moment)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessie]:
    sessie = maak(tmp_path_factory.mktemp("team") / "a.kantelpunt", DAG)
    yield sessie
    sessie.sluit()


@pytest.fixture(scope="module")
def rijen(team: Sessie) -> list[CaseloadRij]:
    return Caseload(team).laad(DAG)


@pytest.fixture(scope="module")
def standen(rijen: list[CaseloadRij]) -> list[Stand]:
    return [rij.stand for rij in rijen]


def bestanden() -> list[Regelbestand]:
    return [lees_meegeleverd(code) for code in meegeleverd()]


def alle_sporen() -> set[tuple[str, str]]:
    return {(b.code, s.code) for b in bestanden() for s in b.sporen if not s.team}


def sporen_van(standen: list[Stand]) -> list[Spoorstand]:
    return [spoor for stand in standen for spoor in stand.sporen]


def test_every_track_runs_somewhere(standen: list[Stand]) -> None:
    lopend = {(s.protocol, s.code) for s in sporen_van(standen) if s.einde is None}
    assert alle_sporen() - lopend == set()


def test_every_track_is_over_somewhere(standen: list[Stand]) -> None:
    voorbij = {(s.protocol, s.code) for s in sporen_van(standen) if s.einde is not None}
    assert alle_sporen() - voorbij == set()


def test_every_definitie_is_met(standen: list[Stand]) -> None:
    """A definitie that is off in its file holds for nobody."""
    gevonden = {i.code for stand in standen for i in stand.indelingen}
    assert {d.code for b in bestanden() for d in b.definities if d.aan} - gevonden == set()


def test_every_signaal_is_on_somewhere(standen: list[Stand]) -> None:
    assert mist_signalen(standen, DAG) == set()


@pytest.mark.parametrize("peildatum", DAGEN, ids=str)
def test_the_team_shows_all_of_it_on_any_day(tmp_path: Path, peildatum: date) -> None:
    sessie = maak(tmp_path / "a.kantelpunt", peildatum)
    standen = [rij.stand for rij in Caseload(sessie).laad(peildatum)]
    sessie.sluit()
    sporen = {(s.protocol, s.code) for s in sporen_van(standen)}
    assert alle_sporen() - sporen == set()
    gevonden = {i.code for stand in standen for i in stand.indelingen}
    assert {d.code for b in bestanden() for d in b.definities if d.aan} - gevonden == set()
    assert mist_signalen(standen, peildatum) == set()


def mist_signalen(standen: list[Stand], dag: date) -> set[str]:
    """Give the signalen that no dossier shows and that could be shown on this day.

    Of a norm that several layers have, the strictest acts and the others stand beside it; a
    norm without a number is named among what is missing. What counts over the schooljaar
    needs one of some weken; the first schooldag after the summer one that is not long ago.
    """
    aan = [(stand, s) for stand in standen for s in stand.signalen]
    codes = {s.code for _, s in aan}
    ontbreekt = "\n".join({t for stand in standen for t in stand.ontbreekt})
    mist = set()
    for bestand in bestanden():
        for regel in bestand.signalen:
            if not regel.aan or regel.code in codes or not kan(regel, dag):
                continue
            naast = any(staat_naast(regel, s) for _, s in aan)
            if not naast and f"signaal '{regel.code}'" not in ontbreekt:
                mist.add(regel.code)
    return mist


def kan(regel: Signaalregel, dag: date) -> bool:
    begin = date(dag.year if dag.month >= 8 else dag.year - 1, 8, 1)
    if regel.soort is Signaalsoort.NA_ZOMER:
        return date(begin.year, 9, 10) <= dag <= date(begin.year, 12, 31)
    over_jaar = regel.venster is not None and regel.venster.om is Vensterom.SCHOOLJAAR
    return not over_jaar or dag >= begin + timedelta(days=80)


def staat_naast(regel: Signaalregel, signaal: Signaal) -> bool:
    plek = (regel.bron.document, regel.bron.plaats)
    return bool(regel.norm) and any(
        (laag.bron.document, laag.bron.plaats) == plek for laag in signaal.lagen
    )


def test_stricter_norm_of_a_school_acts(standen: list[Stand], team: Sessie) -> None:
    """12 uur in 4 lesweken at one school; the law says 16 (Leerplichtwet art. 21a)."""
    assert [n.aantal for n in team.lees(Schoolnorm)] == [12]
    gevonden = [s for stand in standen for s in stand.signalen if s.norm == "ongeoorloofd_uren"]
    streng = [s for s in gevonden if s.drempel.startswith("12 uur")]
    assert streng
    for signaal in streng:
        geldt = [laag for laag in signaal.lagen if laag.geldt]
        assert [laag.laag for laag in geldt] == ["school"]
        assert any(laag.drempel.startswith("16 uur") for laag in signaal.lagen)


def test_gates_stand_open_and_closed(standen: list[Stand]) -> None:
    poorten = [p for stand in standen for p in stand.poorten]
    poorten += [
        p for s in sporen_van(standen) for stap in s.stappen if stap.punt for p in stap.poorten
    ]
    open_ = {p.code for p in poorten if p.open}
    dicht = {p.code for p in poorten if not p.open}
    assert {"toestemming_kernteam", "swv_melding", "gehoord_3a", "verklaring_arts"} <= open_
    assert {"toestemming_kernteam", "swv_melding", "actietafel", "pv_advies_raad"} <= dicht
    assert {"halt_leeftijd", "halt_omvang", "mandaat", "terugblik"} <= open_
    assert {"halt_instemming_leerling", "pv_ziekte_uitgesloten", "hoofd_gehoord"} & dicht


def test_a_track_keeps_the_version_under_which_it_began(standen: list[Stand], team: Sessie) -> None:
    """The team put screening on from a day; what began before it keeps the shipped version."""
    eigen = {v.code: v.geldig_vanaf for v in team.lees(TeamProtocol)}
    assert {"routes", "apeldoorn_naast"} <= set(eigen)
    sinds = eigen["routes"]
    routes = [s for s in sporen_van(standen) if s.protocol == "routes" and s.code != "screening"]
    meegeleverd_vanaf = lees_meegeleverd("routes").geldig_vanaf
    assert {s.versie for s in routes if s.begin >= sinds} == {sinds}
    assert {s.versie for s in routes if s.begin < sinds} == {meegeleverd_vanaf}
    screening = [s for s in sporen_van(standen) if s.code == "screening"]
    assert screening
    assert all(s.begin >= sinds for s in screening)
    tekst = next(b for b in regels_op(team, DAG) if b.code == "routes").toelichting
    assert f"Sinds {sinds:%d-%m-%Y}" in tekst


def test_files_of_other_regions_hold_where_they_were_chosen(team: Sessie) -> None:
    """Each file that does not hold by itself is on for one gemeente or one school."""
    keuzes = [k for k in team.lees(Protocolkeuze) if k.aan]
    naar_keuze = {b.code for b in bestanden() if not b.standaard and b.code != "apeldoorn"}
    assert {k.protocol for k in keuzes} == naar_keuze
    assert all(bool(k.gemeente) is not (k.school_id is not None) for k in keuzes)


def test_tracks_of_the_team_are_done_in_time(team: Sessie) -> None:
    """On 18 November all that was due since 1 August is done: verslag and opgave before
    1 October, the list of 15 September; the list of 15 December is to come."""
    gebeurtenissen = [g for g in team.lees(Gebeurtenis) if g.dossier_id is None]
    soorten = {g.soort for g in gebeurtenissen}
    assert {"jaarverslag_raad", "opgave_minister", "thuiszitterslijst_doorgegeven"} <= soorten
    kalender = team.kalenders.voor_regio(Regio.MIDDEN)
    alle = regels_op(team, DAG)
    sporen = bereken_teamsporen(alle, gebeurtenissen, kalender, DAG)
    team_sporen = {(b.code, s.code) for b in alle for s in b.sporen if s.team and s.aan}
    assert {(s.protocol, s.code) for s in sporen} == team_sporen
    lopend = [s for s in sporen if s.einde is None]
    assert lopend
    assert "instructie" in {s.code for s in sporen if s.einde is not None}
    lijst = next(s for s in lopend if s.code == "thuiszitterslijst")
    assert lijst.punt is not None
    assert lijst.punt.datum == date(2026, 12, 15)
    assert all(s.punt is None or s.punt.datum is None or s.punt.datum >= DAG for s in lopend)


class TestSealed:
    def test_the_first_person_sees_what_is_sealed(self, team: Sessie) -> None:
        feiten = [f for rij in lees_opsporing(team).values() for f in rij]
        verhoren = [f for f in feiten if isinstance(f, Verhoor)]
        assert any(v.gehouden for v in verhoren)
        assert any(v.gehouden is None for v in verhoren)
        uitslagen = {f.uitslag for f in feiten if isinstance(f, Haltverwijzing)}
        assert {None, Haltuitslag.GESLAAGD, Haltuitslag.MISLUKT} <= uitslagen
        adviezen = [f for f in feiten if isinstance(f, Adviesvraag)]
        assert {"raad", "arts"} == {a.aan.value for a in adviezen}
        assert any(a.ontvangen is None for a in adviezen)
        pvs = [f for f in feiten if isinstance(f, ProcesVerbaal)]
        assert any(p.strafbeschikking and not p.onherroepelijk for p in pvs)
        assert any(p.onherroepelijk for p in pvs)

    def test_others_see_that_a_date_runs_and_no_more(
        self, team: Sessie, standen: list[Stand]
    ) -> None:
        """Each dossier in which a sealed track runs has one BOA-termijn: its earliest date."""
        verzegeld = {"mas_halt", "mas_strafrecht", "verzet"}
        verwacht = sorted(
            min(p.datum for p in punten if p.datum is not None)
            for stand in standen
            if (
                punten := [
                    s.punt
                    for s in stand.sporen
                    if s.code in verzegeld and s.einde is None and s.punt is not None
                ]
            )
        )
        assert len(verwacht) >= 5
        assert sorted(b.datum for b in team.lees(Boatermijn)) == verwacht
        ander = open_(team.pad, DAG, "M. Appel")
        sporen = sporen_van([rij.stand for rij in Caseload(ander).laad(DAG)])
        ander.sluit()
        assert verzegeld.isdisjoint(s.code for s in sporen)
        boa = [s for s in sporen if s.code == "boa"]
        assert sorted(s.punt.datum for s in boa if s.punt and s.punt.datum) == verwacht
        assert {s.naam for s in boa} == {"BOA-termijn"}


def test_dossiers_of_every_track_are_open(team: Sessie, rijen: list[CaseloadRij]) -> None:
    open_dossiers = {d.id for d in team.lees(Dossier) if d.gesloten is None}
    assert {rij.dossier_id for rij in rijen} == open_dossiers
    assert all(dataclasses.is_dataclass(rij.stand) for rij in rijen)
