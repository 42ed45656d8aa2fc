"""The proces-verbaal: its checklist with each point shut in turn, its page, and laying it down.

Golden texts stand in tests/golden; KANTELPUNT_GOUD=1 writes them anew. Today is Wednesday 18
November 2026. Dates by hand: melding of 4 November + 2 maanden = 4 January 2027; verhoor of 16
November + 1 maand = 16 December.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.cli.opdrachten import voer_uit
from app.domain.dossiers import Dossier, Sluitreden
from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.handelen import Interventie, Interventiesoort
from app.domain.mensen import Ambtenaar, Leerling
from app.domain.opsporing import (
    Adviesaan,
    Adviesuitkomst,
    Adviesvraag,
    Ambtswoord,
    Haltverwijzing,
    Opsporingsstuk,
    Overtreding,
    ProcesVerbaal,
    Pvconcept,
    Tekening,
    Verdachte,
    Verhoor,
)
from app.domain.plicht import Plichtsoort
from app.domain.scholen import Inschrijving
from app.domain.strafbaarfeit import strafbaar_feit
from app.domain.verzuim import Melding, Periodesoort, Verzuimperiode
from app.services import opsporing, pvmaken, vastleggen
from app.services.opsporingsbrieven import lees_stuk
from app.services.opsporingszaak import van_concept
from app.services.pvlijst import Aard, controlelijst, ontbreekt
from app.services.sessie import Sessie, maak_team
from app.services.uitwisseling import exporteer_opsporing, importeer_opsporing
from tests.conftest import GOEDKOOP, VANDAAG, WACHTWOORD, klok
from tests.documents.papier import ongemerkt, paginateksten, rollen, tekst
from tests.fabriek import BSN
from tests.services.briefpersonen import veel_verzuim
from tests.services.conftest import START
from tests.services.opsporingspapier import GOUD, boateam

TEKST = "Verdachte kende de plicht. De hulp die werd aangeboden, is niet aangenomen."


def vul(sessie: Sessie, d: str, wie: str = "moeder", **anders: Any) -> Pvconcept:
    """Record all that a proces-verbaal about `wie` asks, and give a draft that is complete."""
    c = pvmaken.nieuw_concept(sessie, d, VANDAAG, wie)
    for feit in (
        Verhoor(
            dossier_id=d,
            verdachte=c.verdachte,
            ouder_id=c.ouder_id,
            uitgenodigd=date(2026, 11, 9),
            gehouden=date(2026, 11, 16),
            cautie=True,
            raadsman=True,
            verslag="Ik weet dat het niet mag.\nHet gaat nu beter.",
            plaats="Modelstad",
            getekend=Tekening.GETEKEND,
        ),
        Adviesvraag(
            dossier_id=d,
            aan=Adviesaan.RAAD,
            wie="Raad Modelland",
            gevraagd=date(2026, 11, 9),
            ontvangen=date(2026, 11, 16),
            uitkomst=Adviesuitkomst.GEEN_BEZWAAR,
        ),
    ):
        opsporing.bewaar(sessie, feit)
    with sessie.schrijf() as tx:
        for soort in (Interventiesoort.WAARSCHUWING, Interventiesoort.HULP):
            tx.maak(Interventie(dossier_id=d, stap="1", datum=date(2026, 10, 19), soort=soort))
    velden: dict[str, Any] = {
        "geboren": date(1980, 5, 2) if c.ouder_id else None,
        "geboorteplaats": "Elders",
        "ambtswoord": Ambtswoord.EED,
        "overweging": TEKST,
        "bijlagen": pvmaken.voorstel_bijlagen(sessie, c, VANDAAG),
    }
    return replace(c, **velden | anders)


@pytest.fixture(scope="module")
def kant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sessie, str, Pvconcept]]:
    """One team with a case of the mother that is complete; a test changes it only in memory."""
    pad = tmp_path_factory.mktemp("pv") / "x.kantelpunt"
    sessie, _ = maak_team(
        pad, naam="S. de Wit", wachtwoord=WACHTWOORD, boa=True, klok=klok, kosten=GOEDKOOP
    )
    d = boateam(sessie, "apart")
    yield sessie, d, vul(sessie, d)
    sessie.sluit()


Anders = Callable[[Any], Any]


def zonder(soort: type) -> Anders:
    """Take all facts of a sealed kind away."""
    return lambda f: replace(f, opsporing=tuple(x for x in f.opsporing if type(x) is not soort))


def verzegeld(soort: type, **velden: Any) -> Anders:
    """Change the sealed facts of a kind."""
    return lambda f: replace(
        f,
        opsporing=tuple(replace(x, **velden) if type(x) is soort else x for x in f.opsporing),
    )


def team(**velden: Any) -> Anders:
    """Give lists of team facts other contents."""
    return lambda f: replace(f, **velden)


def meldingen(**velden: Any) -> Anders:
    return lambda f: replace(f, meldingen=tuple(replace(m, **velden) for m in f.meldingen))


def geboren(dag: date) -> Anders:
    return lambda f: replace(f, leerling=replace(f.leerling, geboortedatum=dag))


def ziek(f: Any) -> Any:
    dag = Verzuimperiode(
        leerling_id=f.leerling.id,
        dossier_id=f.dossier.id,
        soort=Periodesoort.ZIEKTE,
        eerste_dag=date(2026, 10, 5),
        laatste_dag=date(2026, 10, 6),
    )
    return replace(f, perioden=(*f.perioden, dag))


def zonder_waarschuwing(f: Any) -> Any:
    rest = tuple(i for i in f.interventies if i.soort is not Interventiesoort.WAARSCHUWING)
    return replace(f, interventies=rest)


def zonder_hulp(f: Any) -> Any:
    rest = tuple(i for i in f.interventies if i.soort is not Interventiesoort.HULP)
    return replace(f, interventies=rest)


def kort_weg(f: Any) -> Any:
    """Leave one day of absence: too little to be beyond Halt."""
    (p,) = f.perioden
    return replace(f, perioden=(replace(p, laatste_dag=p.eerste_dag),))


GEEN: Anders = lambda f: f  # noqa: E731  the case as it is
LEERLING = {"verdachte": Verdachte.LEERLING, "ouder_id": None}
LUXE = {"overtreding": Overtreding.LUXE}
KORT = {"verzuim_van": date(2026, 11, 12), "verzuim_tot": date(2026, 11, 12)}

DICHT: list[tuple[str, Aard, dict[str, Any], Anders]] = [
    ("verdachte", Aard.WET, {"ouder_id": "iemand anders"}, GEEN),
    ("verdachte", Aard.WET, LEERLING, geboren(date(2014, 11, 19))),
    ("verdachte", Aard.WET, {}, geboren(date(2008, 9, 23))),
    ("artikel", Aard.WET, {"overtreding": Overtreding.ABSOLUUT, **LEERLING}, GEEN),
    ("artikel", Aard.WET, {}, geboren(date(2022, 11, 18))),
    ("wie_vervolgd", Aard.POORT, {**LUXE, **LEERLING}, GEEN),
    ("plicht_gelijk", Aard.POORT, {"verzuim_van": date(2026, 7, 15)}, geboren(date(2010, 3, 9))),
    ("geboren", Aard.GAT, {"geboren": None}, GEEN),
    ("geboorteplaats", Aard.GAT, {"geboorteplaats": ""}, GEEN),
    ("adres", Aard.GAT, {}, lambda f: replace(f, leerling=replace(f.leerling, straat=""))),
    ("verzuim_van", Aard.GAT, {"verzuim_van": None}, GEEN),
    ("verzuim_tot", Aard.GAT, {"verzuim_tot": None}, GEEN),
    ("pleegplaats", Aard.GAT, {"pleegplaats": ""}, GEEN),
    ("verzuim", Aard.GAT, {}, team(perioden=())),
    ("inschrijving", Aard.POORT, {}, team(inschrijvingen=())),
    ("inschrijving", Aard.POORT, {"overtreding": Overtreding.ABSOLUUT}, GEEN),
    ("melding", Aard.POORT, {}, team(meldingen=())),
    ("melding", Aard.POORT, {}, meldingen(melddatum=date(2026, 11, 17))),
    ("verhoor", Aard.POORT, {}, zonder(Verhoor)),
    ("cautie", Aard.POORT, {}, verzegeld(Verhoor, cautie=False)),
    ("raadsman", Aard.POORT, {}, verzegeld(Verhoor, raadsman=False)),
    ("verslag", Aard.GAT, {}, verzegeld(Verhoor, verslag="")),
    ("verhoor_plaats", Aard.GAT, {}, verzegeld(Verhoor, plaats="")),
    ("getekend", Aard.GAT, {}, verzegeld(Verhoor, getekend=None)),
    ("pv_advies_raad", Aard.POORT, {}, zonder(Adviesvraag)),
    ("pv_ziekte_uitgesloten", Aard.POORT, {}, ziek),
    ("waarschuwing", Aard.POORT, {}, zonder_waarschuwing),
    ("hulp", Aard.POORT, {}, zonder_hulp),
    ("halt", Aard.POORT, LEERLING, kort_weg),
    ("waarschuwing", Aard.POORT, {**LUXE, **KORT}, zonder_waarschuwing),
    ("mededeling", Aard.POORT, LUXE, GEEN),
    ("termijn_melding", Aard.POORT, {}, meldingen(melddatum=date(2026, 9, 17))),
    (
        "termijn_verhoor",
        Aard.POORT,
        {},
        verzegeld(Verhoor, uitgenodigd=date(2026, 10, 12), gehouden=date(2026, 10, 17)),
    ),
    ("school", Aard.GAT, {}, team(interventies=(), overleggen=())),
    ("leerplicht", Aard.GAT, {}, team(contacten=(), brieven=())),
    ("overweging", Aard.GAT, {"overweging": " "}, GEEN),
    ("bijlagen", Aard.GAT, {"bijlagen": ""}, GEEN),
    ("ambtswoord", Aard.GAT, {"ambtswoord": None}, GEEN),
]


def weeg(kant: tuple[Sessie, str, Pvconcept], velden: dict[str, Any], anders: Anders) -> Any:
    sessie, d, concept = kant
    feiten = anders(vastleggen.feiten_van(sessie, d))
    zaak = van_concept(sessie, replace(concept, **velden), VANDAAG, feiten)
    return controlelijst(sessie, zaak)


def test_a_case_that_is_complete_has_nothing_shut(kant: tuple[Sessie, str, Pvconcept]) -> None:
    punten = weeg(kant, {}, GEEN)
    assert ontbreekt(punten) == ()
    assert [p.code for p in punten if not p.in_orde] == ["kopie_raad"]
    termijn = {p.code: p.uitleg for p in punten if p.code.startswith("termijn")}
    assert termijn == {
        "termijn_melding": "Uiterlijk ma 4 jan 2027.",
        "termijn_verhoor": "Uiterlijk wo 16 dec 2026.",
    }
    assert len({p.code for p in punten}) == len(punten)
    for p in punten:
        assert p.bron
        assert p.doel is not None


@pytest.mark.parametrize(("code", "aard", "velden", "anders"), DICHT)
def test_each_point_shut_in_turn(
    kant: tuple[Sessie, str, Pvconcept],
    code: str,
    aard: Aard,
    velden: dict[str, Any],
    anders: Anders,
) -> None:
    """It is named, keeps the page a concept, and only a POORT opens by a reason."""
    punten = weeg(kant, velden, anders)
    punt = next(p for p in punten if p.code == code)
    assert (punt.in_orde, punt.aard) == (False, aard)
    assert punt.uitleg
    assert punt.doel is not None
    assert code in {p.code for p in ontbreekt(punten)}
    met_reden = weeg(kant, {**velden, "reden": "Besproken met de officier."}, anders)
    assert (code in {p.code for p in ontbreekt(met_reden)}) is (aard is not Aard.POORT)


def test_who_signs_must_have_a_number_and_a_place(kant: tuple[Sessie, str, Pvconcept]) -> None:
    from app.services import instellingen

    sessie, d, concept = kant
    zelf = sessie.lees_een(Ambtenaar, sessie.ambtenaar_id)
    inst = instellingen.lees(sessie)
    with sessie.schrijf() as tx:
        tx.wijzig(replace(zelf, boa_nummer=""))
    instellingen.bewaar(sessie, replace(inst, plaats=""))
    sessie.vergeet()
    try:
        beeld = pvmaken.bekijk(sessie, concept, VANDAAG)
        assert [p.code for p in beeld.mist] == ["boa_nummer", "standplaats"]
    finally:
        with sessie.schrijf() as tx:
            tx.wijzig(replace(sessie.lees_een(Ambtenaar, zelf.id), boa_nummer="123456"))
        instellingen.bewaar(sessie, inst)
        sessie.vergeet()
    assert d


@pytest.mark.parametrize(
    ("code", "velden", "anders"),
    [
        ("verhoor", {}, verzegeld(Verhoor, gehouden=None, niet_verschenen=True, cautie=False)),
        ("termijn_melding", {}, meldingen(melddatum=date(2026, 9, 18))),
        (
            "termijn_melding",
            {"akkoord_ovj": date(2026, 11, 10)},
            meldingen(melddatum=date(2026, 9, 17)),
        ),
        ("hulp", {"hulp": "Maatschappelijk werk is aangeboden."}, zonder_hulp),
        ("waarschuwing", {**LUXE, **KORT, "mededeling": "In de schoolgids."}, zonder_waarschuwing),
        ("waarschuwing", LUXE, zonder_waarschuwing),
        ("halt", LEERLING, GEEN),
        ("geboren", {**LEERLING, "geboren": None}, GEEN),
    ],
)
def test_what_opens_a_point(
    kant: tuple[Sessie, str, Pvconcept], code: str, velden: dict[str, Any], anders: Anders
) -> None:
    """Not come counts as heard; the last day of a term still counts; more than one day of luxe."""
    assert code not in {p.code for p in ontbreekt(weeg(kant, velden, anders))}


def test_waiting_for_advice_says_how_long_and_where_to_record_it(
    kant: tuple[Sessie, str, Pvconcept],
) -> None:
    def wacht(f: Any) -> Any:
        return verzegeld(
            Adviesvraag, aan=Adviesaan.ARTS, ontvangen=None, uitkomst=None,
            gevraagd=date(2026, 11, 3),
        )(ziek(f))  # fmt: skip

    punt = next(p for p in weeg(kant, {}, wacht) if p.code == "pv_ziekte_uitgesloten")
    assert "gevraagd op 3 november 2026 (15 dagen geleden)" in punt.uitleg
    assert punt.doel is not None
    assert (punt.doel.soort, punt.doel.naam) == ("adviesvraag", "ontvangen")
    raad = next(p for p in weeg(kant, {}, wacht) if p.code == "pv_advies_raad")
    assert raad.doel is not None
    assert (raad.doel.soort, raad.doel.naam) == ("brief", "advies_raad")


@pytest.mark.parametrize(
    ("verdachte", "soort", "plicht", "artikel"),
    [
        ("ouder", "absoluut", "leerplichtig", "artikel 2, eerste lid, in samenhang met artikel 3"),
        ("ouder", "signaal", "leerplichtig", "artikel 2, eerste lid, in samenhang met artikel 4"),
        ("ouder", "luxe", "leerplichtig", "artikel 2, eerste lid, in samenhang met artikel 4"),
        ("ouder", "absoluut", "kwalificatieplichtig", "artikel 4a, eerste lid"),
        ("ouder", "luxe", "kwalificatieplichtig", "artikel 4a, eerste lid"),
        ("leerling", "signaal", "leerplichtig", "artikel 2, derde lid"),
        ("leerling", "signaal", "kwalificatieplichtig", "artikel 4c, eerste lid"),
        ("leerling", "absoluut", "leerplichtig", ""),
        ("ouder", "signaal", "doorstroompunt", ""),
        ("leerling", "signaal", "nog_niet", ""),
    ],
)
def test_article_by_who_and_which_plicht(
    verdachte: str, soort: str, plicht: str, artikel: str
) -> None:
    """Leerplichtwet 1969 art. 2 lid 1 and 3, 3, 4, 4a-4c; 26 lid 1 the ouder, lid 2 the jongere."""
    feit = strafbaar_feit(
        next(v for v in Verdachte if v.value == verdachte),
        next(o for o in Overtreding if o.value == soort),
        next(p for p in Plichtsoort if p.value == plicht),
    )
    if not artikel:
        assert feit is None
        return
    assert feit is not None
    assert feit.artikelen.startswith(artikel)
    lid = "eerste" if verdachte == "ouder" else "tweede"
    assert feit.straf == f"artikel 26, {lid} lid, van de Leerplichtwet 1969"


ZAKEN = {
    "ouder-signaal": ("apart", "vader", Overtreding.SIGNAAL),
    "ouder-luxe": ("een_ouder", "moeder", Overtreding.LUXE),
    "ouder-absoluut": ("een_ouder", "moeder", Overtreding.ABSOLUUT),
    "leerling-13": ("apart", "leerling", Overtreding.SIGNAAL),
    "leerling-18": ("achttien", "leerling", Overtreding.SIGNAAL),
}


@pytest.mark.parametrize("naam", ZAKEN)
def test_gouden_tekst_van_concept_tot_uitgave(team_sessie: Sessie, naam: str) -> None:
    """The page of each kind: a concept, then numbered; it shows nobody else's address."""
    wie, zelf, soort = ZAKEN[naam]
    d = boateam(team_sessie, wie, vol=wie != "achttien")
    luxe = soort is Overtreding.LUXE
    concept = vul(
        team_sessie,
        d,
        zelf,
        overtreding=soort,
        mededeling="In de schoolgids staat dat verlof vooraf wordt gevraagd." if luxe else "",
        omstandigheden="" if wie == "achttien" else "Het gezin verhuist in december.",
        school="De mentor belde elke week." if wie == "achttien" else "",
        reden="Zo besproken met de officier." if wie == "achttien" else "",
    )
    if soort is Overtreding.ABSOLUUT:
        with team_sessie.schrijf() as tx:
            for i in team_sessie.lees(Inschrijving):
                tx.trek_in(Inschrijving, i.id, i.versie)
    beeld = pvmaken.bekijk(team_sessie, concept, VANDAAG)
    assert [p.uitleg for p in beeld.mist] == []
    assert "CONCEPT" in tekst(beeld.pdf)
    assert "nog zonder nummer" in tekst(beeld.pdf)
    pvmaken.bewaar(team_sessie, concept)
    pvmaken.stel_vast(team_sessie, concept, akkoord=True)
    (stuk,) = stukken(team_sessie, d)
    pdf = lees_stuk(team_sessie, stuk)
    heel = re.sub(r"[ \t]+\n", "\n", tekst(pdf)).strip() + "\n"
    pad = GOUD / f"proces_verbaal-{naam}.txt"
    if os.environ.get("KANTELPUNT_GOUD"):
        pad.write_text(heel, encoding="utf-8", newline="\n")
    assert heel == pad.read_text(encoding="utf-8")
    assert "CONCEPT" not in heel
    assert "vul in" not in heel
    alles = " ".join(heel.lower().split())
    assert BSN not in alles.replace(" ", "")
    assert ("laan van fictie 3" in alles) is (zelf == "vader")
    assert ("bomenweg 12" in alles) is (zelf != "vader")
    assert ongemerkt(pdf) == []
    assert rollen(pdf).count("H1") == 1


