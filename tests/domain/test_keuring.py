"""What cannot be right is refused, with the field and a Dutch sentence; the rest is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.documenten import GROOTST, Document
from app.domain.dossiers import (
    Afspraak,
    Besluitsoort,
    Dossier,
    Eenheid,
    Sluitreden,
    Stapbesluit,
    Taak,
    Toestemming,
    Uitkomst,
    Wacht,
)
from app.domain.feit import Feit, velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import InvoerFout
from app.domain.handelen import Brief, Contact, Ontvangersoort
from app.domain.keuring import LENGTE, LENGTE_NOTITIE, PAREN, keur
from app.domain.mensen import Leerling
from app.domain.opsporing import OPSPORING_PER_CODE
from app.domain.overdracht import Antwoord, Heropening, Overdracht, Pakket, Verwant
from app.domain.scholen import School, Schoolnorm
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.team import Instelling, Protocolkeuze
from app.domain.verzuim import Melding, TeLaat, Verzuimsoort
from app.domain.vrijstellingen import (
    Bezwaar,
    Grond,
    SwvAdvies,
    Verlofaanvraag,
    Verlofbesluit,
    Verlofsoort,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
)

VANDAAG = date(2026, 11, 18)
DAG = date(2026, 11, 2)

LEERLING = Leerling(achternaam="X", geboortedatum=date(2012, 3, 9), bsn="999900377")
SCHOOL = School(naam="X", brin="99AA", vestiging="00")
MELDING = Melding(leerling_id="l", soort=Verzuimsoort.UUR16, melddatum=DAG)
DOSSIER = Dossier(leerling_id="l", dossiernummer="1", geopend=DAG)
CONTACT = Contact(dossier_id="d", datum=DAG)
AFSPRAAK = Afspraak(dossier_id="d", datum=DAG, met="moeder")
BESLUIT = Stapbesluit(dossier_id="d", datum=DAG, soort=Besluitsoort.BEGIN, stap="1")
BRIEF = Brief(
    dossier_id="d",
    datum=DAG,
    sjabloon="x",
    onderwerp="x",
    aan=Ontvangersoort.LEERLING,
    ontvanger="x",
)

SPOOR = Spoor(dossier_id="d", protocol="routes", code="route_luxe", begonnen=DAG)
GEBEURTENIS = Gebeurtenis(dossier_id="d", soort="schorsing", datum=DAG)
TELAAT = TeLaat(leerling_id="l", van=DAG, tot=DAG, aantal=1)
NORM = Schoolnorm(school_id="s", norm="te_laat", aantal=6, van=DAG)
KEUZE = Protocolkeuze(protocol="routes", van=DAG)
BEROEP = Vrijstelling(dossier_id="d", grond=Grond.LICHAMELIJK_PSYCHISCH, ingediend=DAG)
VOLDOET = replace(BEROEP, uitkomst=Vrijstellinguitkomst.VOLDOET, uitkomst_op=DAG, van=DAG)
VERZOEK = replace(
    BEROEP,
    grond=Grond.ANDER_ONDERWIJS,
    uitkomst=Vrijstellinguitkomst.AFGEWEZEN,
    uitkomst_op=DAG,
)
VERLOF = Verlofaanvraag(dossier_id="d", ontvangen=DAG, van=DAG, tot=DAG, dagen=11)
EERDER = date(2026, 11, 1)
DOCUMENT = Document(
    dossier_id="d",
    datum=DAG,
    titel="Plan",
    mediatype="application/pdf",
    sha256="0a" * 32,
    grootte=1,
)
OVERDRACHT = Overdracht(dossier_id="d", door_id="a", aan_id="b", aangeboden=DAG, van=DAG)
HEROPENING = Heropening(
    dossier_id="d", gesloten=EERDER, sluitreden=Sluitreden.HERSTELD, heropend=DAG
)
VERWANT = Verwant(leerling_id="l", ander_id="m", datum=DAG)
PAKKET = Pakket(dossier_id="d", datum=DAG, gemeente="Elders", sha256="0a" * 32)

GOED = [
    LEERLING,
    replace(LEERLING, bsn="", geboortedatum=VANDAAG),
    SCHOOL,
    replace(SCHOOL, brin="", vestiging=""),
    replace(SCHOOL, termijn_stap2=26),
    MELDING,
    replace(MELDING, uren=0),
    replace(MELDING, uren=2000.0, begindatum=DAG, einddatum=DAG),
    DOSSIER,
    replace(DOSSIER, gesloten=DAG, sluitreden=Sluitreden.VERHUISD),
    CONTACT,
    replace(CONTACT, notitie="Regel 1\nRegel 2\tinspringing – “é” 🙂"),
    replace(CONTACT, notitie="x" * LENGTE_NOTITIE),
    replace(CONTACT, datum=date(2027, 1, 1)),
    replace(AFSPRAAK, uitkomst=Uitkomst.GESCHONDEN, uitkomst_op=DAG),
    BESLUIT,
    replace(BESLUIT, soort=Besluitsoort.ANDERE_TERMIJN, aantal=4, eenheid=Eenheid.SCHOOLWEKEN),
    replace(BESLUIT, soort=Besluitsoort.AANDACHTSDATUM, nieuwe_datum=DAG),
    BRIEF,
    replace(BRIEF, aan=Ontvangersoort.OUDER, ouder_id="o", sha256="0a" * 32),
    Instelling(naam="logo_base64", waarde="A" * 1_000_000),
    Taak(datum=DAG, omschrijving="x"),
    replace(BESLUIT, soort=Besluitsoort.SLUIT_SPOOR, stap="", spoor="route_luxe:f-1"),
    replace(BESLUIT, antwoorden="herstel=nee andere_oplossing=ja", poorten="plan toestemming_po"),
    SPOOR,
    replace(SPOOR, geeindigd=DAG, uitkomst="afgerond"),
    GEBEURTENIS,
    BEROEP,
    replace(BEROEP, verklaring_op=EERDER, duur=Vrijstellingduur.PERMANENT),
    VOLDOET,
    replace(VOLDOET, tot=DAG),
    replace(VOLDOET, uitkomst=Vrijstellinguitkomst.AFGEWEZEN, van=None),
    replace(VOLDOET, uitkomst=Vrijstellinguitkomst.ANDERE_GEMEENTE, van=None, gemeente="Elders"),
    VERZOEK,
    replace(VERZOEK, bezwaar=Bezwaar.INGESTELD, bezwaar_op=DAG),
    VERLOF,
    replace(VERLOF, besluit=Verlofbesluit.DEELS, besluit_op=DAG, verleend=3),
    replace(GEBEURTENIS, dossier_id=None, aantal=0.5, tot=DAG, poorten="a b", spoor="c:f"),
    Boatermijn(dossier_id="d", van=DAG, datum=EERDER, vervallen=EERDER),
    TELAAT,
    replace(TELAAT, van=EERDER, aantal=2000),
    NORM,
    replace(NORM, tot=DAG),
    KEUZE,
    replace(KEUZE, aan=False, school_id="s", tot=DAG),
    replace(KEUZE, gemeente="Modelstad"),
    DOCUMENT,
    replace(DOCUMENT, grootte=GROOTST, bestandsnaam="x" * 255),
    OVERDRACHT,
    replace(OVERDRACHT, tot=DAG, antwoord=Antwoord.GEWEIGERD, antwoord_op=DAG),
    HEROPENING,
    VERWANT,
    PAKKET,
    replace(PAKKET, ontvangst_bevestigd=DAG),
]

FOUT: list[tuple[Feit, str, str]] = [
    (replace(MELDING, soort=Verzuimsoort.KENMERK), "bron", "niet van DUO"),
    (replace(LEERLING, achternaam=""), "achternaam", "Achternaam is niet ingevuld."),
    (replace(LEERLING, achternaam="  "), "achternaam", "Achternaam is niet ingevuld."),
    (replace(LEERLING, achternaam="a\0b"), "achternaam", "teken dat niet kan worden opgeslagen"),
    (replace(LEERLING, achternaam="x" * (LENGTE + 1)), "achternaam", "te lang: 1001 tekens"),
    (replace(LEERLING, geboortedatum=date(2026, 11, 19)), "geboortedatum", "in de toekomst"),
    (replace(LEERLING, geboortedatum=date(1899, 12, 31)), "geboortedatum", "ligt te ver weg"),
    (replace(LEERLING, bsn="999900378"), "bsn", "elfproef"),
    (replace(LEERLING, bsn="99990037"), "bsn", "cijfers"),
    (replace(LEERLING, bsn="9999.00.377"), "bsn", "zonder punten"),
    (replace(LEERLING, overgeslagen=7), "overgeslagen", "tussen 0 en 6"),
    (replace(SCHOOL, brin="99A"), "brin", "vier tekens"),
    (replace(SCHOOL, vestiging="0"), "vestiging", "twee cijfers"),
    (replace(SCHOOL, termijn_stap2=0), "termijn_stap2", "tussen 1 en 26"),
    (replace(MELDING, leerling_id=""), "leerling_id", "Leerling is niet ingevuld."),
    (replace(MELDING, dossier_id=""), "dossier_id", "Dossier is niet ingevuld."),
    (replace(MELDING, uren=-1), "uren", "tussen 0 en 2000"),
    (replace(MELDING, uren=float("nan")), "uren", "tussen 0 en 2000"),
    (
        replace(MELDING, begindatum=DAG, einddatum=date(2026, 11, 1)),
        "einddatum",
        "Laatste verzuimdag ligt voor eerste verzuimdag.",
    ),
    (replace(DOSSIER, gesloten=DAG), "sluitreden", "een datum en een reden"),
    (replace(DOSSIER, sluitreden=Sluitreden.ANDERS), "gesloten", "een datum en een reden"),
    (replace(CONTACT, notitie="x" * (LENGTE_NOTITIE + 1)), "notitie", "te lang: 20001 tekens"),
    (replace(CONTACT, notitie="x\x1by"), "notitie", "niet kan worden opgeslagen"),
    (replace(AFSPRAAK, uitkomst=Uitkomst.NAGEKOMEN), "uitkomst_op", "de dag waarop"),
    (replace(AFSPRAAK, uitkomst_op=DAG), "uitkomst", "de dag waarop"),
    (replace(BESLUIT, aantal=4), "eenheid", "een aantal en een eenheid"),
    (replace(BESLUIT, eenheid=Eenheid.WEKEN), "aantal", "een aantal en een eenheid"),
    (replace(BESLUIT, soort=Besluitsoort.ANDERE_TERMIJN), "aantal", "hoe lang die is"),
    (replace(BESLUIT, soort=Besluitsoort.AANDACHTSDATUM), "nieuwe_datum", "nieuwe datum"),
    (replace(BESLUIT, soort=Besluitsoort.ANDERE_OPLOSSING), "nieuwe_datum", "nieuwe datum"),
    (replace(BRIEF, aan=Ontvangersoort.OUDER), "ouder_id", "noemt die ouder"),
    (replace(BRIEF, ouder_id="o"), "ouder_id", "noemt die ouder"),
    (replace(BRIEF, sha256="0A" * 32), "sha256", "vingerafdruk"),
    (Taak(datum=DAG, omschrijving=""), "omschrijving", "Wat is niet ingevuld."),
    (Toestemming(dossier_id="d", datum=DAG, tot=date(2026, 11, 1)), "tot", "ligt voor datum"),
    (Wacht(dossier_id="d", van=DAG, tot=date(2026, 11, 1)), "tot", "Tot ligt voor van."),
    (replace(BESLUIT, stap=""), "stap", "Stap is niet ingevuld."),
    (replace(BESLUIT, spoor="route luxe"), "spoor", "Spoor is geen code."),
    (replace(BESLUIT, antwoorden="Moeder belde (boos)."), "antwoorden", "is geen code."),
    (replace(BESLUIT, poorten="Hij is ziek, zegt ze."), "poorten", "is geen code."),
    (replace(SPOOR, code=""), "code", "Soort spoor is niet ingevuld."),
    (replace(SPOOR, code="Luxe verzuim!"), "code", "Soort spoor is geen code."),
    (replace(SPOOR, uitkomst="afgerond"), "geeindigd", "de dag waarop het spoor eindigde"),
    (replace(SPOOR, geeindigd=EERDER), "geeindigd", "Geëindigd ligt voor begonnen."),
    (replace(GEBEURTENIS, tot=EERDER), "tot", "Tot en met ligt voor datum."),
    (replace(GEBEURTENIS, soort="Een gesprek."), "soort", "Wat is geen code."),
    (replace(GEBEURTENIS, uitkomst="Ging goed."), "uitkomst", "Uitkomst is geen code."),
    (replace(GEBEURTENIS, aantal=-1), "aantal", "tussen 0 en 100000"),
    (replace(GEBEURTENIS, datum=date(2200, 1, 1)), "datum", "ligt te ver weg"),
    (replace(BEROEP, uitkomst=Vrijstellinguitkomst.INGETROKKEN), "uitkomst_op", "bij elkaar"),
    (replace(BEROEP, uitkomst_op=DAG), "uitkomst", "bij elkaar"),
    (replace(BEROEP, swv_advies=SwvAdvies.GEEN_AANBOD), "swv_advies_op", "bij elkaar"),
    (replace(VOLDOET, uitkomst_op=EERDER), "uitkomst_op", "ligt voor ingediend op"),
    (replace(VOLDOET, tot=EERDER), "tot", "ligt voor geldt vanaf"),
    (replace(VOLDOET, van=None), "van", "Vanaf welke dag"),
    (replace(BEROEP, van=DAG), "van", "hoort alleen bij de uitkomst"),
    (replace(VOLDOET, gemeente="Elders"), "gemeente", "een andere gemeente"),
    (
        replace(VOLDOET, uitkomst=Vrijstellinguitkomst.TOEGEKEND),
        "uitkomst",
        "‘toegekend’ kan niet bij artikel 5 onder a",
    ),
    (
        replace(VOLDOET, uitkomst=Vrijstellinguitkomst.AFGEWEZEN, van=None, grond=Grond.RICHTING),
        "uitkomst",
        "‘afgewezen’ kan niet bij artikel 5 onder b",
    ),
    (
        replace(VERZOEK, uitkomst=Vrijstellinguitkomst.VOLDOET_NIET),
        "uitkomst",
        "kan niet bij artikel 15",
    ),
    (replace(BEROEP, duur=Vrijstellingduur.TIJDELIJK), "verklaring_op", "zegt de verklaring"),
    (
        replace(VERZOEK, verklaring_op=DAG, duur=Vrijstellingduur.TIJDELIJK),
        "duur",
        "alleen bij 5 onder a",
    ),
    (
        replace(BEROEP, bezwaar=Bezwaar.INGESTELD, bezwaar_op=DAG),
        "bezwaar",
        "geen bezwaar mogelijk",
    ),
    (replace(VERLOF, tot=EERDER), "tot", "ligt voor eerste dag"),
    (replace(VERLOF, besluit=Verlofbesluit.AFGEWEZEN), "besluit_op", "bij elkaar"),
    (replace(VERLOF, verleend=3), "verleend", "besluit om verlof te geven"),
    (
        replace(VERLOF, besluit=Verlofbesluit.DEELS, besluit_op=DAG),
        "verleend",
        "Hoeveel schooldagen",
    ),
    (
        replace(VERLOF, grond=Verlofsoort.BEROEP, bezwaar=Bezwaar.INGESTELD, bezwaar_op=DAG),
        "bezwaar",
        "de school",
    ),
    (replace(VERLOF, dagen=251), "dagen", "tussen 0 en 250"),
    (replace(TELAAT, tot=EERDER), "tot", "Tot en met ligt voor van."),
    (replace(TELAAT, aantal=0), "aantal", "tussen 1 en 2000"),
    (replace(NORM, tot=EERDER), "tot", "Tot en met ligt voor geldig vanaf."),
    (replace(NORM, aantal=0), "aantal", "tussen 1 en 2000"),
    (replace(KEUZE, school_id="s", gemeente="Modelstad"), "gemeente", "een school of een gemeente"),
    (replace(KEUZE, tot=EERDER), "tot", "Tot en met ligt voor vanaf."),
    (replace(DOCUMENT, grootte=GROOTST + 1), "grootte", "hoogstens 50 MB"),
    (replace(DOCUMENT, grootte=0), "grootte", "niet leeg"),
    (replace(DOCUMENT, sha256="0A" * 32), "sha256", "vingerafdruk"),
    (replace(DOCUMENT, titel=""), "titel", "Titel is niet ingevuld."),
    (replace(DOCUMENT, titel="x" * 201), "titel", "te lang: 201 tekens"),
    (replace(DOCUMENT, mediatype="Over de leerling."), "mediatype", "is geen code."),
    (replace(OVERDRACHT, aan_id="a"), "aan_id", "aan een ander"),
    (replace(OVERDRACHT, tot=EERDER), "tot", "ligt voor vanaf"),
    (replace(OVERDRACHT, antwoord=Antwoord.AANVAARD), "antwoord_op", "de dag waarop"),
    (replace(OVERDRACHT, antwoord_op=DAG), "antwoord", "de dag waarop"),
    (replace(HEROPENING, heropend=date(2026, 10, 31)), "heropend", "ligt voor was gesloten op"),
    (replace(VERWANT, ander_id="l"), "ander_id", "van zichzelf"),
    (replace(PAKKET, sha256="x"), "sha256", "vingerafdruk"),
    (replace(PAKKET, ontvangst_bevestigd=EERDER), "ontvangst_bevestigd", "ligt voor gemaakt op"),
]


@pytest.mark.parametrize("feit", GOED, ids=lambda f: f.SOORT)
def test_what_can_be_is_let_through(feit: Feit) -> None:
    keur(feit, VANDAAG)


@pytest.mark.parametrize(("feit", "veld", "tekst"), FOUT)
def test_what_cannot_be_is_refused(feit: Feit, veld: str, tekst: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        keur(feit, VANDAAG)
    assert fout.value.veld == veld
    assert tekst in fout.value.tekst
    assert fout.value.doe
    assert "999900" not in str(fout.value)


@pytest.mark.parametrize(
    "anders",
    [
        {"datum": datetime(2026, 11, 2, 12)},  # noqa: DTZ001
        {"datum": "2026-11-02"},
        {"soort": "telefoon"},
        {"geslaagd": 1},
        {"notitie": None},
    ],
)
def test_a_value_of_another_type_is_a_bug(anders: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=next(iter(anders))):
        keur(replace(CONTACT, **anders), VANDAAG)


def test_every_pair_names_two_dates_of_its_kind() -> None:
    for code, paren in PAREN.items():
        namen = {v.naam for v in velden({**PER_CODE, **OPSPORING_PER_CODE}[code])}
        assert all({a, b} <= namen for a, b in paren), code
