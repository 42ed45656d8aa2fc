"""Toestemming, regie, referrals and terugkoppeling through the services, by every way in."""

from __future__ import annotations

import csv
import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3
from openpyxl import load_workbook

from app.cli.opdrachten import voer_uit
from app.domain.belastbaarheid import Antwoord, Belastbaarheid, Uitspraakvan
from app.domain.dossiers import (
    Afspraak,
    Regie,
    Regiesoort,
    Toestemming,
    Toestemmingbesluit,
    Toestemmingdoel,
)
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import (
    Contact,
    Contactmet,
    Doel,
    Doorgave,
    Doorgavewijze,
    Interventie,
    Ontvangersoort,
    Overleg,
    Wie,
)
from app.domain.mensen import Leerling, Ouder, Relatie
from app.domain.scholen import Inschrijving, School
from app.domain.sporen import Gebeurtenis
from app.domain.toestemming import Antwoordstand
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import brieven, gebeurtenissen, vastleggen, verwijzingen
from app.services.betrokkenen import betrokkenen, betrokkenen_json, is_op_schrift
from app.services.caseload import Caseload
from app.services.dossierbeeld import dossierbeeld
from app.services.oudersoverzicht import ouders_pdf, voor_ouders
from app.services.sessie import Sessie
from app.services.toestemmingen import leg_regie_vast, trek_toestemming_in
from app.services.uitwisseling import exporteer, importeer
from app.services.verwijzingen import (
    Verwijsstand,
    aantal_te_melden,
    alle_verwijzingen,
    meld_aan_leiding,
)
from tests.conftest import VANDAAG, WACHTWOORD
from tests.documents.papier import tekst
from tests.fabriek import een_leerling, een_ouder, zet_dossier
from tests.services.briefpersonen import VELDEN, team_op_papier

BERICHT, KERNTEAM = Toestemmingdoel.BERICHT_JEUGDARTS, Toestemmingdoel.KERNTEAM


@pytest.fixture
def zaak(team_sessie: Sessie) -> tuple[Sessie, str, list[Ouder]]:
    """A leerling of 15 with ongeoorloofd verzuim since 23 September and two ouders with gezag."""
    dossier, leerling, _ = zet_dossier(team_sessie)
    vastleggen.leg_vast(team_sessie, een_ouder(leerling, relatie=Relatie.VADER, voorletters="M."))
    return team_sessie, dossier.id, team_sessie.lees(Ouder)


def zeg(s: Sessie, d: str, ouder: Ouder, doel: Toestemmingdoel, dag: int = 2, **anders) -> None:
    basis = {"dossier_id": d, "ouder_id": ouder.id, "doel": doel, "datum": date(2026, 11, dag)}
    vastleggen.leg_vast(s, Toestemming(**basis | anders))


def nu(s: Sessie, d: str):
    return betrokkenen(s, dossierbeeld(s, d, VANDAAG))


def doel_van(s: Sessie, d: str, doel: Toestemmingdoel):
    return next(r for r in nu(s, d).doelen if r.doel is doel)


def test_one_yes_one_no_and_withdrawing_and_undo(zaak) -> None:
    s, d, (moeder, vader) = zaak
    assert doel_van(s, d, KERNTEAM).uitleg == "Nog niet gevraagd."
    zeg(s, d, moeder, KERNTEAM)
    regel = doel_van(s, d, KERNTEAM)
    assert regel.uitleg == "Geen toestemming: van vader is er nog geen antwoord."
    zeg(s, d, vader, KERNTEAM, 3, besluit=Toestemmingbesluit.GEWEIGERD)
    assert doel_van(s, d, KERNTEAM).uitleg == "Geen toestemming: vader zei nee."
    zeg(s, d, vader, KERNTEAM, 9)
    assert doel_van(s, d, KERNTEAM).compleet
    zeg(s, d, vader, KERNTEAM, 10)  # said twice: withdrawing takes both back
    wijziging = trek_toestemming_in(s, d, vader.id, KERNTEAM, VANDAAG)
    regel = doel_van(s, d, KERNTEAM)
    assert (regel.compleet, regel.uitleg) == (False, "Geen toestemming: vader trok in.")
    assert [t.ingetrokken_op for t in s.lees(Toestemming) if t.ouder_id == vader.id] == [
        None,  # the refusal
        VANDAAG,
        VANDAAG,
    ]
    with pytest.raises(InvoerFout, match="geen toestemming die nu ingetrokken"):
        trek_toestemming_in(s, d, vader.id, KERNTEAM, VANDAAG)
    vastleggen.maak_ongedaan(s, wijziging)
    assert doel_van(s, d, KERNTEAM).compleet


