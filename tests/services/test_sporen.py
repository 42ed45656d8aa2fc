"""Beginning, deciding about and ending tracks; what a decision needs; undo; closed notes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.dossiers import Besluitsoort, Dossier, Eenheid, Stapbesluit
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten, RechtFout
from app.domain.mensen import Ambtenaar, Rol
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.team import Protocolkeuze, TeamProtocol
from app.services import sporen, vastleggen
from app.services.dossierbeeld import dossierbeeld
from app.services.sessie import Sessie
from tests.fabriek import zet_dossier

DAG = date(2026, 11, 12)
LATER = date(2026, 11, 17)
TOML = (Path(__file__).parent / "naast.toml").read_text(encoding="utf-8")


def zet_naast(sessie: Sessie, *, ongeoorloofd: bool = True) -> Dossier:
    """A dossier, with the file naast.toml as the team's own."""
    dossier, *_ = zet_dossier(sessie, ongeoorloofd=ongeoorloofd)
    with sessie.schrijf() as tx:
        tx.maak(TeamProtocol(code="naast", geldig_vanaf=date(2026, 8, 1), toml=TOML))
    return dossier


@pytest.fixture
def dossier(team_sessie: Sessie) -> Dossier:
    return zet_naast(team_sessie)


def begin(sessie: Sessie, dossier: Dossier, reden: str = "Twee dagen weg.") -> Spoor:
    sporen.begin_spoor(sessie, dossier.id, "naast", "proef_luxe", DAG, reden, persoon="S. de Wit")
    (spoor,) = sessie.lees(Spoor)
    return spoor


def geschorst(sessie: Sessie, dossier: Dossier) -> str:
    """Record a schorsing, and give the key of the track that it starts."""
    schorsing = Gebeurtenis(dossier_id=dossier.id, soort="proef_schorsing", datum=DAG)
    vastleggen.leg_vast(sessie, schorsing)
    return f"proef_schorsing:{schorsing.id}"


