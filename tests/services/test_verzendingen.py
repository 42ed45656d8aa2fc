"""Many letters at once: exceptions first, postal order, no doubles after a kill or a cancel."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.fouten import KnownError
from app.domain.handelen import Brief
from app.domain.mensen import Leerling, Ouder, Rol
from app.domain.scholen import Inschrijving
from app.domain.sporen import Gebeurtenis
from app.domain.verzending import Bezorgwijze, Verzendlid
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import instellingen, verzendingen, verzendregels
from app.services.instellingen import Instellingen
from app.services.sessie import Sessie, log_in, maak_team
from app.services.vastleggen import trek_in
from db import audit
from db.sleutels import Kosten
from tests.fabriek import een_leerling, een_melding, een_ouder, een_school

VANDAAG = date(2026, 11, 18)
WACHTWOORD = "groene-fiets-42"
VELDEN = {"datum_gesprek": "2026-12-01", "tijd_gesprek": "10:00", "plaats_gesprek": "Kantoor"}
ADRESSEN = ("7311 BB", "7300 AA", "7322 ZZ", "7300 AB", "7311 AA", "7300 AA")
"""Postcodes of the six, as they were recorded."""


def klok() -> datetime:
    return datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def pad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A team with six leerlingen of 11 at one school, each with a mother and a 16-uur melding."""
    pad = tmp_path_factory.mktemp("post") / "post.kantelpunt"
    sessie, _ = maak_team(
        pad,
        naam="S. de Wit",
        wachtwoord=WACHTWOORD,
        rol=Rol.TEAMLEIDER,
        klok=klok,
        kosten=Kosten(rondes=1, geheugen_kib=64, banen=1),
    )
    instellingen.bewaar(sessie, Instellingen(gemeente="Modelstad", telefoon="055 000 0000"))
    school = een_school()
    with sessie.schrijf() as tx:
        tx.maak(school)
        for nr, postcode in enumerate(ADRESSEN):
            leerling = een_leerling(
                bsn="",
                onderwijsnummer=str(100_000_000 + nr),
                achternaam=f"Laan{nr}",
                geboortedatum=date(2015, 3, 9),
                postcode=postcode,
                huisnummer=str(20 - nr),
            )
            tx.maak(leerling)
            tx.maak(een_ouder(leerling))
            tx.maak(
                Inschrijving(leerling_id=leerling.id, school_id=school.id, van=date(2024, 8, 1))
            )
            dossier = Dossier(
                leerling_id=leerling.id, dossiernummer=f"2026-{nr}", geopend=date(2026, 9, 1)
            )
            tx.maak(dossier)
            tx.maak(een_melding(leerling, dossier_id=dossier.id, melddatum=date(2026, 11, 16 - nr)))
    sessie.sluit()
    return pad


@pytest.fixture
def sessie(pad: Path, tmp_path: Path) -> Iterator[Sessie]:
    """Log in on a copy of that team."""
    kopie = tmp_path / pad.name
    for einde in ("", "-sleutels"):
        kopie.with_name(pad.name + einde).write_bytes(pad.with_name(pad.name + einde).read_bytes())
    sessie = log_in(kopie, WACHTWOORD, klok=klok)
    yield sessie
    sessie.sluit()


def alle(sessie: Sessie) -> list[str]:
    return verzendregels.dossiers(sessie, "alle", VANDAAG)


def dossier(sessie: Sessie, nr: int) -> Dossier:
    return sessie.lees(Dossier, dossiernummer=f"2026-{nr}")[0]


def test_uitzonderingen_staan_voorop_en_de_rest_op_postcode(sessie: Sessie) -> None:
    """No address, closed, no gezag, only geoorloofd: first, with why; geheim adres: to look at."""
    with sessie.schrijf() as tx:
        dicht = dossier(sessie, 0)
        tx.wijzig(replace(dicht, gesloten=VANDAAG, sluitreden=Sluitreden.HERSTELD))
        zonder = sessie.lees_een(Leerling, dossier(sessie, 1).leerling_id)
        tx.wijzig(replace(zonder, postcode=""))
        geen = sessie.lees(Ouder, leerling_id=dossier(sessie, 2).leerling_id)[0]
        tx.wijzig(replace(geen, gezag=False))
        stil = sessie.lees(Ouder, leerling_id=dossier(sessie, 3).leerling_id)[0]
        tx.wijzig(
            replace(
                stil,
                geheim_adres=True,
                straat="Stilleweg",
                huisnummer="1",
                postcode="7399 ZZ",
                plaats="Modelstad",
            )
        )
    regels = verzendingen.voorbeeld(sessie, alle(sessie), "uitnodiging", VELDEN)
    ids = [dossier(sessie, n).id for n in range(6)]
    assert ids[0] not in {r.dossier_id for r in regels}  # "alle" are the open ones
    regels = verzendingen.voorbeeld(sessie, ids, "uitnodiging", VELDEN)
    per = {r.dossiernummer: r for r in regels}
    assert per["2026-0"].waarom == "Het dossier is gesloten."
    assert "postcode" in per["2026-1"].waarom
    assert "gezag" in per["2026-2"].waarom
    assert per["2026-3"].mag
    assert per["2026-3"].let_op == ("geheim adres",)
    assert [r.mag for r in regels] == [False] * 3 + [True] * 3
    # 3 has something to look at; then 7300 AA (5) before 7311 AA (4)
    assert [r.dossiernummer for r in regels[3:]] == ["2026-3", "2026-5", "2026-4"]


