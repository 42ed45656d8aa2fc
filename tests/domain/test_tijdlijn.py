"""The tijdlijn: one Dutch line per fact, newest first, nothing from after the peildatum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from app.domain.documenten import Document, Documentsoort
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import (
    Afspraak,
    Besluitsoort,
    Dossier,
    Eenheid,
    Regie,
    Regiesoort,
    Sluitreden,
    Stapbesluit,
    Taak,
    Toestemming,
    Uitkomst,
    Wacht,
    Wachtop,
)
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.handelen import (
    Brief,
    Contact,
    Contactmet,
    Doorgave,
    Herstel,
    Herstelsoort,
    Interventie,
    Interventiesoort,
    Ontvangersoort,
    Overleg,
)
from app.domain.klaarmet import Uitstel, Uitstelreden
from app.domain.mensen import Leerling, Ouder, Relatie, Verhuizing
from app.domain.overdracht import Antwoord, Heropening, Overdracht, Pakket
from app.domain.scholen import Inschrijving, School
from app.domain.schoolwerk import Lijstbespreking
from app.domain.tijdlijn import Baan, Groep, Teken, filter_tijdlijn, maak_tijdlijn
from app.domain.tijdlijnregels import periode
from app.domain.verzuim import (
    Melding,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)

WO18NOV = date(2026, 11, 18)
D = "dossier"


@dataclass
class NepKantelpunt:
    datum: date | None
    aard: str = "kantelpunt"
    uitleg: str = "vier schoolweken na 14 oktober"
    spoor: str | None = None
    titel: str = ""


@dataclass
class NepDoorloop:
    stap: str
    begin: date | None = None
    einde: date | None = None
    kantelpunt: date | None = None


@dataclass
class NepStand:
    stap: str = "2"
    doorlopen: tuple[NepDoorloop, ...] = ()
    kantelpunten: tuple[NepKantelpunt, ...] = ()


@dataclass
class NepVrij:
    naam: str
    van: date
    tot: date


def feiten(**wat: Any) -> DossierFeiten:
    leerling = Leerling(id="l", achternaam="Iepenlaan", geboortedatum=date(2011, 3, 9))
    school = School(id="s", naam="Het Fictieve Lyceum")
    basis: dict[str, Any] = {
        "dossier": Dossier(
            id=D, leerling_id="l", dossiernummer="2026-0001", geopend=date(2026, 9, 23)
        ),
        "leerling": leerling,
        "scholen": {"s": school},
        "ouders": (Ouder(id="m", leerling_id="l", relatie=Relatie.MOEDER, achternaam="Iepenlaan"),),
    }
    return DossierFeiten(**basis | wat)


def regels(f: DossierFeiten, **rest: Any) -> list[str]:
    return [f"{i.datum:%d-%m} {i.regel}" for i in maak_tijdlijn(f, None, WO18NOV, **rest)]


GEVALLEN: list[tuple[str, dict[str, Any], str]] = [
    (
        "verzuim dat loopt",
        {
            "perioden": (
                Verzuimperiode(
                    leerling_id="l",
                    dossier_id=D,
                    soort=Periodesoort.ONGEOORLOOFD,
                    eerste_dag=date(2026, 10, 12),
                ),
            )
        },
        "12-10 Ongeoorloofd verzuim · sinds 12 okt · hele dagen",
    ),
    (
        "losse uren",
        {
            "perioden": (
                Verzuimperiode(
                    leerling_id="l",
                    dossier_id=D,
                    soort=Periodesoort.ONGEOORLOOFD,
                    eerste_dag=date(2026, 9, 14),
                    laatste_dag=date(2026, 9, 22),
                    hele_dagen=False,
                    uren=7.5,
                ),
            )
        },
        "14-09 Ongeoorloofd verzuim · 14–22 sep · losse uren · 7,5 uur",
    ),
    (
        "contact",
        {
            "contacten": (
                Contact(
                    dossier_id=D,
                    datum=date(2026, 11, 12),
                    met=Contactmet.MOEDER,
                    notitie="Afspraak:\nvanaf maandag twee lesuren",
                ),
            )
        },
        "12-11 Telefoon met moeder · gesproken · Afspraak: vanaf maandag twee lesuren",
    ),
    (
        "niet bereikt",
        {
            "contacten": (
                Contact(
                    dossier_id=D,
                    datum=date(2026, 11, 12),
                    met=Contactmet.VADER,
                    geslaagd=False,
                ),
            )
        },
        "12-11 Telefoon met vader · niet bereikt",
    ),
    (
        "interventie",
        {
            "interventies": (
                Interventie(
                    dossier_id=D,
                    stap="1",
                    datum=date(2026, 9, 23),
                    soort=Interventiesoort.ROOSTER,
                    doel="alle lessen per 12 oktober",
                ),
            )
        },
        "23-09 Interventie gestart (school) · aangepast rooster · doel: alle lessen per 12 oktober",
    ),
    (
        "kernteam",
        {
            "overleggen": (
                Overleg(
                    dossier_id=D,
                    stap="2",
                    datum=date(2026, 10, 14),
                    plan=True,
                    regievoerder="OC",
                    terugkoppeldatum=date(2026, 11, 11),
                ),
            )
        },
        "14-10 Kernteambespreking · plan op schrift · regievoerder OC · terugkoppeling wo 11 nov",
    ),
    (
        "andere termijn",
        {
            "besluiten": (
                Stapbesluit(
                    dossier_id=D,
                    datum=date(2026, 10, 14),
                    soort=Besluitsoort.ANDERE_TERMIJN,
                    stap="2",
                    aantal=6,
                    eenheid=Eenheid.SCHOOLWEKEN,
                    reden="onderzoek loopt",
                ),
            )
        },
        "14-10 Andere termijn voor stap 2 · 6 schoolweken · onderzoek loopt",
    ),
    (
        "herstel",
        {
            "herstel": (
                Herstel(
                    dossier_id=D,
                    datum=date(2026, 11, 9),
                    soort=Herstelsoort.GEDEELTELIJK,
                    opbouwdatum=date(2026, 11, 23),
                ),
            )
        },
        "09-11 Herstel · gaat gedeeltelijk naar school (opbouw) · volgende opbouw ma 23 nov",
    ),
    (
        "toestemming",
        {"toestemmingen": (Toestemming(dossier_id=D, ouder_id="m", datum=date(2026, 10, 8)),)},
        "08-10 Toestemming van moeder · bespreken in het kernteam",
    ),
    (
        "regie",
        {
            "regie": (
                Regie(
                    dossier_id=D,
                    soort=Regiesoort.PROCES,
                    organisatie="school",
                    persoon="OC",
                    van=date(2026, 10, 14),
                ),
            )
        },
        "14-10 Regie op proces · school, OC",
    ),
    (
        "wacht",
        {
            "wachten": (
                Wacht(
                    dossier_id=D,
                    van=date(2026, 11, 2),
                    tot=date(2026, 12, 1),
                    op=Wachtop.SO_PLAATS,
                ),
            )
        },
        "02-11 Wacht op een plaats in het (v)so · tot di 1 dec",
    ),
    (
        "brief",
        {
            "brieven": (
                Brief(
                    dossier_id=D,
                    datum=date(2026, 9, 25),
                    sjabloon="uitnodiging",
                    onderwerp="Uitnodiging gesprek",
                    aan=Ontvangersoort.OUDER,
                    ouder_id="m",
                    ontvanger="A. Iepenlaan",
                ),
            )
        },
        "25-09 Brief: Uitnodiging gesprek · aan moeder",
    ),
    (
        "doorgave",
        {"doorgaven": (Doorgave(dossier_id=D, datum=date(2026, 11, 13)),)},
        "13-11 Doorgegeven aan samenwerkingsverband · door school",
    ),
    (
        "lijstbespreking",
        {
            "besprekingen": (
                Lijstbespreking(
                    leerling_id="l", school_id="s", dossier_id=D, datum=date(2026, 11, 16)
                ),
            )
        },
        "16-11 Verzuimlijst met de school doorgenomen · geen actie",
    ),
    (
        "inschrijving",
        {
            "inschrijvingen": (
                Inschrijving(leerling_id="l", school_id="s", van=date(2026, 8, 1), klas="3b"),
            )
        },
        "01-08 Ingeschreven · Het Fictieve Lyceum · klas 3b",
    ),
    (
        "verhuizing",
        {
            "verhuizingen": (
                Verhuizing(
                    leerling_id="l",
                    datum=date(2026, 10, 1),
                    van_gemeente="Modelstad",
                    naar_gemeente="Elders",
                    overgedragen_op=date(2026, 10, 5),
                    ontvangst_bevestigd=date(2026, 11, 19),  # a day after the peildatum
                ),
            )
        },
        "01-10 Verhuisd · van Modelstad · naar Elders · dossier overgedragen",
    ),
    (
        "document",
        {
            "documenten": (
                Document(
                    dossier_id=D,
                    datum=date(2026, 11, 3),
                    titel="OPP",
                    soort=Documentsoort.PLAN,
                    mediatype="application/pdf",
                    sha256="0f" * 32,
                    grootte=9,
                    van_wie="school",
                ),
            )
        },
        "03-11 Document: OPP · plan of OPP · van school",
    ),
    (
        "overdracht",
        {
            "overdrachten": (
                Overdracht(
                    dossier_id=D,
                    door_id="a1",
                    aan_id="a2",
                    aangeboden=date(2026, 11, 2),
                    van=date(2026, 11, 9),
                    tot=date(2026, 11, 13),
                    antwoord=Antwoord.GEWEIGERD,
                    antwoord_op=date(2026, 11, 4),
                    reden="Zelf met verlof.",
                ),
            )
        },
        "04-11 Waarneming geweigerd · Zelf met verlof.",
    ),
    (
        "heropening",
        {
            "heropeningen": (
                Heropening(
                    dossier_id=D,
                    gesloten=date(2026, 10, 9),
                    sluitreden=Sluitreden.HERSTELD,
                    heropend=date(2026, 10, 28),
                ),
            )
        },
        "28-10 Dossier heropend",
    ),
    (
        "pakket",
        {
            "pakketten": (
                Pakket(
                    dossier_id=D,
                    datum=date(2026, 11, 5),
                    gemeente="Elders",
                    inhoud="41 feiten",
                    sha256="0f" * 32,
                    ontvangst_bevestigd=date(2026, 11, 19),  # a day after the peildatum
                ),
            )
        },
        "05-11 Dossier verzonden aan gemeente Elders · 41 feiten",
    ),
    (
        "taak gedaan",
        {
            "taken": (
                Taak(
                    dossier_id=D,
                    datum=date(2026, 11, 10),
                    omschrijving="school bellen",
                    gedaan_op=date(2026, 11, 9),
                ),
            )
        },
        "09-11 Taak gedaan · school bellen",
    ),
    (
        "taak uitgesteld",
        {
            "taken": (
                Taak(id="t", dossier_id=D, datum=date(2026, 11, 10), omschrijving="school bellen"),
            ),
            "uitstellen": (
                Uitstel(
                    dossier_id=D,
                    taak_id="t",
                    datum=date(2026, 11, 9),
                    tot=date(2026, 11, 13),
                    reden=Uitstelreden.GEEN_GEHOOR,
                ),
            ),
        },
        "09-11 Taak uitgesteld tot vr 13 nov · school bellen · geen gehoor gekregen",
    ),
]


@pytest.mark.parametrize(
    ("wat", "verwacht"), [g[1:] for g in GEVALLEN], ids=[g[0] for g in GEVALLEN]
)
def test_feit_leest_als_een_regel(wat: dict[str, Any], verwacht: str) -> None:
    assert verwacht in regels(feiten(**wat))


def test_melding_noemt_haar_laatste_status() -> None:
    melding = Melding(
        id="m1",
        leerling_id="l",
        dossier_id=D,
        soort=Verzuimsoort.UUR16,
        melddatum=date(2026, 11, 4),
        begindatum=date(2026, 10, 6),
        einddatum=date(2026, 10, 30),
        uren=22,
    )
    statussen = (
        MeldingStatus(melding_id="m1", status=Meldingstatus.GEREGISTREERD, datum=date(2026, 11, 4)),
        MeldingStatus(
            melding_id="m1", status=Meldingstatus.IN_BEHANDELING, datum=date(2026, 11, 5)
        ),
        MeldingStatus(melding_id="m1", status=Meldingstatus.AFGESLOTEN, datum=date(2026, 11, 20)),
    )
    uit = regels(feiten(meldingen=(melding,), statussen=statussen))
    assert (
        "04-11 DUO-melding 16 uur in 4 weken · 22 uur ongeoorloofd · 6–30 okt · in behandeling"
        in uit
    )
    assert "05-11 Melding in behandeling · melding van wo 4 nov" in uit
    assert not any("afgesloten" in r or "geregistreerd" in r for r in uit)


def test_wat_na_de_peildatum_ligt_bestaat_niet() -> None:
    f = feiten(
        contacten=(Contact(dossier_id=D, datum=date(2026, 11, 19)),),
        perioden=(
            Verzuimperiode(
                leerling_id="l",
                dossier_id=D,
                soort=Periodesoort.ZIEKTE,
                eerste_dag=date(2026, 11, 16),
                laatste_dag=date(2026, 11, 20),
            ),
        ),
        toestemmingen=(
            Toestemming(
                dossier_id=D,
                ouder_id="m",
                datum=date(2026, 10, 8),
                ingetrokken_op=date(2026, 11, 19),
            ),
        ),
    )
    uit = maak_tijdlijn(f, None, WO18NOV)
    assert [i.soort for i in uit] == ["verzuimperiode", "toestemming", "dossier"]
    assert uit[0].loopt
    assert uit[0].einde is None
    assert uit[0].tekst == "sinds 16 nov · hele dagen"


def test_intrekking_en_gebroken_afspraak_hebben_een_eigen_dag() -> None:
    f = feiten(
        toestemmingen=(
            Toestemming(
                dossier_id=D,
                ouder_id=None,
                datum=date(2026, 10, 8),
                ingetrokken_op=date(2026, 11, 2),
            ),
        ),
        afspraken=(
            Afspraak(
                dossier_id=D,
                datum=date(2026, 11, 12),
                met="moeder",
                wat="twee lesuren per dag",
                uiterlijk=date(2026, 11, 16),
                uitkomst=Uitkomst.GESCHONDEN,
                uitkomst_op=date(2026, 11, 17),
            ),
        ),
    )
    uit = regels(f)
    assert uit[:4] == [
        "17-11 Afspraak met moeder niet nagekomen · twee lesuren per dag",
        "12-11 Afspraak met moeder · twee lesuren per dag · uiterlijk ma 16 nov",
        "02-11 Toestemming ingetrokken door leerling · bespreken in het kernteam",
        "08-10 Toestemming van leerling · bespreken in het kernteam",
    ]


def test_nieuwste_eerst_en_dezelfde_dag_in_vaste_orde() -> None:
    f = feiten(
        contacten=(Contact(id="c", dossier_id=D, datum=date(2026, 9, 23)),),
        interventies=(Interventie(id="i", dossier_id=D, stap="1", datum=date(2026, 9, 23)),),
    )
    assert [i.soort for i in maak_tijdlijn(f, None, WO18NOV)] == [
        "interventie",
        "contact",
        "dossier",
    ]


def test_kantelpunten_verstreken_komend_en_ontlopen() -> None:
    stand = NepStand(
        doorlopen=(
            # tipped on 14 Oct, went on the same day: not shown as passed
            NepDoorloop("1", date(2026, 9, 23), date(2026, 10, 14), date(2026, 10, 14)),
            NepDoorloop("2", date(2026, 10, 14), None, date(2026, 11, 17)),
        ),
        kantelpunten=(NepKantelpunt(date(2026, 11, 17), spoor="2"),),
    )
    uit = [i for i in maak_tijdlijn(feiten(), stand, WO18NOV) if i.vorm is Teken.RUIT_OPEN]
    assert [(i.datum, i.titel, i.ernst, i.komt) for i in uit] == [
        (date(2026, 11, 17), "Kantelpunt stap 2 verstreken", True, False)
    ]
    # on the last day itself it has not passed yet
    assert maak_tijdlijn(feiten(), stand, date(2026, 11, 17))[0].titel == "Kantelpunt stap 2"
    # two days before, it is still to come and stands on top
    eerder = maak_tijdlijn(feiten(), stand, date(2026, 11, 15))[0]
    assert (eerder.titel, eerder.komt, eerder.ernst) == ("Kantelpunt stap 2", True, False)


def test_te_laat_doorgegaan_laat_het_oude_kantelpunt_zien() -> None:
    stand = NepStand(
        doorlopen=(NepDoorloop("1", date(2026, 9, 23), date(2026, 10, 20), date(2026, 10, 14)),)
    )
    (ruit,) = [i for i in maak_tijdlijn(feiten(), stand, WO18NOV) if i.vorm is Teken.RUIT_OPEN]
    assert ruit.regel == "Kantelpunt stap 1 verstreken · de stap eindigde op di 20 okt"
    assert not ruit.ernst


def test_aandachtsdatum_heet_geen_kantelpunt() -> None:
    stand = NepStand(
        stap="4", kantelpunten=(NepKantelpunt(date(2026, 12, 2), aard="aandachtsdatum"),)
    )
    uit = maak_tijdlijn(feiten(), stand, WO18NOV)
    assert uit[0].titel == "Aandachtsdatum stap 4"
    zonder_stap = NepStand(
        stap="", kantelpunten=(NepKantelpunt(date(2026, 11, 2), aard="aandachtsdatum"),)
    )
    uit = maak_tijdlijn(feiten(), zonder_stap, WO18NOV)
    assert uit[0].titel == "Aandachtsdatum verstreken"
    geen = NepStand(kantelpunten=(NepKantelpunt(None, aard="geen"),))
    assert all(i.vorm is not Teken.RUIT_OPEN for i in maak_tijdlijn(feiten(), geen, WO18NOV))


def test_alleen_vakanties_binnen_beeld() -> None:
    vrij = [
        NepVrij("zomervakantie", date(2026, 7, 18), date(2026, 8, 30)),
        NepVrij("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),
        NepVrij("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
        NepVrij("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28)),
    ]
    uit = [i for i in maak_tijdlijn(feiten(), None, WO18NOV, vrij) if i.vorm is Teken.VAKANTIE]
    assert [(i.titel, i.tekst, i.einde, i.komt) for i in uit] == [
        ("Kerstvakantie", "19 dec – 3 jan", date(2027, 1, 3), True),
        ("Herfstvakantie", "17–25 okt", date(2026, 10, 25), False),
    ]


def test_gesloten_notities_tonen_geen_tekst_en_zeggen_dat() -> None:
    f = feiten(
        contacten=(
            Contact(id="c1", dossier_id=D, datum=date(2026, 11, 12), notitie="geheim verhaal"),
            Contact(id="c2", dossier_id=D, datum=date(2026, 11, 11)),
        )
    )
    uit = maak_tijdlijn(f, None, WO18NOV, notities_open=False)
    per_id = {i.feit_id: i for i in uit}
    assert per_id["c1"].regel == "Telefoon met ouders · gesproken · notitie op slot"
    assert not per_id["c2"].notitie_op_slot
    assert "geheim" not in repr(uit)


def test_filters_en_namen() -> None:
    f = feiten(
        contacten=(Contact(id="c", dossier_id=D, datum=date(2026, 11, 12)),),
        interventies=(Interventie(id="i", dossier_id=D, stap="1", datum=date(2026, 9, 30)),),
        brieven=(
            Brief(
                id="b",
                dossier_id=D,
                datum=date(2026, 9, 25),
                sjabloon="x",
                onderwerp="x",
                aan=Ontvangersoort.LEERLING,
                ontvanger="E.",
            ),
        ),
    )
    uit = maak_tijdlijn(f, None, WO18NOV, makers={"c": "S. de Wit", "i": "S. de Wit"})
    assert [i.feit_id for i in filter_tijdlijn(uit, Groep.CONTACT)] == ["c"]
    assert [i.feit_id for i in filter_tijdlijn(uit, Groep.BRIEVEN)] == ["b"]
    assert filter_tijdlijn(uit, Groep.ALLES) == uit
    per_id = {i.feit_id: i for i in uit}
    assert per_id["c"].rechts == "S. de Wit"
    # what the line has to say itself goes before who wrote it down
    assert per_id["i"].rechts == "stap 1"


def test_elke_soort_van_een_dossier_heeft_een_regel() -> None:
    """A new kind of fact must not fall out of the tijdlijn unseen."""
    in_beeld = set()
    for _, wat, _ in GEVALLEN:
        in_beeld |= {i.feit_soort for i in maak_tijdlijn(feiten(**wat), None, WO18NOV)}
    elders = {"melding", "meldingstatus", "afspraak", "behandelaar"}
    elders |= {"spoor", "gebeurtenis", "telaat", "boatermijn"}  # test_tijdlijnsporen
    elders |= {"belastbaarheid"}  # test_toestemming
    elders |= {"vrijstelling", "verlofaanvraag"}  # test_vrijstelling
    zonder = {
        "instelling",
        "teamprotocol",
        "importprofiel",
        "samenvoeging",
        "sjabloonversie",
        "partner",
        "verzending",  # its letters have a line each
        "verzendlid",
        "ondertekening",  # no letter yet: it waits in Brieven
        "ambtenaar",
        "school",
        "schoolcontact",
        "schoolambtenaar",
        "schoolafspraak",
        "schoolbezoek",
        "bezoekpunt",
        "absoluutbevinding",
        "schoolnorm",
        "protocolkeuze",
        "vrijedag",
        "vakantie",
        "leerling",
        "ouder",
        "verwant",
    }
    assert {s.SOORT for s in FEITSOORTEN} - in_beeld - elders == zonder


def test_balken_onderscheiden_zich_in_vorm() -> None:
    def balk(soort: Periodesoort, *, heel: bool) -> Teken:
        p = Verzuimperiode(
            leerling_id="l",
            dossier_id=D,
            soort=soort,
            eerste_dag=date(2026, 10, 1),
            hele_dagen=heel,
        )
        (item,) = [
            i for i in maak_tijdlijn(feiten(perioden=(p,)), None, WO18NOV) if i.baan is Baan.VERZUIM
        ]
        return item.vorm

    assert balk(Periodesoort.ONGEOORLOOFD, heel=True) is Teken.BALK_VOL
    assert balk(Periodesoort.ONGEOORLOOFD, heel=False) is Teken.BALK_GEARCEERD
    assert balk(Periodesoort.GEOORLOOFD, heel=True) is Teken.BALK_OPEN
    assert balk(Periodesoort.ZIEKTE, heel=False) is Teken.BALK_GEARCEERD


@pytest.mark.parametrize(
    ("van", "tot", "tekst"),
    [
        (date(2026, 10, 6), date(2026, 10, 30), "6–30 okt"),
        (date(2026, 9, 28), date(2026, 10, 3), "28 sep – 3 okt"),
        (date(2026, 10, 6), date(2026, 10, 6), "6 okt"),
        (date(2026, 10, 6), None, "sinds 6 okt"),
    ],
)
def test_periode(van: date, tot: date | None, tekst: str) -> None:
    assert periode(van, tot) == tekst
