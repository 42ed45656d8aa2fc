"""Helpers for tests on letters: a team on paper, its people, and what each letter needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.domain.dossiers import Afspraak, Regie, Regiesoort, Toestemming
from app.domain.handelen import Contact, Contactmet, Contactsoort, Interventie, Overleg
from app.domain.mensen import Leerling, Ouder, Relatie
from app.domain.partners import Partner, Partnersoort
from app.domain.scholen import School, SchoolContact
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import instellingen
from app.services.sessie import Sessie
from tests.fabriek import een_leerling, een_melding, een_ouder, een_school, zet_dossier

NU = date(2026, 11, 18)

VELDEN: dict[str, dict[str, str]] = {
    "uitnodiging": {"datum_gesprek": "2026-11-30", "tijd_gesprek": "14:00"},
    "uitnodiging_tweede": {
        "eerste_gesprek": "2026-11-12",
        "datum_gesprek": "2026-11-30",
        "tijd_gesprek": "14:00",
    },
    "afspraken": {"gesproken_op": "2026-11-12", "terugblik": "2026-12-10"},
    "waarschuwing": {"gesproken_op": "2026-11-12"},
    "waarschuwing_luxe": {
        "mededeling": "Verlof moet acht weken vooraf worden aangevraagd.",
        "mededeling_op": "2026-08-31",
    },
    "aanschrijving_absoluut": {"datum_reactie": "2026-12-02"},
    "kennisgeving_ontvangen": {
        "ontvangen_op": "2026-11-09",
        "grond": "5_b",
        "nodig": "de verklaring over de richting van de scholen",
        "nodig_voor": "2026-12-04",
    },
    "vrijstelling_vastgesteld": {
        "grond": "5_c",
        "van": "2026-12-01",
        "tot": "2027-07-31",
        "opnieuw": "ja",
    },
    "vrijstelling_voldoet_niet": {
        "ontvangen_op": "2026-11-09",
        "grond": "5_b",
        "waarom": "In het jaar ervoor zat de leerling op een school van deze richting.",
        "datum_reactie": "2026-12-04",
    },
    "kennisgeving_herinnering": {"grond": "5_c"},
    "verlof_toegewezen": {
        "aanvraag_op": "2026-11-02",
        "eerste_dag": "2027-01-11",
        "laatste_dag": "2027-01-29",
        "aantal": "15",
        "hoofd_gehoord": "2026-11-10",
        "verleend": "15",
        "motivering": "Er is een gewichtige omstandigheid in de familie.",
    },
    "verlof_afgewezen": {
        "aanvraag_op": "2026-11-02",
        "eerste_dag": "2027-01-11",
        "laatste_dag": "2027-01-29",
        "aantal": "15",
        "hoofd_gehoord": "2026-11-10",
        "motivering": "Een langere vakantie is geen gewichtige omstandigheid.",
    },
    "besluit_3a": {
        "aanvraag_op": "2026-10-20",
        "uitkomst": "toegekend",
        "gehoord": "de aanvrager, de jongere en de school",
        "programma": "drie dagen school en twee dagen werk bij een leerbedrijf",
        "motivering": "Het gewone onderwijs past nu niet; dit programma wel.",
    },
    "besluit_3b": {
        "aanvraag_op": "2026-10-20",
        "uitkomst": "afgewezen",
        "gehoord": "de aanvrager, de jongere, de school en de mbo-instelling",
        "motivering": "Er is geen programma bij een mbo-instelling.",
    },
    "besluit_15": {
        "aanvraag_op": "2026-10-20",
        "uitkomst": "toegekend",
        "gehoord": "de aanvrager en de jongere",
        "tot": "2027-07-31",
        "motivering": "De cursus duurt een heel jaar en is voldoende.",
    },
    "toestemming": {"datum_terug": "2026-12-01"},
    "mbo_aanmelding": {"stand": "niet_aangemeld", "datum_reactie": "2026-12-01"},
    "terugkoppeling_school": {"uitkomst": "afspraken", "terugblik": "2026-12-10"},
    "aanmelding_kernteam": {"vraag": "Welke hulp op school past?", "terug_voor": "2026-12-04"},
    "swv_melding": {
        "soort": "ongeoorloofd",
        "vraag": "Denkt u mee over een passende plek?",
        "terug_voor": "2026-12-04",
    },
    "uitnodiging_overlegtafel": {
        "datum_overleg": "2026-11-30",
        "tijd_overleg": "14:00",
        "doel": "Alle mogelijkheden om naar school te gaan bekijken.",
    },
    "uitnodiging_mdo": {
        "datum_overleg": "2026-11-30",
        "tijd_overleg": "14:00",
        "doel": "Een plan met doelen maken.",
    },
    "uitnodiging_actietafel": {
        "datum_overleg": "2026-11-30",
        "tijd_overleg": "14:00",
        "doel": "Een plek en een begindatum vaststellen.",
    },
    "inbreng_actietafel": {
        "vraag": "Welke organisatie zorgt voor een plek, en wanneer?",
        "mening": "De leerling wil weer naar een school in de buurt.",
    },
    "vraag_jeugdarts": {
        "aanleiding": "Vier ziekmeldingen in twaalf weken.",
        "terug_voor": "2026-12-04",
    },
    "opdracht_belastbaarheid": {
        "reden": "5_a",
        "akkoord_op": "2026-11-12",
        "terug_voor": "2027-01-15",
    },
    "warme_overdracht": {"verhuisd_op": "2026-11-16", "stand": "Stap 2, kernteam op 3 november."},
}
"""What a person fills in for each letter; proposals do the rest."""


def team_op_papier(sessie: Sessie) -> None:
    """Give a team an address, a place for bezwaar, and partners to write to."""
    inst = replace(
        instellingen.lees(sessie),
        gemeente="Gemeente Modelstad",
        straat="Marktplein 1",
        postcode="1234 AB",
        plaats="Modelstad",
        antwoordadres="Postbus 100, 1230 AB  Modelstad",
        telefoon="012-345 67 89",
        email="leerplicht@modelstad.example",
        bezwaaradres="het college van B en W, Postbus 100, 1230 AB Modelstad",
    )
    instellingen.bewaar(sessie, inst)
    with sessie.schrijf() as tx:
        tx.wijzig(
            replace(
                sessie.ambtenaar,
                functie="leerplichtambtenaar",
                email="s.dewit@modelstad.example",
            )
        )
        for soort, naam, straat in (
            (Partnersoort.SWV, "SWV Modelland", "Postbus 12"),
            (Partnersoort.JEUGDARTS, "GGD Modelland", "Postbus 14"),
            (Partnersoort.CJG, "CJG Modelstad", "Postbus 16"),
            (Partnersoort.ARTS, "Praktijk De Meting", "Postbus 18"),
            (Partnersoort.GEMEENTE, "Gemeente Elders, Leerplicht", "Postbus 20"),
        ):
            tx.maak(
                Partner(
                    soort=soort,
                    naam=naam,
                    contactpersoon="A. Naam" if soort is Partnersoort.GEMEENTE else "",
                    straat=straat,
                    postcode="7300 AB",
                    plaats="Modelstad",
                )
            )


def van_jaren(jaren: int, **anders: Any) -> Leerling:
    """A leerling who turned this age a day ago."""
    return een_leerling(geboortedatum=date(NU.year - jaren, NU.month, NU.day - 1), **anders)


def vader_apart(leerling: Leerling, **anders: Any) -> Ouder:
    """A father at a geheim adres of his own, with a name that few forms expect."""
    basis: dict[str, Any] = {
        "relatie": Relatie.VADER,
        "aanhef": "de heer",
        "voorletters": "Đ.",
        "achternaam": "Đorđević-Şahin",
        "straat": "Laan van Fictie",
        "huisnummer": "3",
        "postcode": "7399zz",
        "plaats": "Voorbeeld",
        "geheim_adres": True,
    }
    return een_ouder(leerling, **basis | anders)


def een_school_met_adres() -> School:
    """A school that can be written to."""
    return een_school(
        straat="Schoolstraat", huisnummer="8", postcode="7300 AC", swv="SWV Modelland"
    )


def zet_persoon(sessie: Sessie, wie: str, *, vol: bool = True) -> str:
    """Write the dossier of one of the people of the issue; gives its id.

    "een_ouder": 10, one ouder. "apart": 13, two ouders apart, the father at a
    geheim adres, named Đorđević-Şahin, the mother O'Brien. "achttien": 18.
    `vol` False leaves the optional facts out.
    """
    leerling = {
        "een_ouder": van_jaren(10),
        "apart": van_jaren(13, achternaam="O'Brien", roepnaam="Zoë", voornamen="Zoë"),
        "achttien": van_jaren(18),
    }[wie]
    school = een_school_met_adres()
    dossier, _, _ = zet_dossier(sessie, leerling=leerling, school=school)
    d = dossier.id
    with sessie.schrijf() as tx:
        if wie == "apart":
            tx.maak(vader_apart(leerling))
        tx.maak(een_melding(leerling, dossier_id=d))
        tx.maak(
            Contact(
                dossier_id=d,
                datum=date(2026, 11, 12),
                soort=Contactsoort.GESPREK,
                met=Contactmet.OUDERS,
            )
        )
        tx.maak(
            Afspraak(dossier_id=d, datum=date(2026, 11, 12), met="ouders", wat="Elke dag op tijd.")
        )
        tx.maak(Regie(dossier_id=d, soort=Regiesoort.PROCES, organisatie="school", van=NU))
        if not vol:
            return d
        tx.maak(
            Afspraak(
                dossier_id=d,
                datum=date(2026, 11, 12),
                met="school",
                wat="De mentor belt bij verzuim.",
                uiterlijk=date(2026, 12, 1),
            )
        )
        tx.maak(Interventie(dossier_id=d, stap="1", datum=date(2026, 10, 12), doel="Op tijd komen"))
        tx.maak(Overleg(dossier_id=d, stap="2", datum=date(2026, 11, 3)))
        tx.maak(
            SchoolContact(school_id=school.id, naam="B. Voorbeeld", functie="verzuimcoördinator")
        )
        tx.maak(
            Gebeurtenis(dossier_id=d, soort="kennisgeving", datum=date(2026, 11, 9), uitkomst="5_b")
        )
    return d


def geef_toestemming(sessie: Sessie, dossier_id: str, *doelen: Any) -> None:
    """Record consent of every ouder with gezag of a dossier."""
    from app.domain.dossiers import Dossier

    leerling = sessie.lees_een(Dossier, dossier_id).leerling_id
    with sessie.schrijf() as tx:
        for ouder in sessie.lees(Ouder, leerling_id=leerling):
            for doel in doelen:
                tx.maak(
                    Toestemming(
                        dossier_id=dossier_id, ouder_id=ouder.id, doel=doel, datum=date(2026, 11, 2)
                    )
                )


def veel_verzuim(sessie: Sessie, dossier_id: str, aantal: int = 120) -> None:
    """Write that many days of ongeoorloofd verzuim: some three pages."""
    from app.domain.dossiers import Dossier

    leerling = sessie.lees_een(Dossier, dossier_id).leerling_id
    with sessie.schrijf() as tx:
        for nr in range(aantal):
            dag = date(2026, 3, 2) + timedelta(days=nr)
            tx.maak(
                Verzuimperiode(
                    leerling_id=leerling,
                    dossier_id=dossier_id,
                    soort=Periodesoort.ONGEOORLOOFD,
                    eerste_dag=dag,
                    laatste_dag=dag,
                )
            )