def stukken(sessie: Sessie, d: str) -> list[Opsporingsstuk]:
    alle = opsporing.lees_opsporing(sessie)[d]
    return sorted((f for f in alle if isinstance(f, Opsporingsstuk)), key=lambda s: s.uitgave)


def een(sessie: Sessie, d: str, soort: type) -> Any:
    (feit,) = [f for f in opsporing.lees_opsporing(sessie)[d] if isinstance(f, soort)]
    return feit


def test_numbered_frozen_and_a_later_uitgave_beside_it(team_sessie: Sessie, tmp_path) -> None:
    s = team_sessie
    d = boateam(s, "apart")
    concept = vul(s, d)
    with pytest.raises(KnownError, match="nog niet gezegd"):
        pvmaken.stel_vast(s, concept, akkoord=False)
    with pytest.raises(KnownError, match="Nog niet in orde: Overweging"):
        pvmaken.stel_vast(s, replace(concept, overweging=""), akkoord=True)
    assert [f for f in opsporing.lees_opsporing(s)[d] if isinstance(f, ProcesVerbaal)] == []
    pvmaken.bewaar(s, concept)
    pvmaken.stel_vast(s, concept, akkoord=True)
    pv, nu = een(s, d, ProcesVerbaal), een(s, d, Pvconcept)
    assert (pv.opgemaakt, pv.verdachte, pv.ingestuurd) == (VANDAAG, Verdachte.OUDER, None)
    assert nu.procesverbaal_id == pv.id
    (eerste,) = stukken(s, d)
    assert (eerste.nummer, eerste.uitgave, eerste.over_id) == ("2026-PV-0001", 1, pv.id)
    assert (eerste.getekend_door, eerste.ontvanger) == ("S. de Wit", "Openbaar Ministerie")
    was = lees_stuk(s, eerste)
    beeld = pvmaken.bekijk(s, nu, VANDAAG)
    assert beeld.gelijk
    assert not beeld.kan_vast
    with pytest.raises(KnownError, match="niets veranderd"):
        pvmaken.stel_vast(s, nu, akkoord=True)
    anders = replace(nu, overweging=TEKST + " Dat is nagegaan.")
    pvmaken.bewaar(s, anders)
    pvmaken.stel_vast(s, replace(anders, versie=nu.versie + 1), akkoord=True)
    een_, twee = stukken(s, d)
    assert (twee.nummer, twee.uitgave) == ("2026-PV-0001", 2)
    assert lees_stuk(s, een_) == was, "the first stays byte for byte"
    assert "Uitgave 2, naast de eerdere" in " ".join(tekst(lees_stuk(s, twee)).split())
    assert len([f for f in opsporing.lees_opsporing(s)[d] if isinstance(f, ProcesVerbaal)]) == 1
    assert opsporing.controleer(s)[0].fouten == ()  # type: ignore[union-attr]
    # To a BOA's own folder and into a file that lost it: bytes and all.
    map_ = exporteer_opsporing(s, tmp_path / "boa")
    assert {p.stem for p in (map_ / "stukken").iterdir()} == {een_.sha256, twee.sha256}
    weer = importeer_opsporing(s, map_)
    assert (weer.nieuw, weer.gewijzigd, weer.fouten) == (0, 0, ())
    lijst = map_ / "stukken.csv"
    tekst_ = lijst.read_text("utf-8-sig").replace("-0001", "-0009")
    lijst.write_text(tekst_, "utf-8-sig", newline="")
    assert "verandert niet meer" in importeer_opsporing(s, map_).fouten[0]


