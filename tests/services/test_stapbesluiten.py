"""A decision on the ladder keeps what was answered and which closed gates it passed."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.domain.fouten import InvoerFout
from app.domain.handelen import Overleg
from app.domain.mensen import Verhuizing
from app.domain.scholen import Inschrijving, Regio
from app.domain.team import Protocolkeuze, TeamProtocol
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.protocol.stand import Aard, StapDoorloop
from app.services import caseload, instellingen, stapbesluiten
from app.services.dossierbeeld import dossierbeeld
from app.services.sessie import Sessie
from resources.lezer import lees_tekst
from tests.fabriek import een_school, zet_dossier

OP = date(2026, 11, 18)


def passage(sessie: Sessie, dossier_id: str, stap: str) -> StapDoorloop:
    rijen = dossierbeeld(sessie, dossier_id, OP).stand.doorlopen
    return next(r for r in rijen if r.stap == stap and r.begin is not None)


def naar_3a(dossier_id: str, **meer: object) -> Stapbesluit:
    basis = {
        "dossier_id": dossier_id,
        "datum": OP,
        "soort": Besluitsoort.OPSCHALEN,
        "stap": "3a",
        "van_stap": "2",
        "antwoorden": "herstel=nee andere_oplossing=nee",
    }
    return Stapbesluit(**basis | meer)  # type: ignore[arg-type]


def in_stap_2(sessie: Sessie) -> str:
    dossier, _, _ = zet_dossier(sessie, stap="2")
    with sessie.schrijf() as tx:
        tx.maak(Overleg(dossier_id=dossier.id, datum=date(2026, 9, 23), stap="2"))
    return dossier.id


def test_answers_and_gates_are_stored_and_shown_in_words(team_sessie: Sessie) -> None:
    dossier_id = in_stap_2(team_sessie)
    # Thuis sinds 23 sep: meer dan 4 weken, dus ook de melding bij het SWV had er moeten zijn.
    with pytest.raises(InvoerFout, match="reden"):
        stapbesluiten.neem_besluit(team_sessie, naar_3a(dossier_id))
    stapbesluiten.neem_besluit(team_sessie, naar_3a(dossier_id, reden="plan volgt deze week"))
    (besluit,) = team_sessie.lees(Stapbesluit, stap="3a")
    assert besluit.antwoorden == "herstel=nee andere_oplossing=nee"
    assert besluit.poorten == "plan swv_melding"
    rij = passage(team_sessie, dossier_id, "3a")
    assert rij.antwoorden == (
        "Is de schoolgang hersteld of het afgesproken doel bereikt? Nee. "
        "Is er een andere oplossing in beeld? Nee."
    )
    assert rij.poorten == (
        "Verdergegaan terwijl dit nog niet in orde was: Plan op schrift en Melding bij het SWV. "
        "Reden: Plan volgt deze week."
    )
    beeld = dossierbeeld(team_sessie, dossier_id, OP)
    (regel,) = [i for i in beeld.tijdlijn if i.feit_id == besluit.id]
    assert "Is er een andere oplossing in beeld? nee" in regel.regel
    assert "verder gegaan terwijl dicht was: Plan op schrift, Melding bij het SWV" in regel.regel
    assert "plan volgt deze week" in regel.regel
    punt = beeld.stand.ladderpunt
    assert punt is not None
    assert "Plan op schrift en Melding bij het SWV. De reden staat bij dat besluit" in punt.uitleg
    assert "plan volgt deze week" not in punt.uitleg.casefold()
    assert any("hersteld of het afgesproken doel" in r.tekst for r in punt.rekenstappen)


def test_what_a_caller_says_of_the_gates_does_not_count(team_sessie: Sessie) -> None:
    dossier_id = in_stap_2(team_sessie)
    with team_sessie.schrijf() as tx:
        tx.maak(Overleg(dossier_id=dossier_id, datum=date(2026, 10, 1), stap="2", plan=True))
    besluit = naar_3a(dossier_id, reden="er is haast", poorten="verzonnen")
    stapbesluiten.neem_besluit(team_sessie, besluit)
    (terug,) = team_sessie.lees(Stapbesluit, stap="3a")
    assert terug.poorten == "swv_melding"


@pytest.mark.parametrize("antwoorden", ["herstel=misschien", "fiets=ja"])
def test_an_answer_that_nobody_asked_for_is_refused(team_sessie: Sessie, antwoorden: str) -> None:
    dossier_id = in_stap_2(team_sessie)
    besluit = naar_3a(dossier_id, reden="x", antwoorden=antwoorden)
    with pytest.raises(InvoerFout, match="kent het antwoord"):
        stapbesluiten.neem_besluit(team_sessie, besluit)
    assert team_sessie.lees(Stapbesluit, stap="3a") == []


def test_while_notes_are_closed_the_reason_of_a_decision_stays_out(team_sessie: Sessie) -> None:
    dossier_id = in_stap_2(team_sessie)
    stapbesluiten.neem_besluit(team_sessie, naar_3a(dossier_id, reden="moeder belde"))
    (periode,) = team_sessie.lees(Verzuimperiode)
    with team_sessie.schrijf() as tx:
        tx.wijzig(dataclasses.replace(periode, soort=Periodesoort.ZIEKTE))
    rij = passage(team_sessie, dossier_id, "3a")
    assert rij.reden == ""
    assert rij.poorten == (
        "Verdergegaan terwijl dit nog niet in orde was: Plan op schrift en Melding bij het SWV."
    )
    assert "moeder belde" not in str(dossierbeeld(team_sessie, dossier_id, OP).stand.doorlopen)


# ------------------------------------------------------------------ versies en omstandigheden


def test_a_stap_keeps_its_version_after_the_team_adopts_a_new_one(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)  # stap 1 sinds wo 23 sep, midden
    toml = lees_tekst("protocollen", "apeldoorn.toml").replace(
        'termijn = { aantal = 3, eenheid = "schoolweken" }\ndoor',
        'termijn = { aantal = 8, eenheid = "schoolweken" }\ndoor',
        1,
    )
    nieuw = TeamProtocol(code="apeldoorn", geldig_vanaf=date(2026, 10, 1), toml=toml)
    with team_sessie.schrijf() as tx:
        tx.maak(nieuw)
    beeld = dossierbeeld(team_sessie, dossier.id, OP)
    oud = beeld.stand.ladderpunt
    assert oud is not None
    assert oud.datum == date(2026, 10, 14)  # wo 23 sep: 28/9, 5/10, 12/10
    assert "(volgens de versie van 1 augustus 2023)" in oud.uitleg
    termijn = next(o for o in beeld.opties if o.soort is Besluitsoort.ANDERE_TERMIJN)
    assert (termijn.aantal, termijn.eenheid) == (3, Eenheid.SCHOOLWEKEN)
    besluit = Stapbesluit(
        dossier_id=dossier.id,
        datum=date(2026, 10, 5),
        soort=Besluitsoort.HERHALEN,
        stap="1",
        van_stap="1",
        reden="opnieuw gesproken",
    )
    stapbesluiten.neem_besluit(team_sessie, besluit)
    opnieuw = dossierbeeld(team_sessie, dossier.id, OP).stand.ladderpunt
    assert opnieuw is not None
    # ma 5 okt: 12/10, (19/10 herfst), 26/10, 2/11, 9, 16, 23, 30/11, 7/12
    assert opnieuw.datum == date(2026, 12, 7)
    assert "versie van" not in opnieuw.uitleg


def test_the_caseload_counts_on_the_calendar_of_each_school_in_turn(team_sessie: Sessie) -> None:
    dossier, leerling, school = zet_dossier(
        team_sessie, school=een_school(regio=Regio.NOORD), geopend=date(2026, 9, 30)
    )
    zuid = een_school(naam="Zuidschool", brin="99BB", regio=Regio.ZUID)
    with team_sessie.schrijf() as tx:
        tx.maak(zuid)
        tx.maak(Inschrijving(leerling_id=leerling.id, school_id=zuid.id, van=date(2026, 10, 19)))
    (rij,) = caseload.Caseload(team_sessie).laad(OP)
    # 5/10, (12/10 herfst noord), (19/10 herfst zuid), 26/10, 2/11
    assert rij.stand.ladderpunt is not None
    assert rij.stand.ladderpunt.datum == date(2026, 11, 4)
    assert rij.stand == dossierbeeld(team_sessie, dossier.id, OP).stand
    assert school.regio is Regio.NOORD


def test_the_region_of_the_team_counts_for_who_is_enrolled_nowhere(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(
        team_sessie, school=een_school(regio=Regio.NOORD), geopend=date(2026, 9, 30)
    )
    (rij,) = team_sessie.lees(Inschrijving)
    with team_sessie.schrijf() as tx:
        tx.wijzig(dataclasses.replace(rij, tot=date(2026, 10, 9)))

    def vrij() -> bool:
        op = date(2026, 10, 20)  # herfst in zuid, school in noord
        return not dossierbeeld(team_sessie, dossier.id, op).kalender.is_schooldag(op)

    assert not vrij()
    instellingen.bewaar(team_sessie, dataclasses.replace(team_sessie.instellingen, regio="zuid"))
    assert vrij()
    with pytest.raises(InvoerFout, match="vakantieregio"):
        instellingen.bewaar(
            team_sessie, dataclasses.replace(team_sessie.instellingen, regio="oost")
        )


def test_a_move_recorded_anywhere_recomputes_the_row(team_sessie: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    lijst = caseload.Caseload(team_sessie)
    (rij,) = lijst.laad(OP)
    assert rij.stand.kantelpunt.aard is Aard.KANTELPUNT
    with team_sessie.schrijf() as tx:
        tx.maak(
            Verhuizing(leerling_id=leerling.id, datum=date(2026, 11, 2), naar_gemeente="Elders")
        )
    (rij,) = lijst.ververs(tx.wijziging)
    assert rij.stand.kantelpunt.aard is Aard.AANDACHTSDATUM
    assert rij.stand.kantelpunt.actie == "ontvangst bevestigd?"
    # what ran beside the ladder ended on that day too
    assert {s.einde for s in rij.stand.sporen} == {date(2026, 11, 2)}
    assert not any(s.punt for s in rij.stand.sporen)
    assert dossier.id == rij.dossier_id


def test_at_a_school_elsewhere_the_dossier_keeps_its_ladder_and_the_layers_of_its_gemeente(
    team_sessie: Sessie,
) -> None:
    """Ander SWV: de ladder van het dossier, de lagen naar de woongemeente van de leerling."""
    elders = een_school(gemeente="Elders", swv="Een ander SWV")
    dossier, leerling, _ = zet_dossier(team_sessie, school=elders)
    laag = TeamProtocol(
        code="streek",
        geldig_vanaf=date(2026, 1, 1),
        toml=lees_tekst("protocollen", "apeldoorn_naast.toml").replace(
            'code = "apeldoorn_naast"', 'code = "streek"', 1
        ),
    )
    with team_sessie.schrijf() as tx:
        tx.maak(laag)
        for gemeente in ("Elders", leerling.woongemeente):
            tx.maak(
                Protocolkeuze(
                    protocol="streek",
                    gemeente=gemeente,
                    aan=gemeente == leerling.woongemeente,
                    van=date(2026, 1, 1),
                )
            )
    feiten = dossierbeeld(team_sessie, dossier.id, OP).feiten
    regels = team_sessie.regels(feiten, OP)
    assert regels.ladder.code == dossier.protocol
    assert "streek" in [b.code for b in regels.lagen]
    ander = dataclasses.replace(
        feiten, leerling=dataclasses.replace(feiten.leerling, woongemeente="Elders")
    )
    assert "streek" not in [b.code for b in team_sessie.regels(ander, OP).lagen]
