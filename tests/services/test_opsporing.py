"""Tests of the sealed file as services use it: rights, facts, log, BOA-termijn, checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.fouten import InvoerFout, KnownError, RechtFout, VersieConflict
from app.domain.mensen import Rol
from app.domain.opsporing import (
    Adviesaan,
    Adviesuitkomst,
    Adviesvraag,
    Haltuitslag,
    Haltverwijzing,
    ProcesVerbaal,
    Verdachte,
)
from app.domain.sporen import Boatermijn
from app.services import boatermijn, caseload, dossierbeeld, logboek, mensen, opsporing
from app.services.opsporingstoegang import Toegang, toegang
from app.services.verzamelen import verzamel
from db import controle, opsporingsbestand, verbinding
from db.opsporingsbestand import OPSPORING
from tests.conftest import VANDAAG, klok
from tests.services.conftest import GEHEIM

EIND = date(2026, 12, 9)


def reken(datum):
    return lambda _sessie, _dossier_id: datum


def acties(sessie, *, actie=""):
    return [r.wat for r in opsporing.logboek_opsporing(sessie, actie=actie)]


# --- the facts ------------------------------------------------------------------------------


def test_the_first_sealed_fact_makes_the_file_for_every_boa(team):
    assert not team.zegelpad.exists()
    assert toegang(team.een) is Toegang.GEEN_BESTAND
    assert opsporing.lees_opsporing(team.een) == {}
    feit = team.verhoor()
    wijziging = opsporing.bewaar(team.een, feit, reken=reken(None))
    assert team.zegelpad.exists()
    assert wijziging.dossier_ids == {team.dossier.id}
    assert opsporing.lees_opsporing(team.een, [team.dossier.id]) == {team.dossier.id: (feit,)}
    twee = team.log_in(team.twee)
    assert opsporing.lees_opsporing(twee, [team.dossier.id]) == {team.dossier.id: (feit,)}


def test_facts_of_every_kind_come_back_by_date_and_only_of_the_dossiers_asked(team):
    een = team.verhoor(uitgenodigd=date(2026, 11, 12))
    twee = team.verhoor(uitgenodigd=date(2026, 11, 9), gehouden=date(2026, 11, 17), verslag=GEHEIM)
    halt = Haltverwijzing(dossier_id=team.dossier.id, datum=date(2026, 11, 13), uren=18.5)
    advies = Adviesvraag(
        dossier_id=team.dossier.id, aan=Adviesaan.RAAD, gevraagd=date(2026, 11, 12)
    )
    pv = ProcesVerbaal(
        dossier_id=team.dossier.id, verdachte=Verdachte.LEERLING, opgemaakt=date(2026, 11, 18)
    )
    for feit in (een, twee, halt, advies, pv):
        opsporing.bewaar(team.een, feit, reken=reken(None))
    assert opsporing.lees_opsporing(team.een) == {team.dossier.id: (twee, een, halt, advies, pv)}
    assert opsporing.lees_opsporing(team.een, ["elders"]) == {}


def test_correct_withdraw_undo_and_history(team):
    feit = team.verhoor()
    opsporing.bewaar(team.een, feit, reken=reken(None))
    gehouden = replace(feit, gehouden=date(2026, 11, 17), cautie=True)
    wijziging = opsporing.wijzig(team.een, gehouden, reken=reken(None))
    with pytest.raises(VersieConflict):
        opsporing.wijzig(team.een, replace(feit, raadsman=True), reken=reken(None))
    nu = replace(gehouden, versie=2)
    assert opsporing.lees_opsporing(team.een)[team.dossier.id] == (nu,)
    regels = opsporing.geschiedenis(team.een, nu)
    assert [(r.actie, r.wie) for r in regels] == [("wijzig", "S. de Wit"), ("maak", "S. de Wit")]
    assert regels[0].velden["gehouden"] == (None, date(2026, 11, 17))
    opsporing.maak_ongedaan(team.een, wijziging, reken=reken(None))
    assert opsporing.lees_opsporing(team.een)[team.dossier.id][0].gehouden is None
    opsporing.trek_in(team.een, replace(feit, versie=3), reken=reken(None))
    assert opsporing.lees_opsporing(team.een) == {}
    assert opsporing.geschiedenis(team.een, feit)[0].actie == "trek_in"


def test_a_sealed_fact_stays_in_its_dossier_and_a_team_fact_does_not_come_in(team):
    feit = team.verhoor()
    opsporing.bewaar(team.een, feit, reken=reken(None))
    with pytest.raises(KnownError):
        opsporing.wijzig(team.een, replace(feit, dossier_id="elders"), reken=reken(None))
    with pytest.raises(TypeError):
        opsporing.bewaar(team.een, team.ouder)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gehouden": date(2026, 11, 9)}, "gehouden"),
        ({"verdachte": Verdachte.LEERLING}, "ouder_id"),
        ({"ouder_id": "iemand anders"}, "ouder_id"),
        ({"cautie": True}, "gehouden"),
        ({"verzuim_van": date(2029, 3, 9), "uitgenodigd": date(2029, 3, 12)}, "verdachte"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_lands(team, anders, veld):
    with pytest.raises(InvoerFout) as fout:
        opsporing.bewaar(team.een, team.verhoor(**anders), reken=reken(None))
    assert fout.value.veld == veld
    assert opsporing.lees_opsporing(team.een) == {}


# --- rights ---------------------------------------------------------------------------------


def test_others_are_refused_in_one_sentence_and_see_none(team):
    opsporing.bewaar(team.een, team.verhoor(verslag="", gehouden=None), reken=reken(EIND))
    for wie in (team.leider, team.ander):
        sessie = team.log_in(wie)
        assert not opsporing.is_boa(sessie)
        assert toegang(sessie) is Toegang.GEEN_BOA
        for poging in (
            lambda s=sessie: opsporing.lees_opsporing(s, [team.dossier.id]),
            lambda s=sessie: opsporing.bewaar(s, team.verhoor()),
            lambda s=sessie: opsporing.wijzig(s, team.verhoor()),
            lambda s=sessie: opsporing.trek_in(s, team.verhoor()),
            lambda s=sessie: opsporing.geschiedenis(s, team.verhoor()),
            lambda s=sessie: opsporing.logboek_opsporing(s),
            lambda s=sessie: opsporing.wezen(s),
            lambda s=sessie: opsporing.open_opsporing(s),
        ):
            with pytest.raises(RechtFout, match="alleen te zien voor een BOA"):
                poging()
        feiten = verzamel(sessie)[team.dossier.id]
        assert feiten.opsporing is None
        assert [b.datum for b in feiten.boatermijnen] == [EIND]


def test_a_boa_gets_the_sealed_facts_with_the_dossiers(team):
    assert verzamel(team.een)[team.dossier.id].opsporing == ()
    feit = team.verhoor()
    opsporing.bewaar(team.een, feit, reken=reken(None))
    assert verzamel(team.een)[team.dossier.id].opsporing == (feit,)
    assert verzamel(team.een, [team.dossier.id])[team.dossier.id].opsporing == (feit,)
    achtergrond = team.een.nog_een()
    assert verzamel(achtergrond)[team.dossier.id].opsporing == (feit,)
    rijen = caseload.Caseload(achtergrond).laad(VANDAAG)
    assert [r.dossier_id for r in rijen] == [team.dossier.id]
    achtergrond.sluit()


def test_without_the_right_to_write_the_file_stays_shut(team):
    opsporing.bewaar(team.een, team.verhoor(), reken=reken(None))
    lezer = team.log_in(team.twee)
    lezer.v.sluit()
    lezer.v = verbinding.open_(team.pad, team.een.v.sleutel, alleen_lezen=True)
    assert toegang(lezer) is Toegang.ALLEEN_LEZEN
    with pytest.raises(KnownError, match="ook kijken wordt vastgelegd"):
        opsporing.lees_opsporing(lezer)
    with pytest.raises(KnownError, match="schrijfrecht"):
        opsporing.bewaar(lezer, team.verhoor())
    assert verzamel(lezer)[team.dossier.id].opsporing is None


def test_on_a_share_the_sealed_file_has_the_journal_of_the_team_file(team):
    schrijver = team.log_in(team.twee)
    schrijver.v.sluit()
    schrijver.v = verbinding.open_(team.pad, team.een.v.sleutel, journaal="wal")
    schrijver.v.journaal = "delete"
    opsporing.bewaar(schrijver, team.verhoor(), reken=reken(None))
    with opsporing.open_opsporing(schrijver) as w:
        assert w.waarde("PRAGMA journal_mode") == "delete"
    with opsporing.open_opsporing(team.een) as w:
        assert w.waarde("PRAGMA journal_mode") == "wal"


# --- log of reading -------------------------------------------------------------------------


def test_reading_combining_and_opening_are_logged_in_the_sealed_file_alone(team):
    opsporing.bewaar(team.een, team.verhoor(), reken=reken(None))
    twee = team.log_in(team.twee)
    voor = team.een.v.waarde("SELECT count(*) FROM audit WHERE actie <> 'raadpleeg'")
    verzamel(twee)
    verzamel(twee)
    dossierbeeld.open_dossier(twee, team.dossier.id, VANDAAG)
    regels = opsporing.logboek_opsporing(twee)
    assert [(r.wie, r.wat) for r in regels] == [
        ("T. Twee", "dossier geopend"),
        ("T. Twee", "met het teambestand samen gelezen"),
        ("S. de Wit", "verhoor vastgelegd"),
    ]
    assert regels[0].dossiernummer == team.dossier.dossiernummer
    assert acties(twee, actie="combineer") == ["met het teambestand samen gelezen"]
    na = team.een.v.waarde("SELECT count(*) FROM audit WHERE actie <> 'raadpleeg'")
    assert na == voor


def test_the_head_of_the_sealed_chain_is_noted_and_a_cut_off_tail_is_seen(team):
    feit = team.verhoor()
    opsporing.bewaar(team.een, feit, reken=reken(None))
    kopie = team.zegelpad.read_bytes()  # nobody has it open
    opsporing.trek_in(team.een, feit, reken=reken(None))
    rapport, tekst = opsporing.controleer(team.een)
    assert rapport.fouten == ()
    assert tekst == "Opsporingsbestand: 2 vastleggingen nagekeken."
    team.zegelpad.write_bytes(kopie)
    rapport, _ = opsporing.controleer(team.een)
    assert [f for f in rapport.fouten if "einde ontbreekt" in f]
    assert any(f.startswith("Opsporingsbestand: ") for f in logboek.controleer(team.een).fouten)


def test_a_sealed_fact_changed_beside_the_program_is_found(team):
    opsporing.bewaar(team.een, team.verhoor(), reken=reken(None))
    with opsporing.open_opsporing(team.een) as w:
        w.conn.execute("UPDATE verhoor SET versie = 2, raadsman = 1")
        fouten = controle.controleer(w).fouten
    assert [f for f in fouten if "verhoor" in f]


def test_others_read_that_it_is_sealed_and_everybody_that_it_is_gone(team):
    assert opsporing.controleer(team.een) == (None, "")
    opsporing.bewaar(team.een, team.verhoor(), reken=reken(None))
    ander = team.log_in(team.ander)
    assert "verzegeld" in logboek.controleer(ander).opmerking
    assert logboek.controleer(ander).fouten == ()
    team.zegelpad.unlink()
    assert "staat niet meer naast" in logboek.controleer(ander).fouten[0]
    assert toegang(team.een) is Toegang.ONTBREEKT
    with pytest.raises(KnownError, match="staat niet meer naast"):
        opsporing.bewaar(team.een, team.verhoor())
    assert verzamel(team.een)[team.dossier.id].opsporing is None


# --- BOA-termijn ----------------------------------------------------------------------------


def test_the_team_file_says_only_the_date_and_keeps_what_was_known_then(team):
    feit = team.verhoor()
    wijziging = opsporing.bewaar(team.een, feit, reken=reken(EIND))
    assert wijziging.soorten == {"verhoor", "boatermijn"}
    (eerste,) = team.een.lees(Boatermijn)
    assert (eerste.van, eerste.datum, eerste.vervallen) == (VANDAAG, EIND, None)
    team.een._klok = lambda: klok() + timedelta(days=7)
    opsporing.wijzig(team.een, replace(feit, raadsman=True), reken=reken(date(2027, 1, 4)))
    oud, nieuw = sorted(team.een.lees(Boatermijn), key=lambda b: b.van)
    assert (oud.datum, oud.vervallen) == (EIND, date(2026, 11, 25))
    assert (nieuw.van, nieuw.datum) == (date(2026, 11, 25), date(2027, 1, 4))
    opsporing.trek_in(team.een, replace(feit, versie=2, raadsman=True), reken=reken(None))
    assert [b for b in team.een.lees(Boatermijn) if b.vervallen is None] == []
    assert opsporing.werk_boatermijn_bij(team.een, team.dossier.id, None).delen == ()


def test_died_between_the_two_transactions_the_next_login_catches_up(team):
    def knal(_sessie, _dossier_id):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opsporing.bewaar(team.een, team.verhoor(), reken=knal)
    assert team.een.lees(Boatermijn) == []
    with opsporing.open_opsporing(team.een) as w:
        assert opsporingsbestand.te_doen(w) == (team.dossier.id,)
    ander = team.log_in(team.ander)
    assert opsporing.bij_inloggen(ander, reken=reken(EIND)).bijgewerkt == 0
    uitkomst = opsporing.bij_inloggen(team.log_in(team.twee), reken=reken(EIND))
    assert uitkomst.bijgewerkt == 1
    assert [b.datum for b in team.een.lees(Boatermijn)] == [EIND]
    with opsporing.open_opsporing(team.een) as w:
        assert opsporingsbestand.te_doen(w) == ()


def test_a_team_file_that_refuses_leaves_the_sealed_fact_and_is_caught_up_with(team, monkeypatch):
    def dicht(*_args):
        raise KnownError("Het teambestand is bezet.")

    with monkeypatch.context() as m:
        m.setattr(boatermijn, "werk_boatermijn_bij", dicht)
        wijziging = opsporing.bewaar(team.een, team.verhoor(), reken=reken(EIND))
    assert wijziging.soorten == {"verhoor"}
    assert boatermijn.haal_in(team.een, reken=reken(EIND)) == (team.dossier.id,)
    assert boatermijn.haal_in(team.een, reken=reken(EIND)) == ()


def test_the_date_moves_on_by_itself_at_a_login(team):
    opsporing.bewaar(team.een, team.verhoor(), reken=reken(EIND))
    assert opsporing.bij_inloggen(team.een, reken=reken(EIND)).bijgewerkt == 0
    assert opsporing.bij_inloggen(team.een, reken=reken(VANDAAG)).bijgewerkt == 1


# --- facts without a dossier ----------------------------------------------------------------


def test_sealed_facts_whose_dossier_is_gone_are_shown_as_such(team):
    feit = team.verhoor()
    opsporing.bewaar(team.een, feit, reken=reken(None))
    assert opsporing.wezen(team.een) == {}
    with team.een.schrijf() as tx:
        for soort, feit_id in team.een.v.rijen(
            "SELECT soort, feit_id FROM audit WHERE actie = 'maak' AND dossier_id = ? "
            "ORDER BY nr DESC",
            (team.dossier.id,),
        ):
            from app.domain.feitsoorten import PER_CODE

            tx.trek_in(PER_CODE[soort], feit_id, 1)
    assert opsporing.wezen(team.een) == {team.dossier.id: (feit,)}
    assert opsporing.bij_inloggen(team.een, reken=reken(EIND)).bijgewerkt == 0
    with pytest.raises(KnownError, match="dossier is er niet meer"):
        opsporing.bewaar(team.een, team.verhoor(), reken=reken(None))


# --- the rules on the facts -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("feit", "veld"),
    [
        (Adviesvraag(dossier_id="d", aan=Adviesaan.ARTS, gevraagd=date(2026, 11, 2),
                     ontvangen=date(2026, 11, 1)), "ontvangen"),
        (Adviesvraag(dossier_id="d", aan=Adviesaan.ARTS, gevraagd=date(2026, 11, 2),
                     uitkomst=Adviesuitkomst.AFGERADEN), "ontvangen"),
        (Haltverwijzing(dossier_id="d", datum=date(2026, 11, 2), retour=date(2026, 11, 1),
                        uitslag=Haltuitslag.MISLUKT), "retour"),
        (Haltverwijzing(dossier_id="d", datum=date(2026, 11, 2), retour=date(2026, 11, 9)),
         "uitslag"),
        (ProcesVerbaal(dossier_id="d", verdachte=Verdachte.LEERLING, opgemaakt=date(2026, 11, 2),
                       ingestuurd=date(2026, 11, 1)), "ingestuurd"),
        (ProcesVerbaal(dossier_id="d", verdachte=Verdachte.LEERLING, opgemaakt=date(2026, 11, 2),
                       ingestuurd=date(2026, 11, 9), zitting=date(2026, 11, 8)), "zitting"),
        (ProcesVerbaal(dossier_id="d", verdachte=Verdachte.LEERLING, opgemaakt=date(2026, 11, 2),
                       zitting=date(2026, 12, 9), uitspraak=date(2026, 12, 8)), "uitspraak"),
        (ProcesVerbaal(dossier_id="d", verdachte=Verdachte.OUDER, opgemaakt=date(2026, 11, 2)),
         "ouder_id"),
    ],
)  # fmt: skip
def test_dates_in_order_and_what_belongs_together(feit, veld):
    from app.domain.keuring import keur

    with pytest.raises(InvoerFout) as fout:
        keur(feit, VANDAAG)
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("dag", "mag"),
    [
        (date(2023, 3, 8), False),  # the day before the 12th birthday (born 9 March 2011)
        (date(2023, 3, 9), True),
        (date(2029, 3, 8), True),
        (date(2029, 3, 9), False),  # the 18th birthday
    ],
)
def test_halt_is_for_12_to_18(team, dag, mag):
    feit = Haltverwijzing(dossier_id=team.dossier.id, datum=dag)
    if mag:
        opsporing.bewaar(team.een, feit, reken=reken(None))
    else:
        with pytest.raises(InvoerFout, match="12 tot 18"):
            opsporing.bewaar(team.een, feit, reken=reken(None))


@pytest.mark.parametrize(("dag", "mag"), [(date(2023, 3, 8), False), (date(2023, 3, 9), True)])
def test_a_leerling_under_12_is_no_verdachte(team, dag, mag):
    feit = team.verhoor(verdachte=Verdachte.LEERLING, ouder_id=None, uitgenodigd=dag)
    if mag:
        opsporing.bewaar(team.een, feit, reken=reken(None))
    else:
        with pytest.raises(InvoerFout, match="jonger dan 12"):
            opsporing.bewaar(team.een, feit, reken=reken(None))


def test_an_ouder_answers_for_absence_before_the_18th_birthday_also_after_it(team):
    """The absence of the dossier began on 23 September 2026; the leerling is 18 in March 2029."""
    laat = team.verhoor(uitgenodigd=date(2029, 4, 2))
    opsporing.bewaar(team.een, laat, reken=reken(None))
    voor = replace(team.verhoor(), uitgenodigd=date(2029, 4, 2), verzuim_van=date(2029, 3, 8))
    opsporing.bewaar(team.een, voor, reken=reken(None))
    na = replace(team.verhoor(), uitgenodigd=date(2029, 4, 2), verzuim_van=date(2029, 3, 9))
    with pytest.raises(InvoerFout, match="18e verjaardag"):
        opsporing.bewaar(team.een, na, reken=reken(None))


def test_schema_version_of_the_sealed_file_is_refused_when_newer(team):
    opsporing.bewaar(team.een, team.verhoor(), reken=reken(None))
    with opsporing.open_opsporing(team.een) as w:
        assert w.waarde("PRAGMA user_version") == OPSPORING.versie()
        w.conn.execute(f"PRAGMA user_version = {OPSPORING.versie() + 1}")
    with pytest.raises(KnownError, match="nieuwere versie"):
        opsporing.lees_opsporing(team.een)
    assert verzamel(team.een)[team.dossier.id].opsporing is None


def test_a_boa_who_is_administratie_is_a_boa_still(team):
    """The right is the seal's, whatever the role (decisions, Keys and people)."""
    mensen.wijzig(team.een, replace(team.twee, rol=Rol.ADMINISTRATIE))
    opsporing.bewaar(team.log_in(team.twee), team.verhoor(), reken=reken(None))


def test_the_rules_give_the_date_that_others_see(team):
    """The pv is handed in within 1 maand after the first verhoor: 9 November → 9 December 2026.

    Aanwijzing strafrechtelijke aanpak schoolverzuim (wet-en-praktijk 13). Without a melding in
    the dossier the 2 maanden after it do not count.
    """
    verhoor = team.verhoor(uitgenodigd=date(2026, 11, 2), gehouden=date(2026, 11, 9))
    opsporing.bewaar(team.een, verhoor)
    assert [b.datum for b in team.een.lees(Boatermijn)] == [date(2026, 12, 9)]
    assert verzamel(team.log_in(team.ander))[team.dossier.id].opsporing is None