def test_an_older_folder_without_the_new_columns_keeps_what_stands_here(
    team_sessie: Sessie, tmp_path
) -> None:
    s = team_sessie
    d = boateam(s, "apart")
    vul(s, d)
    map_ = exporteer_opsporing(s, tmp_path / "boa")
    with (map_ / "verhoren.csv").open(encoding="utf-8-sig", newline="") as bestand:
        regels = list(csv.reader(bestand, delimiter=";"))
    assert regels[0][-3:] == ["plaats", "aanwezig", "getekend"]
    with (map_ / "verhoren.csv").open("w", encoding="utf-8-sig", newline="") as bestand:
        csv.writer(bestand, delimiter=";").writerows(r[:-3] for r in regels)
    for naam in ("stukken.csv", "concepten_proces_verbaal.csv"):
        (map_ / naam).unlink()
    uit = importeer_opsporing(s, map_)
    assert (uit.fouten, uit.gewijzigd) == ((), 0)


def test_only_a_boa_and_the_command_line(team, tmp_path, monkeypatch, capsys) -> None:
    d = team.dossier.id
    ander = team.log_in(team.ander)
    with pytest.raises(RechtFout, match="alleen te zien voor een BOA"):
        pvmaken.nieuw_concept(ander, d, VANDAAG, "moeder")

    def doe(wie: str, wachtwoord: str, *meer: str) -> tuple[int, str, str]:
        monkeypatch.setenv("KANTELPUNT_WACHTWOORD", wachtwoord)
        monkeypatch.setenv("KANTELPUNT_GEBRUIKER", wie)
        code = voer_uit(["pv", str(team.pad), "Iepenlaan, Emre", *meer], lambda *_a, **_k: 0)
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    naar = str(tmp_path / "pv.pdf")
    code, _, err = doe("A. Ander", START, "--naar", naar, "--concept")
    assert (code, err) == (
        1,
        "kantelpunt: Opsporing is alleen te zien voor een BOA. Vraag een collega die BOA is.\n",
    )
    zelf = ("S. de Wit", WACHTWOORD, "--naar", naar)
    code, _, err = doe(*zelf, "--concept")
    assert (code, "geen verdachte gekozen" in err) == (1, True)
    code, uit, _ = doe(*zelf, "--concept", "--verdachte", "moeder", "--veld=overweging=Zo is het.")
    assert code == 0
    assert "ontbreekt nog: Uw BOA-nummer is nog niet vastgelegd." in uit
    assert "Overweging" not in uit
    assert "Zo is het." in tekst((tmp_path / "pv.pdf").read_bytes())
    code, _, err = doe(*zelf[:3], str(tmp_path / "b.pdf"), "--verdachte", "moeder", "--akkoord")
    assert code == 1
    assert "blijft een concept" in err
    assert not (tmp_path / "b.pdf").exists()
    with pytest.raises(InvoerFout, match="geen veld onzin"):
        pvmaken.met_velden(pvmaken.nieuw_concept(team.een, d, VANDAAG, "moeder"), {"onzin": "x"})


