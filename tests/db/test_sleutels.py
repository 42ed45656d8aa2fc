"""Tests of logging in, people and passwords on the keys file."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.fouten import InvoerFout, KnownError
from db import sleutelbestand, sleuteljson, sleutels
from db.noodsleutel import nieuwe_noodsleutel
from db.sleutels import Kosten
from db.zegels import nieuw_paar

GOEDKOOP = Kosten(rondes=1, geheugen_kib=64, banen=1)
WW = "groene-fiets-42"


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "team.kantelpunt"


@pytest.fixture
def bos(pad):
    bos, _ = sleutels.maak_sleutelbestand(pad, "a", "Anna de Wit", WW, kosten=GOEDKOOP)
    return bos


def test_login_gives_the_key_of_the_file(pad, bos):
    uit = sleutels.ontgrendel(pad, WW)
    assert uit.sleutel == bos.sleutel
    assert len(uit.sleutel) == 32
    assert (uit.persoon_id, uit.naam, uit.tijdelijk) == ("a", "Anna de Wit", False)
    assert uit.prive == bos.prive


def test_no_secret_in_keys_file_or_repr(pad, bos):
    tekst = sleutelbestand.sleutelpad(pad).read_text()
    assert WW not in tekst
    for geheim in (bos.sleutel, bos.prive):
        assert geheim.hex() not in tekst
        assert sleuteljson._b64(geheim) not in tekst
        assert repr(geheim) not in repr(bos)


@pytest.mark.parametrize("gebruiker", ["", "a", "Anna de Wit", "anna DE wit", "Anna", "wit"])
def test_wrong_password_says_what_still_can_be_done(pad, bos, gebruiker):
    with pytest.raises(InvoerFout) as fout:
        sleutels.ontgrendel(pad, "heel iets anders", gebruiker)
    assert fout.value.tekst == "Dit wachtwoord klopt niet."
    assert "andere ambtenaar kan u opnieuw toevoegen" in fout.value.doe
    assert "noodsleutel uit de kluis" in fout.value.doe


@pytest.mark.parametrize("gebruiker", ["b", "BEN", "ben van dongen", "dongen", "Ben  van Dongen"])
def test_person_is_found_by_id_name_or_word_of_the_name(pad, bos, gebruiker):
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Ben van Dongen", "start-woord-1")
    assert sleutels.ontgrendel(pad, "start-woord-1", gebruiker).persoon_id == "b"
    assert sleutels.zoek_persoon(pad, gebruiker) == "b"


def test_diacritics_do_not_matter_in_the_name(pad, bos):
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "c", "Zoë Çelik", "start-woord-1")
    assert sleutels.ontgrendel(pad, "start-woord-1", "zoe celik").persoon_id == "c"


def test_ambiguous_or_unknown_name_is_refused(pad, bos):
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Anna Bakker", "start-woord-1")
    with pytest.raises(InvoerFout, match="meer mensen met deze naam"):
        sleutels.ontgrendel(pad, WW, "Anna")
    with pytest.raises(InvoerFout, match="staat niet in het teambestand"):
        sleutels.ontgrendel(pad, WW, "Annabel")


def test_password_of_two_people_asks_for_the_name(pad, bos):
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Ben", WW)
    with pytest.raises(InvoerFout, match="meer dan één persoon"):
        sleutels.ontgrendel(pad, WW)
    assert sleutels.ontgrendel(pad, WW, "Ben").persoon_id == "b"
    assert sleutels.ontgrendel(pad, WW, "Anna").persoon_id == "a"


def test_one_guess_costs_one_argon2_when_the_person_is_named(pad, bos, monkeypatch):
    for nummer in range(3):
        sleutels.voeg_persoon_toe(pad, bos.sleutel, f"p{nummer}", f"Persoon{nummer}", "start-woord")
    from db import sleutelwerk

    echt, keren = sleutelwerk.wachtwoordsleutel, []
    monkeypatch.setattr(sleutelwerk, "wachtwoordsleutel", lambda *a: (keren.append(1), echt(*a))[1])
    sleutels.ontgrendel(pad, WW, "a")
    assert len(keren) == 1
    assert sleutels.controleer_wachtwoord(pad, "a", WW)
    assert not sleutels.controleer_wachtwoord(pad, "a", "nee")
    assert len(keren) == 3


def test_added_person_must_choose_an_own_password_and_does(pad, bos):
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Ben", "start-woord-1")
    assert sleutels.ontgrendel(pad, "start-woord-1").tijdelijk
    with pytest.raises(InvoerFout) as fout:
        sleutels.wijzig_wachtwoord(pad, "b", "niet-dat", "eigen-woord-1")
    assert fout.value.veld == "oud"
    sleutels.wijzig_wachtwoord(pad, "b", "start-woord-1", "eigen-woord-1")
    uit = sleutels.ontgrendel(pad, "eigen-woord-1")
    assert (uit.sleutel, uit.tijdelijk) == (bos.sleutel, False)
    with pytest.raises(InvoerFout, match="klopt niet"):
        sleutels.ontgrendel(pad, "start-woord-1")


@pytest.mark.parametrize("kort", ["", "1234567", "       7"])
def test_short_password_is_refused_everywhere(pad, bos, kort):
    for poging in (
        lambda: sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Ben", kort),
        lambda: sleutels.wijzig_wachtwoord(pad, "a", WW, kort),
        lambda: sleutels.maak_sleutelbestand(pad.with_name("x.kantelpunt"), "a", "A", kort),
    ):
        with pytest.raises(InvoerFout, match="ten minste 8 tekens"):
            poging()
    assert len(sleutels.namen(pad)) == 1


def test_same_password_again_is_refused(pad, bos):
    with pytest.raises(InvoerFout, match="gelijk aan het oude"):
        sleutels.wijzig_wachtwoord(pad, "a", WW, WW)


def test_names_are_listed_by_name(pad, bos):
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "z", "aad", "start-woord-1")
    assert sleutels.namen(pad) == [("z", "aad"), ("a", "Anna de Wit")]
    sleutels.hernoem_persoon(pad, "z", "Zacharias")
    assert sleutels.namen(pad) == [("a", "Anna de Wit"), ("z", "Zacharias")]
    assert sleutels.namen(pad.with_name("niets.kantelpunt")) == []


def test_keys_file_is_not_overwritten(pad, bos):
    with pytest.raises(KnownError, match="al een sleutelbestand"):
        sleutels.maak_sleutelbestand(pad, "x", "X", WW, kosten=GOEDKOOP)


# --- noodsleutel --------------------------------------------------------------------------------


def test_noodsleutel_opens_and_other_words_do_not(pad):
    bos, nood = sleutels.maak_sleutelbestand(pad, "a", "Anna", WW, kosten=GOEDKOOP)
    uit = sleutels.open_met_noodsleutel(pad, nood.qr_tekst)
    assert (uit.sleutel, uit.persoon_id) == (bos.sleutel, "")
    with pytest.raises(InvoerFout, match="hoort niet bij dit teambestand"):
        sleutels.open_met_noodsleutel(pad, nieuwe_noodsleutel().qr_tekst)


def test_new_noodsleutel_replaces_the_old_one(pad):
    bos, oud = sleutels.maak_sleutelbestand(pad, "a", "Anna", WW, kosten=GOEDKOOP)
    nieuw = sleutels.vernieuw_noodsleutel(pad, bos.sleutel)
    assert sleutels.open_met_noodsleutel(pad, nieuw.qr_tekst).sleutel == bos.sleutel
    with pytest.raises(InvoerFout, match="hoort niet bij"):
        sleutels.open_met_noodsleutel(pad, oud.qr_tekst)
    assert sleutels.ontgrendel(pad, WW).sleutel == bos.sleutel


# --- damage and tampering -------------------------------------------------------------------------


def bewerk(pad: Path, verander) -> None:
    plek = sleutelbestand.sleutelpad(pad)
    ruw = json.loads(plek.read_text())
    verander(ruw)
    plek.write_text(json.dumps(ruw))


def test_stranger_who_swaps_a_public_key_is_found_out(pad, bos):
    """Else the next re-keying would seal the new key to the stranger."""
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Ben", "start-woord-1")
    vreemd = sleuteljson._b64(nieuw_paar()[1])
    bewerk(pad, lambda ruw: ruw["personen"][1].update(publiek=vreemd))
    with pytest.raises(KnownError, match="buiten Kantelpunt om veranderd"):
        sleutels.ontgrendel(pad, WW, "a")
    with pytest.raises(KnownError, match="buiten Kantelpunt om veranderd"):
        sleutels.voeg_persoon_toe(pad, bos.sleutel, "c", "Cor", "start-woord-1")


@pytest.mark.parametrize(
    "verander",
    [
        lambda ruw: ruw.update(noodsleutel=sleuteljson._b64(nieuw_paar()[1])),
        lambda ruw: ruw["argon2id"].update(rondes=2),
        lambda ruw: ruw["sleutels"][0].update(bewijs=sleuteljson._b64(bytes(32))),
    ],
)
def test_other_tampering_is_found_out_too(pad, bos, verander):
    bewerk(pad, verander)
    with pytest.raises(KnownError, match="buiten Kantelpunt om veranderd"):
        sleutels.ontgrendel(pad, WW)


def test_seal_of_another_person_is_of_no_use(pad, bos):
    sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Ben", "start-woord-1")

    def ruil(ruw):
        zegels = ruw["sleutels"][0]["zegels"]
        zegels["a"], zegels["b"] = zegels["b"], zegels["a"]

    bewerk(pad, ruil)
    with pytest.raises(KnownError):
        sleutels.ontgrendel(pad, WW, "a")


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"{}", b"geen json", b'{"soort":"iets"}', b"[1,2]", b"\xff\xfe\x00", b"null",
     b'{"soort":"kantelpunt-sleutels","versie":1}'],
)  # fmt: skip
def test_damaged_keys_file_says_so(pad, bos, inhoud):
    sleutelbestand.kopiepad(pad).unlink()
    sleutelbestand.sleutelpad(pad).write_bytes(inhoud)
    pad.touch()
    with pytest.raises(KnownError, match="sleutelbestand is beschadigd"):
        sleutels.ontgrendel(pad, WW)


@pytest.mark.parametrize(
    "verander",
    [
        lambda r: r["personen"][0].update(prive="AAAA"),
        lambda r: r["personen"][0]["argon2id"].update(kib=1 << 40),
        lambda r: r["personen"].clear(),
        lambda r: r["personen"].append(r["personen"][0]),
        lambda r: r["sleutels"].clear(),
        lambda r: r["sleutels"][0].pop("zegels"),
        lambda r: r.pop("noodsleutel"),
    ],
)
def test_keys_file_with_impossible_content_is_damaged(pad, bos, verander):
    bewerk(pad, verander)
    with pytest.raises(KnownError, match="sleutelbestand is beschadigd"):
        sleutelbestand.lees(pad)


def test_newer_keys_file_is_left_alone(pad, bos):
    bewerk(pad, lambda ruw: ruw.update(versie=sleutelbestand.VERSIE + 1))
    voor = sleutelbestand.sleutelpad(pad).read_bytes()
    with pytest.raises(KnownError, match="nieuwere versie"):
        sleutels.ontgrendel(pad, WW)
    assert sleutelbestand.sleutelpad(pad).read_bytes() == voor


def test_missing_team_file_and_keys_file_say_so(tmp_path):
    with pytest.raises(KnownError, match="Dit teambestand bestaat niet"):
        sleutels.ontgrendel(tmp_path / "niets.kantelpunt", WW)
    (tmp_path / "kaal.kantelpunt").touch()
    with pytest.raises(KnownError, match="ontbreekt") as fout:
        sleutels.ontgrendel(tmp_path / "kaal.kantelpunt", WW)
    assert "reservekopie" in fout.value.doe


# --- the file itself ----------------------------------------------------------------------------


def test_json_round_trip_is_exact(pad, bos):
    bestand = sleutelbestand.lees(pad)
    tekst = sleutelbestand.naar_json(bestand)
    assert sleutelbestand.uit_json(tekst) == bestand
    assert sleutelbestand.naar_json(sleutelbestand.uit_json(tekst)) == tekst


def test_failed_write_leaves_the_old_file_and_no_scraps(pad, bos, monkeypatch):
    voor = sleutelbestand.sleutelpad(pad).read_bytes()

    def vol(_fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sleutelbestand.os, "fsync", vol)
    with pytest.raises(KnownError, match="kon niet worden bewaard"):
        sleutels.voeg_persoon_toe(pad, bos.sleutel, "b", "Ben", "start-woord-1")
    assert sleutelbestand.sleutelpad(pad).read_bytes() == voor
    assert [p for p in pad.parent.iterdir() if p.name.endswith(".deel")] == []


def test_two_programs_adding_people_lose_nobody(pad, bos):
    """Threads stand for programs here; the lock is exclusive within a process too."""
    fouten = []

    def voeg(nummer):
        try:
            sleutels.voeg_persoon_toe(pad, bos.sleutel, f"p{nummer}", f"P{nummer}", "start-woord")
        except Exception as fout:
            fouten.append(fout)

    draden = [threading.Thread(target=voeg, args=(n,)) for n in range(8)]
    for d in draden:
        d.start()
    for d in draden:
        d.join()
    assert fouten == []
    assert {i for i, _ in sleutels.namen(pad)} == {"a", *(f"p{n}" for n in range(8))}
    assert sleutels.ontgrendel(pad, "start-woord", "p7").sleutel == bos.sleutel
    assert sleutelbestand.lees(pad).volgnummer == 9


# --- head of the audit chain --------------------------------------------------------------------


def test_head_is_noted_and_never_goes_back(pad, bos):
    assert sleutels.lees_kop(pad) is None
    sleutels.bewaar_kop(pad, (3, "aa"))
    assert sleutels.lees_kop(pad) == sleutels.Kop(3, "aa")
    sleutels.bewaar_kop(pad, (2, "bb"))
    assert sleutels.lees_kop(pad) == sleutels.Kop(3, "aa")
    sleutels.bewaar_kop(pad, sleutels.Kop(7, "cc"))
    assert sleutels.lees_kop(pad) == sleutels.Kop(7, "cc")


def test_head_does_not_touch_the_copy_or_the_number(pad, bos):
    kopie = sleutelbestand.kopiepad(pad).read_bytes()
    sleutels.bewaar_kop(pad, (3, b"\xaa"))
    assert sleutels.lees_kop(pad) == sleutels.Kop(3, "aa")
    assert sleutelbestand.lees(pad).volgnummer == 1
    assert sleutelbestand.kopiepad(pad).read_bytes() == kopie


def test_head_of_before_a_restore_is_dropped(pad, bos):
    """Another program had a head in hand when a backup was put back."""
    from db import kopwachter

    sleutels.bewaar_kop(pad, (10, "aa"))
    kopwachter.schrijf_alles()
    with kopwachter._slot:
        kopwachter._wachtend[pad, False] = sleutels.Kop(12, "bb")
    sleutelbestand.wijzig(  # what the other program's kopwachter.zet does
        pad, lambda b: replace(b, kop=sleutels.Kop(5, "cc"), keten=b.keten + 1)
    )
    assert sleutels.lees_kop(pad) == sleutels.Kop(5, "cc")
    sleutels.bewaar_kop(pad, (6, "dd"))
    assert sleutels.lees_kop(pad) == sleutels.Kop(6, "dd")


def test_head_of_a_vanished_file_disturbs_nobody(tmp_path):
    sleutels.bewaar_kop(tmp_path / "weg" / "x.kantelpunt", (1, "aa"))
