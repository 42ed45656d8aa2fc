"""The inbox: its clock, who it is given to, what is known, and what can be done with a melding."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.dossiers import Behandelaar, Dossier
from app.domain.fouten import InvoerFout, KnownError
from app.domain.handelen import Contact
from app.domain.mensen import Ambtenaar, Rol
from app.domain.schoolwerk import Schoolambtenaar, Schoolrol
from app.domain.sporen import Gebeurtenis
from app.domain.team import TeamProtocol
from app.domain.verzuim import Melding, Meldingbron, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services import meldingen, vastleggen
from app.services.meldingen.herkennen import dubbelen, kandidaten
from app.services.sessie import Sessie
from resources.lezer import lees_tekst
from tests.conftest import VANDAAG
from tests.fabriek import een_leerling, een_melding, een_school, zet_dossier

APPEL = Ambtenaar(naam="M. Appel", rol=Rol.LEERPLICHTAMBTENAAR)
PEER = Ambtenaar(naam="P. Peer", rol=Rol.LEERPLICHTAMBTENAAR)


def zet_melding(sessie: Sessie, **anders: object) -> Melding:
    """Write a school, a leerling without dossier and a melding that waits."""
    school, leerling = een_school(), een_leerling()
    melding = een_melding(leerling, school_id=school.id, **anders)
    vastleggen.leg_vast(sessie, school, leerling, melding)
    return melding


def statussen(sessie: Sessie, melding: Melding) -> list[Meldingstatus]:
    return [s.status for s in sessie.lees(MeldingStatus, melding_id=melding.id)]


def test_the_clock_is_five_werkdagen(team_sessie: Sessie) -> None:
    zet_melding(team_sessie, melddatum=date(2026, 11, 12))  # a Thursday
    (rij,) = meldingen.lijst(team_sessie, VANDAAG)
    assert rij.uiterlijk == date(2026, 11, 19)
    assert (rij.dossier_id, rij.ambtenaar_id, rij.voorstel_id, rij.lijkt_op) == (
        None,
        None,
        None,
        0,
    )
    assert not rij.is_signaal


@pytest.mark.parametrize(
    ("rollen", "wie"),
    [
        ([(APPEL, Schoolrol.VERVANGER), (PEER, Schoolrol.VAST)], "P. Peer"),
        ([(APPEL, Schoolrol.VERVANGER)], "M. Appel"),
        ([], ""),
    ],
)
def test_the_schools_own_ambtenaar_is_proposed_else_the_deputy(
    team_sessie: Sessie, rollen: list[tuple[Ambtenaar, Schoolrol]], wie: str
) -> None:
    melding = zet_melding(team_sessie)
    assert melding.school_id is not None
    vastleggen.leg_vast(team_sessie, APPEL, PEER)
    for a, rol in rollen:
        vastleggen.leg_vast(
            team_sessie,
            Schoolambtenaar(
                school_id=melding.school_id, ambtenaar_id=a.id, rol=rol, van=date(2026, 8, 1)
            ),
        )
    (rij,) = meldingen.lijst(team_sessie, VANDAAG)
    assert rij.voorstel == wie


def test_who_has_the_dossier_goes_before_the_school(team_sessie: Sessie) -> None:
    _, leerling, school = zet_dossier(team_sessie)
    vastleggen.leg_vast(team_sessie, APPEL, een_melding(leerling, school_id=school.id))
    vastleggen.leg_vast(
        team_sessie,
        Schoolambtenaar(school_id=school.id, ambtenaar_id=APPEL.id, van=date(2026, 8, 1)),
    )
    (rij,) = meldingen.lijst(team_sessie, VANDAAG)
    assert rij.voorstel == "S. de Wit"


def test_opening_gives_the_dossier_to_whom_the_melding_was_given(team_sessie: Sessie) -> None:
    melding = zet_melding(team_sessie)
    vastleggen.leg_vast(team_sessie, APPEL)
    meldingen.wijs_toe(team_sessie, [melding.id], APPEL.id)
    (rij,) = meldingen.lijst(team_sessie, VANDAAG)
    assert rij.ambtenaar == "M. Appel"
    dossier_id, wijziging = meldingen.in_behandeling(team_sessie, melding.id)
    (behandelaar,) = team_sessie.lees(Behandelaar, dossier_id=dossier_id)
    assert behandelaar.ambtenaar_id == APPEL.id
    assert meldingen.lijst(team_sessie, VANDAAG) == []
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert [r.melding.id for r in meldingen.lijst(team_sessie, VANDAAG)] == [melding.id]
    assert team_sessie.lees(Dossier) == []


def test_assessing_opens_a_dossier_and_records_the_answer_with_its_track(
    team_sessie: Sessie,
) -> None:
    melding = zet_melding(team_sessie)
    vragen = {v.soort: v for v in meldingen.vragen_bij(team_sessie, melding, VANDAAG)}
    assert next(iter(vragen)) == "beoordeeld"
    assert "gesprek" in vragen["beoordeeld"].antwoorden
    dossier_id, wijziging = meldingen.beoordeel(team_sessie, melding.id, "beoordeeld", "gesprek")
    (gebeurtenis,) = team_sessie.lees(Gebeurtenis, dossier_id=dossier_id)
    assert (gebeurtenis.soort, gebeurtenis.uitkomst) == ("beoordeeld", "gesprek")
    assert gebeurtenis.spoor == f"route_16_uur:{melding.id}"
    assert statussen(team_sessie, melding) == [Meldingstatus.IN_BEHANDELING]
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert team_sessie.lees(Gebeurtenis) == []
    assert len(meldingen.lijst(team_sessie, VANDAAG)) == 1


def test_the_kind_of_a_signal_stands_once_when_it_is_what_was_judged(
    team_sessie: Sessie,
) -> None:
    melding = zet_melding(
        team_sessie, soort=Verzuimsoort.KENMERK, bron=Meldingbron.OUDER, kenmerk="zorg_ouder"
    )
    meldingen.beoordeel(team_sessie, melding.id, "kenmerk", "zorg_school")
    (gebeurtenis,) = team_sessie.lees(Gebeurtenis)
    assert gebeurtenis.uitkomst == "zorg_school"


def test_an_answer_that_the_rules_do_not_know_lands_nowhere(team_sessie: Sessie) -> None:
    melding = zet_melding(team_sessie)
    with pytest.raises(InvoerFout):
        meldingen.beoordeel(team_sessie, melding.id, "beoordeeld", "iets")
    assert team_sessie.lees(Dossier) == []
    assert statussen(team_sessie, melding) == []


def test_overig_asks_for_the_jeugdarts_first(team_sessie: Sessie) -> None:
    melding = zet_melding(team_sessie, soort=Verzuimsoort.OVERIG)
    soorten = [v.soort for v in meldingen.vragen_bij(team_sessie, melding, VANDAAG)]
    assert soorten[0] == "jeugdarts_betrokken"
    assert "beoordeeld" in soorten


def test_a_screening_beside_the_route_is_asked_after_it(team_sessie: Sessie) -> None:
    eigen = lees_tekst("protocollen", "routes.toml")
    deel = eigen.index('code = "screening"')
    aan = eigen[:deel] + eigen[deel:].replace("aan = false", "aan = true", 1)
    vastleggen.leg_vast(
        team_sessie, TeamProtocol(code="routes", geldig_vanaf=date(2026, 8, 1), toml=aan)
    )
    melding = zet_melding(team_sessie)
    soorten = [v.soort for v in meldingen.vragen_bij(team_sessie, melding, VANDAAG)]
    assert soorten.index("beoordeeld") < soorten.index("gescreend")


def test_closing_asks_a_reason_and_keeps_a_short_remark(team_sessie: Sessie) -> None:
    melding = zet_melding(team_sessie)
    with pytest.raises(InvoerFout):
        meldingen.sluit_af(team_sessie, melding.id, " ")
    with pytest.raises(InvoerFout) as fout:
        meldingen.sluit_af(team_sessie, melding.id, "Anders", "x" * 81)
    assert fout.value.veld == "opmerking"
    assert statussen(team_sessie, melding) == []
    wijziging = meldingen.sluit_af(team_sessie, melding.id, "Anders", "Belt zelf met school.")
    (status,) = team_sessie.lees(MeldingStatus, melding_id=melding.id)
    assert (status.status, status.reden_afsluiten, status.opmerking, status.datum) == (
        Meldingstatus.AFGESLOTEN,
        "Anders",
        "Belt zelf met school.",
        VANDAAG,
    )
    with pytest.raises(KnownError, match="al beslist"):
        meldingen.ter_kennisgeving(team_sessie, melding.id)
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert len(meldingen.lijst(team_sessie, VANDAAG)) == 1


def test_what_a_change_touches_is_all_that_is_read_anew(team_sessie: Sessie) -> None:
    """After every change the list that was followed reads as the one read from nothing."""
    een, twee = een_leerling(bsn=""), een_leerling(achternaam="Twee", bsn="")
    a, b, c = een_melding(een), een_melding(twee), een_melding(twee, melddatum=date(2026, 11, 9))
    with team_sessie.schrijf() as tx:
        tx.maak_veel([een, twee, a, b])
    ik = team_sessie.ambtenaar_id
    rijen = meldingen.lijst(team_sessie, VANDAAG)
    for doe in (
        lambda: vastleggen.leg_vast(team_sessie, c),
        lambda: meldingen.wijs_toe(team_sessie, [b.id], ik),
        lambda: meldingen.ter_kennisgeving(team_sessie, [a.id]),
        lambda: meldingen.in_behandeling(team_sessie, b.id, ik)[1],  # c now has a dossier too
        lambda: vastleggen.trek_in(team_sessie, team_sessie.lees_een(Melding, c.id)),
    ):
        wijziging = doe()
        nu = meldingen.ververs(team_sessie, wijziging, VANDAAG, rijen)
        assert nu == meldingen.lijst(team_sessie, VANDAAG)
        assert len(nu) == meldingen.aantal_nieuw(team_sessie, VANDAAG)
        rijen = nu
    terug = vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert meldingen.ververs(team_sessie, terug, VANDAAG, rijen) == meldingen.lijst(
        team_sessie, VANDAAG
    )
    nieuw = vastleggen.leg_vast(team_sessie, een_leerling(achternaam="Drie", bsn=""))
    assert meldingen.ververs(team_sessie, nieuw, VANDAAG, rijen) is None


def test_several_at_once_are_all_or_nothing(team_sessie: Sessie) -> None:
    melding = zet_melding(team_sessie)
    leerling = een_leerling(bsn="999909253", achternaam="Eik")
    ander = een_melding(leerling)
    vastleggen.leg_vast(team_sessie, leerling, ander)
    meldingen.ter_kennisgeving(team_sessie, ander.id)
    with pytest.raises(KnownError):
        meldingen.ter_kennisgeving(team_sessie, [melding.id, ander.id])
    assert statussen(team_sessie, melding) == []


def test_a_signal_keeps_its_kind_and_is_no_melding(team_sessie: Sessie) -> None:
    soorten = meldingen.kenmerken(team_sessie, VANDAAG)
    assert soorten["zorg_ouder"] == "een ouder maakt zich zorgen"
    melding = zet_melding(
        team_sessie, soort=Verzuimsoort.KENMERK, bron=Meldingbron.OUDER, kenmerk="zorg_ouder"
    )
    (rij,) = meldingen.lijst(team_sessie, VANDAAG)
    assert rij.is_signaal
    dossier_id, _ = meldingen.in_behandeling(team_sessie, melding.id)
    (gebeurtenis,) = team_sessie.lees(Gebeurtenis, dossier_id=dossier_id)
    assert (gebeurtenis.soort, gebeurtenis.uitkomst) == ("kenmerk", "zorg_ouder")


def test_what_is_known(team_sessie: Sessie) -> None:
    dossier, leerling, school = zet_dossier(team_sessie)
    zus = een_leerling(
        bsn="", onderwijsnummer="", roepnaam="Ayla", geboortedatum=date(2014, 1, 2),
        postcode="7300aa",
    )  # fmt: skip
    eerder = een_melding(leerling, melddatum=date(2026, 9, 10), school_id=school.id)
    vorig_jaar = een_melding(leerling, melddatum=date(2026, 6, 1))
    signaal = een_melding(
        leerling, soort=Verzuimsoort.KENMERK, bron=Meldingbron.SCHOOL, melddatum=date(2026, 10, 1)
    )
    melding = een_melding(leerling, melddatum=date(2026, 11, 16), dossier_id=dossier.id)
    gesprek = Contact(dossier_id=dossier.id, datum=date(2026, 10, 5), notitie="Gebeld.")
    vastleggen.leg_vast(team_sessie, zus, eerder, vorig_jaar, signaal, melding, gesprek)
    meldingen.sluit_af(team_sessie, eerder.id, "Anders")
    bekend = meldingen.wat_bekend_is(team_sessie, melding, VANDAAG)
    assert bekend.leeftijd == 15
    assert [d.id for d in bekend.dossiers] == [dossier.id]
    assert [e.status for e in bekend.eerder] == [
        "wacht nog",
        "afgesloten: Anders",
        "wacht nog",
    ]
    # Since 1 August 2026: one melding, and the signal counts apart.
    assert (bekend.meldingen, bekend.signalen) == (1, 1)
    assert [(g.naam, g.leeftijd) for g in bekend.gezin] == [("Iepenlaan, Ayla", 12)]
    assert bekend.notities_dicht == ""
    assert [c.notitie for c in bekend.contacten] == ["Gebeld."]
    assert bekend.inschrijvingen[0][1] == "Het Fictieve Lyceum"


def test_notes_are_not_shown_where_they_are_closed(team_sessie: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    melding = een_melding(leerling, soort=Verzuimsoort.OVERIG, melddatum=date(2026, 11, 16))
    vastleggen.leg_vast(
        team_sessie, melding, Contact(dossier_id=dossier.id, datum=date(2026, 10, 5))
    )
    bekend = meldingen.wat_bekend_is(team_sessie, melding, VANDAAG)
    assert bekend.notities_dicht
    assert [c.notitie for c in bekend.contacten] == [""]


def test_candidates_say_who_it_could_be(team_sessie: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    nieuw = een_leerling(achternaam="Iepenlaen", bsn="", onderwijsnummer="100000009")
    tweeling = een_leerling(roepnaam="Ayla", voornamen="Ayla", bsn="999909253")
    vastleggen.leg_vast(team_sessie, nieuw, tweeling, een_melding(nieuw))
    (kandidaat,) = kandidaten(team_sessie, nieuw)
    assert kandidaat.leerling.id == leerling.id
    assert kandidaat.dossier_id == dossier.id
    (rij,) = meldingen.lijst(team_sessie, VANDAAG)
    assert rij.lijkt_op == 1
    ((blijft, weg, _),) = dubbelen(team_sessie)
    assert (blijft.id, weg.id) == (leerling.id, nieuw.id)