def test_three_pages_of_verzuim_and_the_signature_not_alone(team_sessie: Sessie) -> None:
    d = boateam(team_sessie, "een_ouder")
    veel_verzuim(team_sessie, d)
    concept = vul(team_sessie, d, verzuim_van=date(2026, 3, 2))
    bladen = paginateksten(pvmaken.bekijk(team_sessie, concept, VANDAAG).pdf)
    assert len(bladen) >= 4
    for nr, blad in enumerate(bladen, start=1):
        assert f"pagina {nr} van {len(bladen)}" in blad
    assert "gesloten en ondertekend" in bladen[-1]
    assert "S. de Wit" in bladen[-1]


def test_a_strange_address_or_a_bsn_in_the_words_is_refused(
    kant: tuple[Sessie, str, Pvconcept],
) -> None:
    """The mother may not read where the father lives at his geheim adres."""
    sessie, _, concept = kant
    with pytest.raises(KnownError, match="niet mag zien"):
        pvmaken.bekijk(sessie, replace(concept, hulp="Bij Laan van Fictie 3 gezien."), VANDAAG)
    with pytest.raises(KnownError, match="burgerservicenummer"):
        pvmaken.bekijk(sessie, replace(concept, hulp=f"BSN {BSN}"), VANDAAG)


def test_earlier_halt_and_pv_of_another_dossier_are_told(team_sessie: Sessie) -> None:
    s = team_sessie
    d = boateam(s, "apart")
    leerling = s.lees_een(Leerling, s.lees_een(Dossier, d).leerling_id)
    with s.schrijf() as tx:
        oud = Dossier(
            leerling_id=leerling.id,
            dossiernummer="2025-0009",
            geopend=date(2026, 1, 5),
            gesloten=date(2026, 4, 1),
            sluitreden=Sluitreden.HERSTELD,
        )
        tx.maak(oud)
    opsporing.bewaar(s, Haltverwijzing(dossier_id=oud.id, datum=date(2026, 2, 2), uren=20.0))
    pv = ProcesVerbaal(
        dossier_id=oud.id, verdachte=Verdachte.LEERLING, opgemaakt=date(2026, 3, 2),
        afdoening="sepot",
    )  # fmt: skip
    opsporing.bewaar(s, pv)
    pdf = pvmaken.bekijk(s, vul(s, d, "leerling"), VANDAAG).pdf
    alles = " ".join(tekst(pdf).split())
    assert "2 februari 2026: verwezen naar Halt" in alles
    assert "2 maart 2026: proces-verbaal wegens signaalverzuim, sepot" in alles
    assert "19 oktober 2026: waarschuwing" in alles
    # Typing on makes the page again and again: only the first look reads, and is logged.
    feiten = vastleggen.feiten_van(s, d)
    concept = pvmaken.nieuw_concept(s, d, VANDAAG, "leerling", feiten)
    beeld = pvmaken.bekijk(s, concept, VANDAAG, feiten)
    regels = len(opsporing.logboek_opsporing(s))
    weer = pvmaken.bekijk(s, concept, VANDAAG, feiten, andere=beeld.andere)
    assert weer.pdf == beeld.pdf
    assert len(opsporing.logboek_opsporing(s)) == regels


def test_a_late_melding_or_period_is_no_crash(kant: tuple[Sessie, str, Pvconcept]) -> None:
    sessie, d, concept = kant
    leeg = team(meldingen=(), perioden=(), interventies=(), contacten=(), opsporing=())
    zaak = van_concept(
        sessie, concept, VANDAAG - timedelta(days=400), leeg(vastleggen.feiten_van(sessie, d))
    )
    assert len(ontbreekt(controlelijst(sessie, zaak))) > 5
    assert sessie.lees(Melding)