def test_een_dossier_met_alleen_geoorloofd_verzuim_krijgt_geen_brief(sessie: Sessie) -> None:
    """003 h.3: leerplicht keeps no documents there; the gate is named before it is tried."""
    with sessie.schrijf() as tx:
        leerling = een_leerling(bsn="", onderwijsnummer="100000099", achternaam="Stil")
        tx.maak(leerling)
        tx.maak(een_ouder(leerling))
        nieuw = Dossier(leerling_id=leerling.id, dossiernummer="2026-9", geopend=date(2026, 10, 1))
        tx.maak(nieuw)
        tx.maak(
            Verzuimperiode(
                leerling_id=leerling.id,
                dossier_id=nieuw.id,
                soort=Periodesoort.GEOORLOOFD,
                eerste_dag=date(2026, 10, 1),
            )
        )
    regels = verzendingen.voorbeeld(sessie, [nieuw.id], "uitnodiging", VELDEN)
    assert regels
    assert not any(r.mag for r in regels)


def test_alles_wordt_gemaakt_op_postcode_en_een_keer(sessie: Sessie, tmp_path: Path) -> None:
    regels = verzendingen.voorbeeld(sessie, alle(sessie), "uitnodiging", VELDEN)
    _, plan = verzendingen.begin(
        sessie, regels, "uitnodiging", "alle", VELDEN, Bezorgwijze.AANGETEKEND
    )
    assert verzendingen.stand(sessie, plan.id).rest == 6
    assert verzendingen.maak(sessie, plan.id).gemaakt == 6
    assert verzendingen.maak(sessie, plan.id).gemaakt == 0
    brieven = sessie.lees(Brief)
    assert len(brieven) == 6
    assert {b.bezorgwijze for b in brieven} == {Bezorgwijze.AANGETEKEND}
    assert {b.dossier_id for b in brieven} == set(alle(sessie))
    # by hand: 7300 AA nr 15, 7300 AA nr 19, 7300 AB 17, 7311 AA 16, 7311 BB 20, 7322 ZZ 18
    nummers = [
        sessie.lees_een(Dossier, s.brief.dossier_id).dossiernummer
        for s in verzendingen.stukken(sessie, plan.id)
    ]
    assert nummers == ["2026-5", "2026-1", "2026-3", "2026-4", "2026-0", "2026-2"]
    map_ = tmp_path / "uit"
    map_.mkdir()
    paden = verzendingen.schrijf_naar(sessie, plan.id, map_)
    assert [p.name for p in paden] == [f"000{n}-ouder.pdf" for n in range(1, 7)]
    heel = verzendingen.als_een_pdf(sessie, plan.id)
    (map_ / "heel.pdf").write_bytes(heel)
    lezer = pypdf.PdfReader(map_ / "heel.pdf")
    assert len(lezer.pages) == 6
    assert "Laan5" in lezer.pages[0].extract_text()
    assert audit.controleer(sessie.v).fouten == ()


def test_stoppen_laat_hele_brieven_en_verder_gaan_maakt_de_rest(
    sessie: Sessie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verzendingen, "PER_KEER", 2)
    regels = verzendingen.voorbeeld(sessie, alle(sessie), "uitnodiging", VELDEN)
    _, plan = verzendingen.begin(sessie, regels, "uitnodiging", "alle", VELDEN)
    half = verzendingen.maak(sessie, plan.id, lambda gedaan, _totaal: gedaan >= 4)
    assert half.gestopt
    assert half.gemaakt == 4
    assert verzendingen.stand(sessie, plan.id).rest == 2
    # a letter that is withdrawn is to be made again
    trek_in(sessie, sessie.lees(Brief)[0])
    assert verzendingen.stand(sessie, plan.id).rest == 3
    assert verzendingen.maak(sessie, plan.id).gemaakt == 3
    # the rest of another one is let go
    _, tweede = verzendingen.begin(sessie, regels, "uitnodiging", "alle", VELDEN)
    verzendingen.maak(sessie, tweede.id, lambda gedaan, _totaal: gedaan >= 2)
    verzendingen.laat_vervallen(sessie, tweede.id)
    assert verzendingen.stand(sessie, tweede.id).totaal == 2
    with pytest.raises(KnownError):
        verzendingen.laat_vervallen(sessie, tweede.id)