def test_regie_passes_on_with_its_history(zaak) -> None:
    s, d, _ = zaak

    def regie(dag: date, wie: str, soort: Regiesoort = Regiesoort.PROCES) -> Regie:
        return Regie(dossier_id=d, soort=soort, organisatie=wie, van=dag)

    def zonder() -> bool:
        (rij,) = Caseload(s).laad(VANDAAG)
        return "zonder_regie" in {f.value for f in rij.facetten}

    assert zonder()
    leg_regie_vast(s, regie(date(2026, 10, 5), "school"))
    leg_regie_vast(s, regie(date(2026, 10, 5), "school", Regiesoort.INHOUD))
    leg_regie_vast(s, regie(date(2026, 11, 9), "leerplicht"))
    verloop = dict(nu(s, d).regie)
    assert [(r.organisatie, r.van, r.tot) for r in verloop[Regiesoort.PROCES]] == [
        ("leerplicht", date(2026, 11, 9), None),
        ("school", date(2026, 10, 5), date(2026, 11, 8)),
    ]
    assert [r.tot for r in verloop[Regiesoort.INHOUD]] == [None]
    assert not zonder()
    with pytest.raises(InvoerFout) as fout:
        leg_regie_vast(s, regie(date(2026, 11, 9), "CJG"))
    assert fout.value.veld == "van"
    (loopt,) = [r for r in s.lees(Regie) if r.organisatie == "leerplicht"]
    vastleggen.wijzig(s, dataclasses.replace(loopt, tot=date(2026, 11, 16)))
    assert zonder()  # nobody from 17 November on


# --- what may not be recorded, by every way in -------------------------------------------


def sql(s: Sessie, tabel: str, **waarden: object) -> None:
    """Write a row as somebody who goes round the program."""
    waarden = {"id": "x", "versie": 1, **waarden}
    vragen = ", ".join("?" * len(waarden))
    with pytest.raises(sqlcipher3.IntegrityError) as fout:
        s.v.conn.execute(
            f"INSERT INTO {tabel} ({', '.join(waarden)}) VALUES ({vragen})", tuple(waarden.values())
        )
    assert str(fout.value).startswith(("kantelpunt:", "CHECK"))
    assert s.v.waarde(f"SELECT count(*) FROM {tabel} WHERE id = 'x'") == 0


