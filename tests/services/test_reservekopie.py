"""Tests of putting a backup back: people of today, kills, and what is recorded."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.mensen import Ambtenaar, Rol
from app.services import instellingen, mensen, reservekopie
from app.services.sessie import Sessie, log_in, maak_team
from db import sleutelbestand, sleutelkopie, sleutels
from db.audit import controleer
from tests.conftest import GOEDKOOP, WACHTWOORD, klok
from tests.hard import helpers

START = "start-woord-77"


def namen(sessie: Sessie) -> dict[str, date | None]:
    return {a.naam: a.uit_dienst for a in sessie.lees(Ambtenaar)}


def zet_naam(sessie: Sessie, waarde: str) -> None:
    instellingen.bewaar(sessie, replace(instellingen.lees(sessie), teamnaam=waarde))


def teamnaam(sessie: Sessie) -> str:
    return instellingen.lees(sessie).teamnaam


def test_backup_goes_to_the_folder_set_in_beheer(team_sessie, tmp_path):
    assert reservekopie.map_van(team_sessie).name == "modelstad.kantelpunt-reservekopieen"
    eigen = tmp_path / "elders"
    instellingen.bewaar(
        team_sessie, replace(instellingen.lees(team_sessie), reservekopie_map=str(eigen))
    )
    with pytest.raises(KnownError, match="map voor reservekopieën"):
        reservekopie.maak(team_sessie)
    eigen.mkdir()
    kopie = reservekopie.maak(team_sessie)
    assert kopie.pad.parent == eigen
    assert reservekopie.lijst(team_sessie) == [kopie]
    assert reservekopie.controleer(team_sessie, kopie.pad).fouten == ()


def test_due_at_the_first_save_of_a_day_and_at_closing_after_a_change(team_sessie):
    assert reservekopie.is_nodig(team_sessie)
    reservekopie.maak(team_sessie)
    assert not reservekopie.is_nodig(team_sessie)
    assert not reservekopie.is_nodig(team_sessie, bij_sluiten=True)
    zet_naam(team_sessie, "Anders")
    assert not reservekopie.is_nodig(team_sessie), "there is one of today"
    assert reservekopie.is_nodig(team_sessie, bij_sluiten=True)
    team_sessie._klok = lambda: klok() + timedelta(days=1)
    assert reservekopie.is_nodig(team_sessie)


def test_job_runs_beside_the_window(team_sessie):
    opdracht = reservekopie.opdracht(team_sessie)
    uit = []
    draad = threading.Thread(target=lambda: uit.append(opdracht.voer_uit()))
    draad.start()
    zet_naam(team_sessie, "Intussen")
    draad.join()
    assert uit[0].pad.exists()


def test_restore_with_a_person_added_since_and_one_removed_since(team_sessie):
    """The acceptance case: Cor came since, Ben left since (and was re-keyed out)."""
    eigen = team_sessie.ambtenaar_id
    ben = mensen.voeg_toe(team_sessie, "Ben", Rol.ADMINISTRATIE, False, "ben-woord-77")
    zet_naam(team_sessie, "Van toen")
    kopie = reservekopie.maak(team_sessie)
    toen_sleutel = team_sessie.v.sleutel

    cor = mensen.voeg_toe(team_sessie, "Cor", Rol.LEERPLICHTAMBTENAAR, True, "cor-woord-77")
    mensen.verwijder(team_sessie, ben.id)
    mensen.wijzig(team_sessie, replace(team_sessie.ambtenaar, functie="hoofd"))
    zet_naam(team_sessie, "Van nu")
    assert team_sessie.v.sleutel != toen_sleutel
    oude_kop = reservekopie.kopieen.lees_kop_uit(team_sessie.v)

    stappen: list[float] = []
    uitkomst = reservekopie.zet_terug(team_sessie, kopie.pad, voortgang=stappen.append)

    assert teamnaam(team_sessie) == "Van toen"
    assert namen(team_sessie) == {
        "S. de Wit": None,
        "Ben": team_sessie.vandaag(),
        "Cor": None,
    }
    assert team_sessie.ambtenaar.functie == "hoofd"
    assert team_sessie.lees_een(Ambtenaar, cor.id).boa
    assert (uitkomst.toegevoegd, uitkomst.vertrokken, uitkomst.bijgewerkt) == (1, 1, 1)
    assert stappen == sorted(stappen)
    assert stappen[-1] == 1.0

    # Everybody's access is that of today.
    log_in(team_sessie.pad, "cor-woord-77", "Cor", klok=klok).sluit()
    log_in(team_sessie.pad, WACHTWOORD, eigen, klok=klok).sluit()
    with pytest.raises(InvoerFout):
        log_in(team_sessie.pad, "ben-woord-77", "Ben", klok=klok)
    with pytest.raises(InvoerFout):
        log_in(team_sessie.pad, "ben-woord-77", klok=klok)

    # The chain is whole, its new head is noted, and the restore is in it.
    kop = sleutels.lees_kop(team_sessie.pad)
    assert kop == uitkomst.kop
    assert controleer(team_sessie.v, (kop.aantal, kop.hash)).fouten == ()
    rij = team_sessie.v.rijen(
        "SELECT a.ambtenaar_id, a.feit_id, w.waarden FROM audit a JOIN audit_waarde w USING (nr) "
        "WHERE a.actie = 'beheer' AND w.waarden LIKE '%teruggezet%'"
    )
    assert len(rij) == 1
    assert rij[0][:2] == (eigen, kopie.pad.name)
    assert oude_kop.hash in rij[0][2]
    binnen = sleutelkopie.lees(team_sessie.v)
    assert binnen is not None
    assert binnen.personen == sleutelbestand.lees(team_sessie.pad).personen

    # What was there is in the safety net, under today's key.
    terug = reservekopie.zet_terug(team_sessie, uitkomst.vangnet.pad)
    assert teamnaam(team_sessie) == "Van nu"
    assert (terug.toegevoegd, terug.vertrokken, terug.bijgewerkt) == (0, 0, 0)
    assert controleer(team_sessie.v).fouten == ()
    assert [p.name for p in reservekopie.map_van(team_sessie).glob("*.terugzetten*")] == []


def test_open_windows_see_the_restored_content_and_go_on(team_sessie, opnieuw):
    zet_naam(team_sessie, "Van toen")
    kopie = reservekopie.maak(team_sessie)
    ander = opnieuw()
    zet_naam(ander, "Van nu")
    voor = ander.v.data_version()
    reservekopie.zet_terug(team_sessie, kopie.pad)
    assert ander.v.data_version() != voor
    ander.vergeet()
    assert teamnaam(ander) == "Van toen"
    zet_naam(ander, "Daarna")
    assert teamnaam(team_sessie) == "Daarna"
    assert controleer(team_sessie.v).fouten == ()
    kop = sleutels.lees_kop(team_sessie.pad)
    assert controleer(ander.v, (kop.aantal, kop.hash)).fouten == ()


def test_only_a_teamleider_restores(team_sessie):
    kopie = reservekopie.maak(team_sessie)
    mensen.voeg_toe(team_sessie, "Ben", Rol.LEERPLICHTAMBTENAAR, False, START)
    ben = log_in(team_sessie.pad, START, "Ben", klok=klok)
    with pytest.raises(RechtFout):
        reservekopie.zet_terug(ben, kopie.pad)
    ben.sluit()


def test_withdrawn_ambtenaar_comes_back_as_gone(team_sessie):
    """Withdrawn since the backup: facts of then may still name him."""
    with team_sessie.schrijf() as tx:
        fout = tx.maak(Ambtenaar(naam="Typefout", rol=Rol.ADMINISTRATIE))
    kopie = reservekopie.maak(team_sessie)
    with team_sessie.schrijf() as tx:
        tx.trek_in(Ambtenaar, fout.id, 1)
    uitkomst = reservekopie.zet_terug(team_sessie, kopie.pad)
    assert namen(team_sessie) == {"S. de Wit": None, "Typefout": team_sessie.vandaag()}
    assert uitkomst.vertrokken == 1


@pytest.mark.parametrize("plek", [100, 5000, 60000])
def test_damaged_backup_changes_nothing(team_sessie, plek):
    kopie = reservekopie.maak(team_sessie)
    zet_naam(team_sessie, "Van nu")
    inhoud = bytearray(kopie.pad.read_bytes())
    inhoud[plek] ^= 0xFF
    kopie.pad.write_bytes(bytes(inhoud))
    try:
        assert reservekopie.controleer(team_sessie, kopie.pad).fouten
    except KnownError:
        assert plek == 100, "only a damaged first page keeps the file shut"
    with pytest.raises(KnownError):
        reservekopie.zet_terug(team_sessie, kopie.pad)
    assert teamnaam(team_sessie) == "Van nu"
    kop = sleutels.lees_kop(team_sessie.pad)
    assert controleer(team_sessie.v, (kop.aantal, kop.hash)).fouten == ()


def test_cut_off_backup_is_found_by_its_noted_head(team_sessie):
    """An older backup under the name and head of a newer one."""
    oud = reservekopie.maak(team_sessie)
    zet_naam(team_sessie, "Nieuwer")
    nieuw = reservekopie.maak(team_sessie)
    nieuw.pad.write_bytes(oud.pad.read_bytes())
    rapport = reservekopie.controleer(team_sessie, nieuw.pad)
    assert any("einde ontbreekt" in fout for fout in rapport.fouten)


def test_backup_of_another_team_is_refused_or_asks_for_its_password(team_sessie, tmp_path):
    vreemd, _ = maak_team(
        tmp_path / "vreemd.kantelpunt", naam="X", wachtwoord=START, klok=klok, kosten=GOEDKOOP
    )
    kopie = reservekopie.maak(vreemd)
    vreemd.sluit()
    with pytest.raises(reservekopie.AndereSleutel, match="andere sleutel"):
        reservekopie.zet_terug(team_sessie, kopie.pad)
    with pytest.raises(InvoerFout):
        reservekopie.zet_terug(team_sessie, kopie.pad, wachtwoord=START)


def test_backup_with_forgotten_key_opens_with_the_password_of_then(team_sessie):
    """The keys file was rebuilt without archive; the own seal in the backup still opens it."""
    zet_naam(team_sessie, "Van toen")
    ben = mensen.voeg_toe(team_sessie, "Ben", Rol.ADMINISTRATIE, False, START)
    kopie = reservekopie.maak(team_sessie)
    mensen.verwijder(team_sessie, ben.id)
    sleutelbestand.wijzig(team_sessie.pad, lambda b: replace(b, archief={}))
    with pytest.raises(reservekopie.AndereSleutel):
        reservekopie.zet_terug(team_sessie, kopie.pad)
    zet_naam(team_sessie, "Van nu")
    reservekopie.zet_terug(team_sessie, kopie.pad, wachtwoord=WACHTWOORD)
    assert teamnaam(team_sessie) == "Van toen"


def test_restore_into_a_new_place_from_the_backup_alone(team_sessie, tmp_path):
    """The computer is gone, the backup folder is left: open the copy as a team file."""
    zet_naam(team_sessie, "Van toen")
    kopie = reservekopie.maak(team_sessie)
    sessie = log_in(kopie.pad, WACHTWOORD, klok=klok)
    assert teamnaam(sessie) == "Van toen"
    zet_naam(sessie, "Verder hier")
    assert controleer(sessie.v).fouten == ()
    sessie.sluit()


# --- killed while restoring -----------------------------------------------------------------


def test_killed_at_any_moment_of_a_restore_the_file_is_old_or_new(tmp_path):
    """A real process is killed at growing moments; both ends of the range must occur."""
    pad = tmp_path / "team.kantelpunt"
    sessie, _ = maak_team(pad, naam="S. de Wit", wachtwoord=WACHTWOORD, klok=klok, kosten=GOEDKOOP)
    with sessie.schrijf() as tx:
        tx.maak_veel(Ambtenaar(naam=f"{n} {'x' * 300}", rol=Rol.ADMINISTRATIE) for n in range(1500))
    zet_naam(sessie, "Van toen")
    kopie = reservekopie.maak(sessie)
    zet_naam(sessie, "Van nu")
    sessie.sluit()
    gezien = set()
    for wacht in (0.0, 0.01, 0.03, 0.06, 0.1, None):
        proces = helpers.start("terugzetter.py", pad, WACHTWOORD, kopie.pad)
        helpers.lees_tot(proces, "storten")
        if wacht is None:
            helpers.lees_tot(proces, "klaar")
            helpers.sluit(proces)
        else:
            time.sleep(wacht)
            helpers.dood(proces)
        na = log_in(pad, WACHTWOORD, klok=klok)
        kop = sleutels.lees_kop(pad)
        rapport = controleer(na.v, (kop.aantal, kop.hash) if kop else None)
        assert rapport.fouten == ()
        gezien.add(teamnaam(na))
        if teamnaam(na) == "Van toen":
            zet_naam(na, "Van nu")
        na.sluit()
    assert gezien == {"Van toen", "Van nu"}