def test_wat_in_de_tussentijd_dichtging_wordt_genoemd_en_niet_gemaakt(sessie: Sessie) -> None:
    regels = verzendingen.voorbeeld(sessie, alle(sessie), "uitnodiging", VELDEN)
    _, plan = verzendingen.begin(sessie, regels, "uitnodiging", "alle", VELDEN)
    with sessie.schrijf() as tx:
        dicht = dossier(sessie, 2)
        tx.wijzig(replace(dicht, gesloten=VANDAAG, sluitreden=Sluitreden.HERSTELD))
    uitkomst = verzendingen.maak(sessie, plan.id)
    assert uitkomst.gemaakt == 5
    assert uitkomst.mislukt == (("Laan2, Emre", "Het dossier is gesloten."),)


_MAKER = """
import sys
from datetime import UTC, datetime
from app.services import verzendingen
from app.services.sessie import log_in
sessie = log_in(sys.argv[1], "groene-fiets-42", klok=lambda: datetime(2026, 11, 18, 12, tzinfo=UTC))
verzendingen.PER_KEER = 1
def meld(gedaan, totaal):
    print(gedaan, flush=True)
    return False
verzendingen.maak(sessie, sys.argv[2], meld)
"""


def test_een_programma_dat_halverwege_omvalt_maakt_niets_dubbel(sessie: Sessie) -> None:
    """SIGKILL of a real process after three letters; what it said is there, the rest is offered."""
    regels = verzendingen.voorbeeld(sessie, alle(sessie), "uitnodiging", VELDEN)
    _, plan = verzendingen.begin(sessie, regels, "uitnodiging", "alle", VELDEN)
    with subprocess.Popen(
        [sys.executable, "-c", _MAKER, str(sessie.pad), plan.id],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as maker:
        assert maker.stdout is not None
        for regel in maker.stdout:
            if int(regel) == 3:
                maker.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
                break
    gemaakt = verzendingen.stand(sessie, plan.id).gemaakt
    assert 3 <= gemaakt < 6
    assert verzendingen.maak(sessie, plan.id).gemaakt == 6 - gemaakt
    leden = [b.verzendlid_id for b in sessie.lees(Brief)]
    assert len(leden) == len(set(leden)) == 6
    assert audit.controleer(sessie.v).fouten == ()


def test_dezelfde_regel_kan_in_het_bestand_maar_een_brief_hebben(sessie: Sessie) -> None:
    """The file itself keeps two programs from making a letter twice."""
    regels = verzendingen.voorbeeld(sessie, alle(sessie), "uitnodiging", VELDEN)
    _, plan = verzendingen.begin(sessie, regels, "uitnodiging", "alle", VELDEN)
    verzendingen.maak(sessie, plan.id)
    een = sessie.lees(Brief)[0]
    with pytest.raises(KnownError), sessie.schrijf() as tx:
        tx.maak(replace(een, id="dubbel", versie=1))


def test_de_regels_wijzen_de_goede_dossiers_aan(sessie: Sessie) -> None:
    """Meldingen of Monday 16 November and of the days before; 5 onder c; the school; the stap."""
    (school,) = {r.code for r in verzendregels.regels(sessie) if r.groep == "School"}
    assert len(verzendregels.dossiers(sessie, school, VANDAAG)) == 6
    week = verzendregels.lees_regel(sessie, "16uur")
    assert verzendregels.dossiers(sessie, week, VANDAAG) == [dossier(sessie, 0).id]
    vorige = verzendregels.dossiers(sessie, "melding:16_uur:vorige", VANDAAG)
    assert len(vorige) == 5  # 11 to 15 November
    assert len(verzendregels.dossiers(sessie, "melding:16_uur:jaar", VANDAAG)) == 6
    with sessie.schrijf() as tx:
        for nr, dag in ((1, date(2026, 8, 20)), (2, date(2026, 6, 1))):
            tx.maak(
                Gebeurtenis(
                    dossier_id=dossier(sessie, nr).id,
                    soort="kennisgeving",
                    datum=dag,
                    uitkomst="5_c",
                )
            )
    regel = verzendregels.lees_regel(sessie, "5c")
    assert verzendregels.dossiers(sessie, regel, VANDAAG) == [dossier(sessie, 1).id]
    assert verzendregels.naam_van(sessie, regel) == (
        "Vrijstelling: 5 onder c: school in het buitenland, dit schooljaar"
    )
    with pytest.raises(KnownError, match="regel"):
        verzendregels.lees_regel(sessie, "zomaar")
    assert sessie.lees(Verzendlid) == []