def rij_erbij(map_: Path, naam: str, **waarden: str) -> None:
    """Add a row to a file of an exported folder."""
    pad = map_ / f"{naam}.csv"
    regels = list(csv.reader(pad.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    regels.append([waarden.get(kop, "") for kop in regels[0]])
    with pad.open("w", encoding="utf-8-sig", newline="") as f:
        csv.writer(f, delimiter=";").writerows(regels)


def uit_csv(s: Sessie, map_: Path, naam: str, **waarden: str) -> str:
    """Import a folder with one row more, by service and on the command line; give the reason."""
    rij_erbij(map_, naam, sleutel="van-elders-1", **waarden)
    uitslag = importeer(s, map_)
    assert uitslag.exitcode == 1
    (rij,) = [r for r in uitslag.voorbeeld.rijen if r.redenen]
    assert voer_uit(["importeer", str(s.pad), str(map_)], lambda *_a, **_k: 0) == 1
    return rij.redenen[0].tekst


def test_a_message_to_the_jeugdarts_without_toestemming_gets_in_nowhere(
    zaak, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    s, d, (moeder, vader) = zaak
    zeg(s, d, moeder, BERICHT)
    zeg(s, d, vader, BERICHT, besluit=Toestemmingbesluit.GEWEIGERD)
    feit = Doorgave(dossier_id=d, datum=VANDAAG, aan=Doel.JEUGDARTS, door=Wie.LEERPLICHT)
    with pytest.raises(InvoerFout, match="geen toestemming"):
        vastleggen.leg_vast(s, feit)
    school = dataclasses.replace(feit, aan=Doel.SCHOOL)
    vastleggen.leg_vast(s, school)
    with pytest.raises(InvoerFout, match="geen toestemming"):  # nor by correcting another one
        vastleggen.wijzig(s, dataclasses.replace(school, aan=Doel.JEUGDARTS))
    iso = VANDAAG.isoformat()
    sql(s, "doorgave", dossier_id=d, datum=iso, aan="jeugdarts", door="leerplicht")
    with pytest.raises(sqlcipher3.IntegrityError):
        s.v.conn.execute("UPDATE doorgave SET aan = 'jeugdarts', versie = 2")
    map_ = exporteer(s, tmp_path / "map")
    reden = uit_csv(
        s, map_, "doorgaven", dossier=_sleutel(map_), datum=iso, aan="jeugdarts", door="leerplicht"
    )
    assert "geen toestemming" in reden
    assert [x.aan for x in s.lees(Doorgave)] == [Doel.SCHOOL]
    # With a later yes of vader it may, by service and by file alike; withdrawn again it may not.
    zeg(s, d, vader, BERICHT, 9)
    vastleggen.leg_vast(s, dataclasses.replace(feit, id="nu"))
    trek_toestemming_in(s, d, moeder.id, BERICHT, VANDAAG)
    with pytest.raises(InvoerFout):
        vastleggen.leg_vast(s, dataclasses.replace(feit, id="later"))
    assert len(s.lees(Doorgave)) == 2  # what was told stays recorded


def _sleutel(map_: Path) -> str:
    """Give the sleutel of the one dossier in a folder."""
    tekst_ = (map_ / "dossiers.csv").read_text(encoding="utf-8-sig")
    return next(csv.DictReader(tekst_.splitlines(), delimiter=";"))["sleutel"]


def test_a_referral_and_an_advice_get_in_only_as_they_may(
    team_sessie: Sessie, tmp_path: Path, monkeypatch
) -> None:
    """Geoorloofd only: nothing of where somebody was referred to; never an advice of the school."""
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    s = team_sessie
    dossier, leerling, school = zet_dossier(s, ongeoorloofd=False)
    d, iso = dossier.id, VANDAAG.isoformat()
    ziek = Verzuimperiode(
        leerling_id=leerling.id,
        dossier_id=d,
        school_id=school.id,
        soort=Periodesoort.ZIEKTE,
        eerste_dag=date(2026, 10, 1),
    )
    vastleggen.leg_vast(s, ziek)
    verwezen = Gebeurtenis(
        dossier_id=d, soort="doorverwezen", datum=VANDAAG, persoon="Hulp Modelstad"
    )
    with pytest.raises(NotitieGesloten, match="alleen geoorloofd verzuim"):
        gebeurtenissen.leg_gebeurtenis_vast(s, verwezen)
    vast = {"spoor": "", "reden": "", "poorten": "", "notitie": "", "dossier_id": d, "datum": iso}
    sql(
        s,
        "gebeurtenis",
        **vast,
        soort="doorverwezen",
        uitkomst="",
        wie="leerplicht",
        persoon="Hulp Modelstad",
    )
    advies = Gebeurtenis(
        dossier_id=d, soort="jeugdarts_advies", datum=VANDAAG, uitkomst="kan", wie=Wie.SCHOOL
    )
    with pytest.raises(InvoerFout, match="komt nooit van school"):
        vastleggen.leg_vast(s, advies)
    sql(
        s, "gebeurtenis", **vast, soort="jeugdarts_advies", uitkomst="kan", wie="school", persoon=""
    )
    sql(s, "belastbaarheid", dossier_id=d, datum=iso, antwoord="kan", van="school", persoon="")
    sql(s, "belastbaarheid", dossier_id=d, datum=iso, antwoord="ADHD", van="arts", persoon="")
    map_ = exporteer(s, tmp_path / "map")
    reden = uit_csv(
        s,
        map_,
        "gebeurtenissen",
        dossier=_sleutel(map_),
        soort="doorverwezen",
        datum=iso,
        wie="leerplicht",
        persoon="Hulp Modelstad",
    )
    assert "alleen geoorloofd verzuim" in reden
    assert s.lees(Gebeurtenis) == []
    # The answer itself may always be recorded: it is no note.
    antwoord = Belastbaarheid(
        dossier_id=d, datum=VANDAAG, antwoord=Antwoord.GEEN_UITSPRAAK, van=Uitspraakvan.JEUGDARTS
    )
    vastleggen.leg_vast(s, antwoord)
    assert [u.antwoord for u in nu(s, d).uitspraken] == [Antwoord.GEEN_UITSPRAAK]
    # Ongeoorloofd opens it; back to geoorloofd closes it and hides what is there.
    vastleggen.leg_vast(
        s,
        dataclasses.replace(ziek, id="o", soort=Periodesoort.ONGEOORLOOFD, eerste_dag=VANDAAG),
    )
    gebeurtenissen.leg_gebeurtenis_vast(s, verwezen)
    assert [v.naar for v in nu(s, d).verwijzingen] == ["Hulp Modelstad"]
    (periode,) = [p for p in s.lees(Verzuimperiode) if p.id == "o"]
    vastleggen.trek_in(s, periode)
    assert [v.naar for v in nu(s, d).verwijzingen] == ["op slot"]
    with pytest.raises(NotitieGesloten):
        vastleggen.leg_vast(s, dataclasses.replace(verwezen, id="t", soort="traject_ingezet"))
    ander = Gebeurtenis(dossier_id=d, soort="advies_gevraagd", datum=VANDAAG, persoon="de mentor")
    vastleggen.leg_vast(s, ander)  # who asked says nothing of help
    for zet, waar in (
        ("persoon = 'Elders'", "soort = 'doorverwezen'"),
        ("soort = 'doorverwezen'", "soort = 'advies_gevraagd'"),
        ("soort = 'jeugdarts_advies', wie = 'leerplicht'", "soort = 'advies_gevraagd'"),
    ):
        with pytest.raises(sqlcipher3.IntegrityError, match="kantelpunt:"):
            s.v.conn.execute(f"UPDATE gebeurtenis SET versie = versie + 1, {zet} WHERE {waar}")


# --- referrals ---------------------------------------------------------------------------


def test_what_a_change_touches_of_the_referrals_is_all_that_is_computed_anew(zaak) -> None:
    s, d, _ = zaak
    een, twee = (
        Gebeurtenis(dossier_id=d, soort="doorverwezen", datum=dag, persoon=f"Hulp {dag.day}")
        for dag in (date(2026, 9, 28), date(2026, 10, 5))
    )
    rijen: list[verwijzingen.Verwijzing] = []
    for doe in (
        lambda: gebeurtenissen.leg_gebeurtenis_vast(s, een),
        lambda: gebeurtenissen.leg_gebeurtenis_vast(s, twee),
        lambda: verwijzingen.meld_aan_leiding(s, alle_verwijzingen(s, VANDAAG), VANDAAG),
        lambda: vastleggen.trek_in(s, s.lees_een(Gebeurtenis, een.id)),
    ):
        nu = verwijzingen.ververs_verwijzingen(s, doe(), VANDAAG, rijen)
        assert nu == alle_verwijzingen(s, VANDAAG)
        rijen = nu
    assert [v.sleutel for v in rijen] == [twee.id]


def test_a_referral_is_followed_until_help_began(zaak, tmp_path: Path, capsys, monkeypatch) -> None:
    """Four schoolweken (own rule) after each answer; the teamleider hears of a waiting list."""
    s, d, _ = zaak
    verwezen = Gebeurtenis(
        dossier_id=d, soort="doorverwezen", datum=date(2026, 9, 28), persoon="Hulp Modelstad"
    )
    gebeurtenissen.leg_gebeurtenis_vast(s, verwezen)
    (v,) = alle_verwijzingen(s, date(2026, 10, 1))
    # ma 28 september + 4 schoolweken, the herfstvakantie (midden: 17-25 oktober) skipped
    assert (v.stand, v.opnieuw, v.te_melden) == (
        Verwijsstand.NIET_NAGEVRAAGD,
        date(2026, 11, 2),
        False,
    )

    def stand(dag: date, uitkomst: str) -> None:
        gebeurtenissen.leg_gebeurtenis_vast(
            s,
            Gebeurtenis(
                dossier_id=d,
                spoor=f"in_regie:{verwezen.id}",
                soort="verwijzing_stand",
                datum=dag,
                uitkomst=uitkomst,
            ),
        )

    stand(date(2026, 11, 2), "wachtlijst")
    stand(date(2026, 11, 9), "wachtlijst")
    (v,) = alle_verwijzingen(s, VANDAAG)
    assert (v.stand, v.sinds, v.opnieuw, v.te_melden) == (
        Verwijsstand.WACHTLIJST,
        date(2026, 11, 2),  # since the first time it was said
        date(2026, 12, 7),  # four schoolweken after the last
        True,
    )
    assert v.ambtenaar == "S. de Wit"
    assert aantal_te_melden(s, VANDAAG) == 1
    meld_aan_leiding(s, [v], VANDAAG)
    assert aantal_te_melden(s, VANDAAG) == 0
    (v,) = alle_verwijzingen(s, VANDAAG)
    assert (v.gemeld, v.te_melden) == (VANDAAG, False)
    stand(VANDAAG, "niet_in_behandeling")
    (v,) = alle_verwijzingen(s, VANDAAG)
    assert v.gemeld == VANDAAG  # told today, and it is of today
    blad = tekst(verwijzingen.LIJST.pdf([v], peildatum=VANDAAG, teamnaam="Team"))
    assert "Hulp Modelstad" in blad
    assert "niet in behandeling" in blad
    verwijzingen.LIJST.xlsx([v], tmp_path / "v.xlsx", peildatum=VANDAAG)
    cellen = [c.value for rij in load_workbook(tmp_path / "v.xlsx").active for c in rij]
    assert "Hulp Modelstad" in cellen
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    dag = VANDAAG.isoformat()
    opdracht = ["lijst", str(s.pad), "verwijzingen", "--peildatum", dag, "--json"]
    assert voer_uit(opdracht, lambda *_a, **_k: 0) == 0
    (rij,) = json.loads(capsys.readouterr().out)
    assert (rij["naar"], rij["stand"], rij["gemeld"], rij["opnieuw"]) == (
        "Hulp Modelstad",
        "niet_in_behandeling",
        dag,
        "2026-12-16",
    )
    stand(date(2026, 11, 19), "in_bemiddeling")
    (v,) = alle_verwijzingen(s, date(2026, 11, 20))
    assert (v.stand, v.opnieuw) == (Verwijsstand.IN_BEMIDDELING, None)
    assert alle_verwijzingen(s, VANDAAG, "iemand anders") == []


# --- terugkoppeling ----------------------------------------------------------------------


def test_the_letter_is_the_terugkoppeling_and_speaking_is_not_writing(zaak) -> None:
    s, d, _ = zaak
    team_op_papier(s)
    (school,) = s.lees(School)
    op_papier = {"straat": "Schoolplein", "huisnummer": "1", "postcode": "7300 AC"}
    vastleggen.wijzig(s, dataclasses.replace(school, **op_papier))
    vastleggen.leg_vast(
        s,
        Overleg(
            dossier_id=d, stap="1", datum=date(2026, 11, 4), terugkoppeldatum=date(2026, 11, 25)
        ),
    )
    (open_,) = nu(s, d).open_terug
    assert (open_.aan, open_.uiterlijk) == (Doel.SCHOOL, date(2026, 11, 25))
    (concept,) = brieven.maak_concepten(
        s, d, "terugkoppeling_school", VANDAAG, VELDEN["terugkoppeling_school"]
    )
    assert concept.aan is Ontvangersoort.SCHOOL
    wijziging = brieven.registreer(s, [concept])
    b = nu(s, d)
    assert b.open_terug == ()
    (gedaan,) = b.gedaan_terug
    assert (gedaan.aan, gedaan.datum, gedaan.wijze) == (Doel.SCHOOL, VANDAAG, Doorgavewijze.BRIEF)
    assert is_op_schrift(gedaan)
    assert not is_op_schrift(dataclasses.replace(gedaan, wijze=Doorgavewijze.MONDELING))
    vastleggen.maak_ongedaan(s, wijziging)  # the letter and what it ticked off go together
    assert len(nu(s, d).open_terug) == 1


def test_the_json_has_all_of_it(zaak) -> None:
    s, d, (moeder, _) = zaak
    zeg(s, d, moeder, KERNTEAM, tot=date(2027, 7, 31))
    uit = betrokkenen_json(nu(s, d))
    assert set(uit) == {
        "toestemming",
        "belastbaarheid",
        "regie",
        "verwijzingen",
        "terugkoppeling",
    }
    kernteam = next(r for r in uit["toestemming"] if r["doel"] == "kernteam")
    assert kernteam["compleet"] is False
    assert kernteam["antwoorden"][0] == {
        "wie": "moeder",
        "moet": True,
        "stand": "ja",
        "dag": "2026-11-02",
        "tot": "2027-07-31",
        "wijze": None,
    }
    assert [a["stand"] for a in kernteam["antwoorden"]] == ["ja", "geen", "geen"]
    json.dumps(uit)


# --- niet delen met ouders ---------------------------------------------------------------


def test_what_a_leerling_of_16_keeps_to_himself_is_on_no_paper_for_ouders(
    team_sessie: Sessie, tmp_path: Path, monkeypatch, capsys
) -> None:
    s = team_sessie
    zestien = een_leerling(geboortedatum=date(2010, 3, 9))
    dossier, leerling, _ = zet_dossier(s, leerling=zestien)
    d = dossier.id
    vastleggen.leg_vast(s, een_ouder(leerling, relatie=Relatie.VADER, voorletters="M."))
    dag = date(2026, 11, 4)
    vastleggen.leg_vast(
        s,
        Contact(dossier_id=d, datum=dag, met=Contactmet.LEERLING, notitie="APPEL", niet_delen=True),
        Contact(dossier_id=d, datum=dag, met=Contactmet.LEERLING, notitie="PEER"),
        Contact(dossier_id=d, datum=dag, met=Contactmet.VADER, notitie="KERS"),
        Interventie(dossier_id=d, stap="1", datum=dag, doel="APPEL", niet_delen=True),
        Overleg(dossier_id=d, stap="1", datum=dag, notitie="APPEL", niet_delen=True),
        Afspraak(dossier_id=d, datum=dag, met="leerling", wat="APPEL", niet_delen=True),
        Afspraak(dossier_id=d, datum=dag, met="leerling", wat="PRUIM"),
        Belastbaarheid(
            dossier_id=d, datum=dag, antwoord=Antwoord.DEELS, van=Uitspraakvan.JEUGDARTS
        ),
    )
    beeld = dossierbeeld(s, d, VANDAAG)
    blad = tekst(ouders_pdf(beeld, "Team Modelstad"))
    assert "PEER" in blad
    assert "PRUIM" in blad
    assert "APPEL" not in blad
    assert "KERS" not in blad  # what vader said is not for moeder
    assert "vader" in blad
    assert "Belastbaarheid" not in blad  # 16: his own consent is asked
    over = voor_ouders(beeld.feiten, VANDAAG)
    assert over.toestemmingen == over.taken == over.gebeurtenissen == ()
    assert over.opsporing is None
    # In letters to ouders it is not either, whoever ticks it; to the leerling himself it may be.
    team_op_papier(s)
    ids = ",".join(a.id for a in s.lees(Afspraak))
    concepten = brieven.maak_concepten(s, d, "afspraken", VANDAAG, {"afspraken": ids})
    per_soort = {c.aan: tekst(c.pdf) for c in concepten}
    assert "APPEL" not in per_soort[Ontvangersoort.OUDER]
    assert "PRUIM" in per_soort[Ontvangersoort.OUDER]
    assert "APPEL" in per_soort[Ontvangersoort.LEERLING]
    # The command line says who decides from 16 on; from 18 on there is none.
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    naar = tmp_path / "o.pdf"
    opdracht = ["dossier", str(s.pad), leerling.id, "--peildatum", "2026-11-18"]
    opdracht += ["--pdf", str(naar), "--voor-ouders"]
    assert voer_uit(opdracht, lambda *_a, **_k: 0) == 0
    assert "beslist zelf over inzage" in capsys.readouterr().out
    assert "APPEL" not in tekst(naar.read_bytes())
    vastleggen.wijzig(
        s, dataclasses.replace(s.lees_een(Leerling, leerling.id), geboortedatum=date(2008, 3, 9))
    )
    with pytest.raises(KnownError, match="18 jaar of ouder"):
        ouders_pdf(dossierbeeld(s, d, VANDAAG), "Team")


def test_states_have_words() -> None:
    assert [a.label for a in Antwoordstand] == [
        "niet gevraagd",
        "ja",
        "nee",
        "ingetrokken",
        "verlopen",
        "vorige school",
    ]


def test_a_new_school_asks_the_kernteam_anew_and_a_leerling_of_16_is_asked_too(
    team_sessie: Sessie,
) -> None:
    """As the gate of the protocol says (protocollen 3, change of school; UAVG art. 5)."""
    s = team_sessie
    zestien = een_leerling(geboortedatum=date(2010, 3, 9))
    dossier, leerling, _ = zet_dossier(s, leerling=zestien)
    d = dossier.id
    (moeder,) = s.lees(Ouder)
    zeg(s, d, moeder, KERNTEAM)
    zeg(s, d, moeder, Toestemmingdoel.SWV)
    zin = "De ouders zeggen ja. De leerling is 16 of ouder: vraag ook de leerling zelf."
    assert doel_van(s, d, KERNTEAM).uitleg == zin
    zelf = {"dossier_id": d, "ouder_id": None, "datum": date(2026, 11, 3)}
    vastleggen.leg_vast(s, Toestemming(**zelf), Toestemming(**zelf, doel=Toestemmingdoel.SWV))
    assert doel_van(s, d, KERNTEAM).compleet
    (oud,) = s.lees(Inschrijving)
    nieuw = School(naam="Het Andere College", brin="99BB", vestiging="00", regio=oud_regio(s))
    vastleggen.leg_vast(s, nieuw)
    vastleggen.wijzig(s, dataclasses.replace(oud, tot=date(2026, 11, 8)))
    vastleggen.leg_vast(
        s, Inschrijving(leerling_id=leerling.id, school_id=nieuw.id, van=date(2026, 11, 9))
    )
    kernteam = doel_van(s, d, KERNTEAM)
    assert [v.stand for v in kernteam.vakken] == [Antwoordstand.VORIGE_SCHOOL] * 2
    assert kernteam.uitleg == (
        "Geen toestemming: die van moeder en leerling was voor de vorige school."
    )
    assert doel_van(s, d, Toestemmingdoel.SWV).compleet  # that is no matter of one school


def oud_regio(s: Sessie):
    (school,) = s.lees(School)
    return school.regio
