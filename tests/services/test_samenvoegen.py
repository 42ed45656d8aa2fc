"""Two records of one leerling become one, and are parted again."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling, Ouder, Samenvoeging
from app.domain.verzuim import Melding
from app.services import vastleggen
from app.services.meldingen import samenvoegen, uitelkaar
from app.services.sessie import Sessie
from app.services.uitwisseling import exporteer, importeer
from db import audit
from tests.conftest import VANDAAG
from tests.fabriek import een_leerling, een_melding, een_ouder, zet_dossier

NUMMER = "100000009"


def zet_ander(sessie: Sessie, **anders: object) -> tuple[Leerling, Melding]:
    """Write the same child once more, under an onderwijsnummer, with a melding and an ouder."""
    ander = een_leerling(
        achternaam="Iepenlaen", bsn="", onderwijsnummer=NUMMER, telefoon="0612345678", **anders
    )
    melding = een_melding(ander)
    vastleggen.leg_vast(sessie, ander, melding, een_ouder(ander, voorletters="B."))
    return ander, melding


def foto(sessie: Sessie) -> dict[str, object]:
    """Give what matters of every fact, without versions."""
    return {
        f.id: dataclasses.replace(f, versie=1)
        for soort in (Leerling, Ouder, Melding, Dossier)
        for f in sessie.lees(soort)
    }


def test_all_that_hangs_on_the_other_moves_and_numbers_come_along(team_sessie: Sessie) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander, melding = zet_ander(team_sessie)
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    (over,) = team_sessie.lees(Leerling)
    assert (over.id, over.achternaam, over.bsn) == (leerling.id, "Iepenlaan", leerling.bsn)
    assert (over.onderwijsnummer, over.telefoon) == (NUMMER, "0612345678")
    assert team_sessie.lees_een(Melding, melding.id).leerling_id == leerling.id
    assert len(team_sessie.lees(Ouder, leerling_id=leerling.id)) == 2
    (samen,) = samenvoegen.samenvoegingen(team_sessie, leerling.id)
    assert (samen.ander_id, samen.datum) == (ander.id, VANDAAG)
    assert samenvoegen.naam_van(samen) == "Iepenlaen, Emre"
    assert audit.controleer(team_sessie.v).fouten == ()


def test_undo_and_parting_both_give_back_what_there_was(team_sessie: Sessie) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander, _ = zet_ander(team_sessie)
    voor = foto(team_sessie)
    wijziging = samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert foto(team_sessie) == voor
    assert team_sessie.lees(Samenvoeging) == []
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    (samen,) = team_sessie.lees(Samenvoeging)
    uitelkaar.splits(team_sessie, samen.id)
    assert foto(team_sessie) == voor
    assert team_sessie.lees(Samenvoeging) == []
    assert audit.controleer(team_sessie.v).fouten == ()


def test_what_was_recorded_or_corrected_since_stays(team_sessie: Sessie) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander, melding = zet_ander(team_sessie)
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    hier = team_sessie.lees_een(Leerling, leerling.id)
    nieuw = een_melding(hier, melddatum=date(2026, 11, 17))
    vastleggen.wijzig(team_sessie, dataclasses.replace(hier, telefoon="0687654321"))
    vastleggen.leg_vast(team_sessie, nieuw)
    (samen,) = team_sessie.lees(Samenvoeging)
    uitelkaar.splits(team_sessie, samen.id)
    assert team_sessie.lees_een(Leerling, leerling.id).telefoon == "0687654321"
    assert team_sessie.lees_een(Leerling, leerling.id).onderwijsnummer == ""
    assert team_sessie.lees_een(Leerling, ander.id).telefoon == "0612345678"
    assert team_sessie.lees_een(Melding, melding.id).leerling_id == ander.id
    assert team_sessie.lees_een(Melding, nieuw.id).leerling_id == leerling.id


def test_two_open_dossiers_ask_which_one_goes_on(team_sessie: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    ander, _ = zet_ander(team_sessie)
    tweede = Dossier(leerling_id=ander.id, dossiernummer="2026-0002", geopend=date(2026, 11, 2))
    vastleggen.leg_vast(team_sessie, tweede)
    voor = foto(team_sessie)
    with pytest.raises(KnownError, match="2026-0001 en 2026-0002"):
        samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    assert foto(team_sessie) == voor
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id, houd_open=tweede.id)
    dicht = team_sessie.lees_een(Dossier, dossier.id)
    assert (dicht.gesloten, dicht.sluitreden) == (VANDAAG, Sluitreden.ANDERS)
    assert team_sessie.lees_een(Dossier, tweede.id).leerling_id == leerling.id
    (samen,) = team_sessie.lees(Samenvoeging)
    uitelkaar.splits(team_sessie, samen.id)
    assert foto(team_sessie) == voor


@pytest.mark.parametrize("anders", [{"bsn": "999909253"}, {"onderwijsnummer": "100000014"}])
def test_two_numbers_are_two_people(team_sessie: Sessie, anders: dict[str, str]) -> None:
    hier = een_leerling(onderwijsnummer=NUMMER)
    daar = een_leerling(**{"bsn": "", "onderwijsnummer": "", **anders})
    vastleggen.leg_vast(team_sessie, hier, daar)
    with pytest.raises(KnownError, match="twee leerlingen"):
        samenvoegen.voeg_samen(team_sessie, hier.id, daar.id)
    with pytest.raises(KnownError, match="al dezelfde"):
        samenvoegen.voeg_samen(team_sessie, hier.id, hier.id)
    assert len(team_sessie.lees(Leerling)) == 2


def test_they_can_be_parted_in_another_team_file_too(team_sessie, nieuw_team, tmp_path) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander, melding = zet_ander(team_sessie)
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    daar = nieuw_team()
    assert importeer(daar, exporteer(team_sessie, tmp_path / "uit")).exitcode == 0
    (samen,) = daar.lees(Samenvoeging)
    uitelkaar.splits(daar, samen.id)
    assert {le.id for le in daar.lees(Leerling)} == {leerling.id, ander.id}
    assert daar.lees_een(Melding, melding.id).leerling_id == ander.id


def test_a_loose_melding_can_be_given_to_another_leerling(team_sessie: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    _, melding = zet_ander(team_sessie)
    samenvoegen.hang_om(team_sessie, Melding, melding.id, leerling.id)
    assert team_sessie.lees_een(Melding, melding.id).leerling_id == leerling.id
    vast = een_melding(leerling, dossier_id=dossier.id, melddatum=date(2026, 11, 17))
    vastleggen.leg_vast(team_sessie, vast)
    with pytest.raises(KnownError, match="al in een dossier"):
        samenvoegen.hang_om(team_sessie, Melding, vast.id, leerling.id)


def test_what_stands_in_a_dossier_goes_with_that_dossier(team_sessie: Sessie) -> None:
    """A dossier is about one leerling: so is everything in it, whenever it was recorded."""
    dossier, leerling, _ = zet_dossier(team_sessie)
    ander, los = zet_ander(team_sessie)
    oud = Dossier(
        leerling_id=ander.id,
        dossiernummer="2025-0009",
        geopend=date(2025, 11, 3),
        gesloten=date(2025, 12, 1),
        sluitreden=Sluitreden.HERSTELD,
    )
    vastleggen.leg_vast(team_sessie, oud)
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    hier = team_sessie.lees_een(Leerling, leerling.id)
    erna = een_melding(hier, melddatum=date(2025, 11, 10), dossier_id=oud.id)
    vastleggen.leg_vast(team_sessie, erna)
    nu = team_sessie.lees_een(Melding, los.id)
    vastleggen.wijzig(team_sessie, dataclasses.replace(nu, dossier_id=dossier.id))
    (samen,) = team_sessie.lees(Samenvoeging)
    voor = foto(team_sessie)
    beeld = uitelkaar.bekijk(team_sessie, samen.id)
    assert foto(team_sessie) == voor  # looking changes nothing
    assert (beeld.hier, beeld.ander) == ("Iepenlaan, Emre", "Iepenlaen, Emre")
    assert beeld.terug == (("Ouder", 1), ("Melding", 1))
    assert beeld.mee == (("Melding", 1),)
    assert beeld.komt_los == (("Melding", 1),)
    assert beeld.dossiers == ("2025-0009",)
    assert (beeld.heropend, beeld.verdwenen, beeld.bezwaar) == ((), 0, "")
    wijziging = uitelkaar.splits(team_sessie, samen.id)
    assert team_sessie.lees_een(Melding, erna.id).leerling_id == ander.id
    terug = team_sessie.lees_een(Melding, los.id)
    assert (terug.leerling_id, terug.dossier_id) == (ander.id, None)
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert foto(team_sessie) == voor
    assert audit.controleer(team_sessie.v).fouten == ()


def test_why_they_cannot_be_parted_is_said_before(team_sessie: Sessie) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander, _ = zet_ander(team_sessie)
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    hier = team_sessie.lees_een(Leerling, leerling.id)
    vastleggen.wijzig(team_sessie, dataclasses.replace(hier, onderwijsnummer=""))
    vastleggen.leg_vast(
        team_sessie, een_leerling(achternaam="Beukenlaan", bsn="", onderwijsnummer=NUMMER)
    )
    (samen,) = team_sessie.lees(Samenvoeging)
    bezwaar = uitelkaar.bekijk(team_sessie, samen.id).bezwaar
    assert bezwaar == "Een andere leerling heeft nu dit onderwijsnummer: Beukenlaan, Emre."
    with pytest.raises(KnownError, match="Beukenlaan"):
        uitelkaar.splits(team_sessie, samen.id)
    assert len(team_sessie.lees(Leerling)) == 2