class TestBegin:
    def test_it_is_recorded_with_who_and_why(self, team_sessie: Sessie, dossier: Dossier) -> None:
        spoor = begin(team_sessie, dossier)
        assert (spoor.protocol, spoor.code, spoor.begonnen) == ("naast", "proef_luxe", DAG)
        assert (spoor.reden, spoor.persoon, spoor.geeindigd) == (
            "Twee dagen weg.",
            "S. de Wit",
            None,
        )
        assert sporen.sleutel_van(spoor) == f"proef_luxe:{spoor.id}"
        regels = [i.regel for i in dossierbeeld(team_sessie, dossier.id, LATER).tijdlijn]
        assert "Route luxe verzuim begonnen · Twee dagen weg." in regels

    @pytest.mark.parametrize(
        ("protocol", "code", "zin"),
        [
            ("naast", "onbekend", "hoort niet bij de protocollen"),
            ("elders", "proef_luxe", "hoort niet bij de protocollen"),
            ("naast", "proef_uit", "hoort niet bij de protocollen"),
            ("naast", "proef_schorsing", "begint vanzelf"),
            ("naast", "proef_pv", "verzegelde bestand"),
        ],
    )
    def test_what_cannot_begin_here_is_refused(
        self, team_sessie: Sessie, dossier: Dossier, protocol: str, code: str, zin: str
    ) -> None:
        with pytest.raises(KnownError, match=zin):
            sporen.begin_spoor(team_sessie, dossier.id, protocol, code, DAG)
        assert team_sessie.lees(Spoor) == []

    def test_a_file_that_is_off_gives_no_tracks(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        with team_sessie.schrijf() as tx:
            tx.maak(Protocolkeuze(protocol="naast", aan=False, van=DAG))
        with pytest.raises(InvoerFout, match="zet het protocol aan"):
            begin(team_sessie, dossier)

    def test_not_twice_at_once_but_again_after_its_end(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        spoor = begin(team_sessie, dossier)
        with pytest.raises(InvoerFout, match="loopt al"):
            sporen.begin_spoor(team_sessie, dossier.id, "naast", "proef_luxe", LATER)
        sporen.beeindig_spoor(
            team_sessie, dossier.id, sporen.sleutel_van(spoor), "afgerond", "Klaar.", LATER
        )
        sporen.begin_spoor(team_sessie, dossier.id, "naast", "proef_luxe", LATER)
        assert len(team_sessie.lees(Spoor)) == 2

    def test_no_such_dossier(self, team_sessie: Sessie) -> None:
        with pytest.raises(KnownError, match="is er niet meer"):
            sporen.begin_spoor(team_sessie, "weg", "naast", "proef_luxe", DAG)

    def test_undo_withdraws_it(self, team_sessie: Sessie, dossier: Dossier) -> None:
        gedaan = sporen.begin_spoor(team_sessie, dossier.id, "naast", "proef_luxe", DAG)
        assert gedaan.dossier_ids == {dossier.id}
        vastleggen.maak_ongedaan(team_sessie, gedaan)
        assert team_sessie.lees(Spoor) == []


class TestEinde:
    def test_the_fact_gets_its_end_and_the_reason_its_own_day(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        spoor = begin(team_sessie, dossier)
        sleutel = sporen.sleutel_van(spoor)
        gedaan = sporen.beeindig_spoor(
            team_sessie, dossier.id, sleutel, "afgerond", "Ouders begrepen het.", LATER
        )
        klaar = team_sessie.lees_een(Spoor, spoor.id)
        assert (klaar.geeindigd, klaar.uitkomst, klaar.reden) == (
            LATER,
            "afgerond",
            "Twee dagen weg.",
        )
        (besluit,) = [b for b in team_sessie.lees(Stapbesluit) if b.spoor]
        assert (besluit.soort, besluit.stap, besluit.datum) == (
            Besluitsoort.SLUIT_SPOOR,
            "",
            LATER,
        )
        assert (besluit.spoor, besluit.antwoorden) == (sleutel, "uitkomst=afgerond")
        assert besluit.reden == "Ouders begrepen het."
        vastleggen.maak_ongedaan(team_sessie, gedaan)
        assert team_sessie.lees_een(Spoor, spoor.id).geeindigd is None
        assert [b for b in team_sessie.lees(Stapbesluit) if b.spoor] == []

    def test_a_track_that_a_fact_started_is_ended_by_a_decision(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        sleutel = geschorst(team_sessie, dossier)
        sporen.beeindig_spoor(team_sessie, dossier.id, sleutel, "terug", "Weer in de klas.", LATER)
        (besluit,) = [b for b in team_sessie.lees(Stapbesluit) if b.spoor]
        assert (besluit.spoor, besluit.stap, besluit.antwoorden) == (
            sleutel,
            "",
            "uitkomst=terug",
        )
        stand = dossierbeeld(team_sessie, dossier.id, LATER).stand
        assert stand.stappen == ("1",)

    @pytest.mark.parametrize("uitkomst", ["", "terug", "verwijderd"])
    def test_only_an_outcome_of_its_own(
        self, team_sessie: Sessie, dossier: Dossier, uitkomst: str
    ) -> None:
        spoor = begin(team_sessie, dossier)
        with pytest.raises(InvoerFout) as fout:
            sporen.beeindig_spoor(
                team_sessie, dossier.id, sporen.sleutel_van(spoor), uitkomst, "x", LATER
            )
        assert (fout.value.veld, fout.value.doe) == ("uitkomst", "Kies uit: afgerond en gestaakt.")
        assert team_sessie.lees(Spoor) == [spoor]

    def test_a_reason_is_due_and_all_or_nothing_lands(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        spoor = begin(team_sessie, dossier)
        sleutel = sporen.sleutel_van(spoor)
        with pytest.raises(InvoerFout, match="hoort een reden"):
            sporen.beeindig_spoor(team_sessie, dossier.id, sleutel, "afgerond", " ", LATER)
        with pytest.raises(InvoerFout, match="loopt niet op 11-11-2026"):
            sporen.beeindig_spoor(
                team_sessie, dossier.id, sleutel, "afgerond", "x", date(2026, 11, 11)
            )
        assert team_sessie.lees(Spoor) == [spoor]
        assert [b for b in team_sessie.lees(Stapbesluit) if b.spoor] == []

    def test_not_twice_and_heropen_takes_it_back(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        spoor = begin(team_sessie, dossier)
        for sleutel, uitkomst in (
            (sporen.sleutel_van(spoor), "gestaakt"),
            (geschorst(team_sessie, dossier), "terug"),
        ):
            with pytest.raises(KnownError, match="niet beëindigd"):
                sporen.heropen_spoor(team_sessie, dossier.id, sleutel)
            sporen.beeindig_spoor(team_sessie, dossier.id, sleutel, uitkomst, "x", LATER)
            with pytest.raises(KnownError, match="al beëindigd"):
                sporen.beeindig_spoor(team_sessie, dossier.id, sleutel, uitkomst, "x", LATER)
            sporen.heropen_spoor(team_sessie, dossier.id, sleutel)
        (weer,) = team_sessie.lees(Spoor)
        assert (weer.geeindigd, weer.uitkomst) == (None, "")
        assert [b for b in team_sessie.lees(Stapbesluit) if b.spoor] == []

    @pytest.mark.parametrize(
        "sleutel", ["proef_luxe:weg", "onbekend:g-1", "proef_schorsing", "proef_schorsing:"]
    )
    def test_what_is_no_track_here(
        self, team_sessie: Sessie, dossier: Dossier, sleutel: str
    ) -> None:
        with pytest.raises(KnownError, match="loopt niet op 17-11-2026"):
            sporen.beeindig_spoor(team_sessie, dossier.id, sleutel, "terug", "x", LATER)

    def test_what_the_sealed_file_holds_is_not_decided_in_this_one(
        self, team_sessie: Sessie, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        termijn = Boatermijn(dossier_id=dossier.id, van=DAG, datum=date(2026, 12, 1))
        vastleggen.leg_vast(team_sessie, termijn)
        zonder = Ambtenaar(naam="J. Bakker", rol=Rol.LEERPLICHTAMBTENAAR)
        monkeypatch.setitem(team_sessie.__dict__, "ambtenaar", zonder)
        with pytest.raises(KnownError, match="verzegelde bestand"):
            sporen.beeindig_spoor(team_sessie, dossier.id, f"boa:{termijn.id}", "", "x", LATER)

    def test_a_track_that_no_file_knows_any_more_can_still_be_ended(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        vreemd = Spoor(dossier_id=dossier.id, protocol="weg", code="oud", begonnen=DAG)
        vastleggen.leg_vast(team_sessie, vreemd)
        sporen.beeindig_spoor(team_sessie, dossier.id, f"oud:{vreemd.id}", "", "Vervalt.", LATER)
        assert team_sessie.lees_een(Spoor, vreemd.id).geeindigd == LATER

    def test_a_track_that_ended_by_itself_is_ended(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        """Its only step is done by the gesprek of 16 November."""
        sleutel = geschorst(team_sessie, dossier)
        gesprek = Gebeurtenis(
            dossier_id=dossier.id, soort="proef_gesprek_ouders", datum=date(2026, 11, 16)
        )
        vastleggen.leg_vast(team_sessie, gesprek)
        with pytest.raises(KnownError, match="al beëindigd"):
            sporen.beeindig_spoor(team_sessie, dossier.id, sleutel, "terug", "x", LATER)


class TestStap:
    def besluit(
        self, sessie: Sessie, dossier: Dossier, soort: Besluitsoort, **meer: Any
    ) -> Stapbesluit:
        spoor = next(iter(sessie.lees(Spoor)), None) or begin(sessie, dossier)
        stap = meer.pop("stap", "gesprek")
        sporen.besluit_spoorstap(
            sessie, dossier.id, sporen.sleutel_van(spoor), stap, soort, LATER, **meer
        )
        return [b for b in sessie.lees(Stapbesluit) if b.spoor][-1]

    def test_passing_a_step_by_needs_a_reason(self, team_sessie: Sessie, dossier: Dossier) -> None:
        with pytest.raises(InvoerFout) as fout:
            self.besluit(team_sessie, dossier, Besluitsoort.OVERSLAAN)
        assert (fout.value.veld, fout.value.doe) == (
            "reden",
            "Leg uit waarom 'Gesprek' wordt overgeslagen.",
        )
        gelukt = self.besluit(team_sessie, dossier, Besluitsoort.OVERSLAAN, reden="Was er al.")
        assert (gelukt.stap, gelukt.reden) == ("gesprek", "Was er al.")

    @pytest.mark.parametrize(
        ("stap", "aantal", "eenheid", "reden_nodig"),
        [
            ("gesprek", 4, Eenheid.WEKEN, False),  # hoogstens: up to there without a reason
            ("gesprek", 28, Eenheid.DAGEN, False),
            ("gesprek", 29, Eenheid.DAGEN, True),
            ("gesprek", 1, Eenheid.MAANDEN, True),
            ("terugblik", 10, Eenheid.WERKDAGEN, False),  # no hoogstens: its own term
            ("terugblik", 11, Eenheid.WERKDAGEN, True),
            ("terugblik", 2, Eenheid.WEKEN, False),
        ],
    )
    def test_another_term_needs_a_reason_beyond_what_the_rule_allows(
        self,
        team_sessie: Sessie,
        dossier: Dossier,
        stap: str,
        aantal: int,
        eenheid: Eenheid,
        reden_nodig: bool,
    ) -> None:
        waarden = {"stap": stap, "aantal": aantal, "eenheid": eenheid}
        if reden_nodig:
            with pytest.raises(InvoerFout, match="hoort een reden"):
                self.besluit(team_sessie, dossier, Besluitsoort.ANDERE_TERMIJN, **waarden)
            waarden["reden"] = "Ouders zijn weg."
        gelukt = self.besluit(team_sessie, dossier, Besluitsoort.ANDERE_TERMIJN, **waarden)
        assert (gelukt.aantal, gelukt.eenheid) == (aantal, eenheid)

    def test_another_term_has_a_length(self, team_sessie: Sessie, dossier: Dossier) -> None:
        with pytest.raises(InvoerFout) as fout:
            self.besluit(team_sessie, dossier, Besluitsoort.ANDERE_TERMIJN)
        assert fout.value.veld == "aantal"

    def test_another_day_to_look(self, team_sessie: Sessie, dossier: Dossier) -> None:
        with pytest.raises(InvoerFout) as fout:
            self.besluit(team_sessie, dossier, Besluitsoort.AANDACHTSDATUM)
        assert fout.value.veld == "nieuwe_datum"
        dag = date(2026, 12, 1)
        gelukt = self.besluit(team_sessie, dossier, Besluitsoort.AANDACHTSDATUM, nieuwe_datum=dag)
        assert gelukt.nieuwe_datum == dag
        assert dossierbeeld(team_sessie, dossier.id, LATER).stand.stappen == ("1",)

    def test_only_steps_of_this_track_and_decisions_about_steps(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        with pytest.raises(InvoerFout, match="heeft geen stap brief"):
            self.besluit(team_sessie, dossier, Besluitsoort.OVERSLAAN, stap="brief", reden="x")
        with pytest.raises(ValueError, match="no decision about a step"):
            self.besluit(team_sessie, dossier, Besluitsoort.OPSCHALEN)


class TestNotities:
    """003 h.3: no text where only geoorloofd verzuim stands, by service and by database."""

    @pytest.fixture
    def dicht(self, team_sessie: Sessie) -> Dossier:
        return zet_naast(team_sessie, ongeoorloofd=False)

    def test_a_track_runs_without_reasons_there(self, team_sessie: Sessie, dicht: Dossier) -> None:
        spoor = begin(team_sessie, dicht, reden="")
        sleutel = sporen.sleutel_van(spoor)
        overslaan = Besluitsoort.OVERSLAAN
        sporen.besluit_spoorstap(team_sessie, dicht.id, sleutel, "gesprek", overslaan, LATER)
        sporen.beeindig_spoor(team_sessie, dicht.id, sleutel, "afgerond", "", LATER)
        assert all(not b.reden for b in team_sessie.lees(Stapbesluit))

    @pytest.mark.parametrize("hoe", ["begin", "einde", "stap", "vastleggen", "wijzig", "store"])
    def test_a_reason_is_refused_whatever_the_way(
        self, team_sessie: Sessie, dicht: Dossier, hoe: str
    ) -> None:
        spoor = None if hoe == "begin" else begin(team_sessie, dicht, reden="")
        sleutel = sporen.sleutel_van(spoor) if spoor else ""
        voor = (team_sessie.lees(Spoor), team_sessie.lees(Stapbesluit))

        def store() -> None:
            with team_sessie.schrijf() as tx:
                tx.maak(
                    Spoor(
                        dossier_id=dicht.id,
                        protocol="naast",
                        code="proef_luxe",
                        begonnen=DAG,
                        reden="Ziek.",
                    )
                )

        wegen: dict[str, Callable[[], object]] = {
            "begin": lambda: begin(team_sessie, dicht, reden="Ziek."),
            "einde": lambda: sporen.beeindig_spoor(
                team_sessie, dicht.id, sleutel, "afgerond", "Ziek.", LATER
            ),
            "stap": lambda: sporen.besluit_spoorstap(
                team_sessie, dicht.id, sleutel, "gesprek", Besluitsoort.OVERSLAAN, LATER,
                reden="Ziek.",
            ),
            "vastleggen": lambda: vastleggen.leg_vast(
                team_sessie,
                Gebeurtenis(dossier_id=dicht.id, soort="x", datum=DAG, notitie="Ziek."),
            ),
            "wijzig": lambda: vastleggen.wijzig(
                team_sessie, dataclasses.replace(spoor, reden="Ziek.")  # type: ignore[type-var]
            ),
            "store": store,
        }  # fmt: skip
        with pytest.raises(NotitieGesloten) as fout:
            wegen[hoe]()
        assert fout.value.veld == ("notitie" if hoe == "vastleggen" else "reden")
        assert (team_sessie.lees(Spoor), team_sessie.lees(Stapbesluit)) == voor
        assert team_sessie.lees(Gebeurtenis) == []


def test_only_a_boa_changes_what_follows_from_the_sealed_file(
    team_sessie: Sessie, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    termijn = Boatermijn(dossier_id=dossier.id, van=DAG, datum=date(2026, 12, 1))
    vastleggen.leg_vast(team_sessie, termijn)
    collega = Ambtenaar(naam="J. Bakker", rol=Rol.LEERPLICHTAMBTENAAR)
    with monkeypatch.context() as m:
        m.setitem(team_sessie.__dict__, "ambtenaar", collega)
        with pytest.raises(RechtFout, match="verzegelde bestand"):
            vastleggen.trek_in(team_sessie, termijn)
        with pytest.raises(RechtFout, match="verzegelde bestand"):
            vastleggen.wijzig(team_sessie, dataclasses.replace(termijn, vervallen=LATER))
    vastleggen.wijzig(team_sessie, dataclasses.replace(termijn, vervallen=LATER))
    assert team_sessie.lees_een(Boatermijn, termijn.id).vervallen == LATER


def test_administratie_does_not_decide_about_tracks(
    team_sessie: Sessie, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        team_sessie.__dict__, "ambtenaar", Ambtenaar(naam="M. Appel", rol=Rol.ADMINISTRATIE)
    )
    with pytest.raises(RechtFout):
        begin(team_sessie, dossier, reden="")
    sleutel = geschorst(team_sessie, dossier)
    with pytest.raises(RechtFout):
        sporen.beeindig_spoor(team_sessie, dossier.id, sleutel, "terug", "x", LATER)
