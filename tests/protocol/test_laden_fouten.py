"""Every mistake in a file without ladder is told by file, rule and what to do, in these words."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.fouten import KnownError
from app.domain.opsporing import MOMENTUITKOMSTEN
from app.protocol.lezen.laden import load_protocol, load_regels

TOML = Path(__file__).with_name("duinen.toml").read_text(encoding="utf-8")
BREED = 'uitkomsten = { intern = "binnen de school", extern = "buiten de school" }'


def vervang(oud: str, nieuw: str) -> str:
    assert oud in TOML, oud
    return TOML.replace(oud, nieuw, 1)


def bij(kop: str, regel: str) -> str:
    """Add a line right under the code of a rule."""
    return vervang(f'code = "{kop}"\n', f'code = "{kop}"\n{regel}\n')


@pytest.mark.parametrize(
    ("toml", "fout"),
    [
        pytest.param(
            vervang('laag = "school"', 'begin = "1"'),
            ": 'begin' hoort bij een ladder, en dit bestand heeft geen [[stap]]. Laat 'begin' weg; "
            "of voeg [[stap]] toe als dit een ladder is.",
            id="begin without ladder",
        ),
        pytest.param(
            TOML + '[grenzen.stil]\ntermijn = { aantal = 4, eenheid = "weken" }\n',
            ": 'grenzen' hoort bij een ladder, en dit bestand heeft geen [[stap]]. "
            "Laat 'grenzen' weg; of voeg [[stap]] toe als dit een ladder is.",
            id="grenzen without ladder",
        ),
        pytest.param(
            vervang('laag = "school"', 'laag = "scholen"'),
            ": 'scholen' bij 'laag' is onbekend. Bedoelt u 'school'? "
            "Mogelijk zijn: wet, regio, school.",
            id="unknown layer",
        ),
        pytest.param(
            vervang('laag = "school"', 'laag = "wet"'),
            ", signaal te_laat: een regel in de laag 'wet' kan niet uit staan. Laat 'aan' weg, "
            'of zet de regel in een bestand met laag = "regio".',
            id="off in the law",
        ),
        pytest.param(
            vervang('code = "gesprek_ouders"', 'code = "Gesprek-ouders"'),
            ", gebeurtenis Gesprek-ouders: 'Gesprek-ouders' bij 'code' is geen code. Gebruik "
            "alleen kleine letters, cijfers en _ : bijvoorbeeld 'eerste_gesprek'.",
            id="no code",
        ),
        pytest.param(
            vervang('code = "gesprek_ouders"', 'code = "schorsing"'),
            ", gebeurtenis schorsing: gebeurtenis 'schorsing' staat er twee keer. "
            "Geef elke regel van deze soort een eigen code.",
            id="gebeurtenis twice",
        ),
        pytest.param(
            vervang('code = "ziek"', 'code = "uren"'),
            ", signaal uren: signaal 'uren' staat er twee keer. "
            "Geef elke regel van deze soort een eigen code.",
            id="signaal twice",
        ),
        pytest.param(
            vervang(BREED, 'uitkomsten = ["intern"]'),
            ", gebeurtenis schorsing: 'uitkomsten' is geen tabel. Voeg een tabel 'uitkomsten' toe.",
            id="uitkomsten as a list",
        ),
        pytest.param(
            vervang("opsporing = true\nuitkomsten", "uitkomsten"),
            ", gebeurtenis verhoor: 'verhoor' komt uit het verzegelde bestand. Voeg opsporing = "
            "true toe, of geef de gebeurtenis een andere code.",
            id="sealed code not said to be sealed",
        ),
        pytest.param(
            vervang('code = "verhoor"', 'code = "verhoren"'),
            ", gebeurtenis verhoren: het verzegelde bestand kent geen 'verhoren'. "
            f"Bedoelt u 'verhoor'? Mogelijk zijn: {', '.join(MOMENTUITKOMSTEN)}. "
            "Of laat 'opsporing' weg.",
            id="said to be sealed and is not",
        ),
        pytest.param(
            vervang('ouder = "ouder"', 'moeder = "moeder"'),
            ", gebeurtenis verhoor: 'verhoor' heeft in het verzegelde bestand geen uitkomst "
            "'moeder'. Bedoelt u 'ouder'? Mogelijk zijn: ouder, leerling.",
            id="sealed uitkomst",
        ),
        pytest.param(
            vervang('soort = "termijn"\nopsporing = true', 'soort = "termijn"'),
            ", spoor pv, start: 'verhoor' komt uit het verzegelde bestand en kan alleen in een "
            "spoor met opsporing = true. Zet opsporing = true bij het spoor, of verplaats deze "
            "regel naar zo'n spoor.",
            id="sealed moment in an open track",
        ),
        pytest.param(
            vervang('uitkomsten = ["luxe"]', 'uitkomsten = ["luxer"]'),
            ", spoor pv, stap insturen, klaar: gebeurtenis 'pv_ingestuurd' heeft geen uitkomst "
            "'luxer'. Bedoelt u 'luxe'? Mogelijk zijn: absoluut, signaal, luxe.",
            id="unknown uitkomst of the sealed file",
        ),
        pytest.param(
            vervang('uitkomsten = ["extern"]', 'uitkomsten = ["extrn"]'),
            ", spoor schorsing, start: gebeurtenis 'schorsing' heeft geen uitkomst 'extrn'. "
            "Bedoelt u 'extern'? Mogelijk zijn: intern, extern.",
            id="unknown uitkomst of a gebeurtenis of this file",
        ),
        pytest.param(
            vervang('tot = "Tot en met"\n', ""),
            ", signaal schorsing_loopt, eis: gebeurtenis 'schorsing' heeft geen tweede datum. "
            "Geef bij de [[gebeurtenis]] het woord 'tot', of gebruik de eerste datum.",
            id="second date that is not asked for",
        ),
        pytest.param(
            vervang('uitkomsten = ["weg"]', 'uitkomsten = ["gone"]'),
            ", definitie thuiszitter, eis: spoor 'schorsing' heeft geen uitkomst 'gone'. "
            "Kies uit: terug, weg.",
            id="unknown uitkomst of a track",
        ),
        pytest.param(
            vervang('spoor = "duinen/lang_thuis"', 'spoor = "duinen/langthuis"'),
            ", signaal uren: spoor 'duinen/langthuis' bestaat niet. Bedoelt u 'lang_thuis'? "
            "Mogelijk zijn: lang_thuis, opgave_team, overig, pv, schorsing.",
            id="unknown track of this file",
        ),
        pytest.param(
            vervang('spoor = "duinen/lang_thuis"', 'spoor = "lang_thuis"'),
            ", signaal uren: 'lang_thuis' bij 'spoor' is geen spoor. "
            'Schrijf de code van het bestand en van het spoor: "protocol/code".',
            id="track without its file",
        ),
        pytest.param(
            vervang('soort = "scenario"', 'soort = "boa"'),
            ", spoor schorsing: 'boa' bij 'soort' is onbekend. Kies uit: route, scenario, termijn.",
            id="kind of track",
        ),
        pytest.param(
            vervang('na = ["brief", "gesprek"]', 'na = ["breif"]'),
            ", spoor schorsing, stap terugblik: 'na': de stap 'breif' bestaat niet. "
            "Bedoelt u 'brief'? Mogelijk zijn: brief, gesprek, terugblik, einde_schorsing.",
            id="unknown step in na",
        ),
        pytest.param(
            bij("brief", 'na = ["gesprek"]'),
            ", spoor schorsing: de stappen brief, gesprek, terugblik wachten op elkaar. "
            "Laat 'na' alleen naar stappen wijzen die eerder klaar zijn.",
            id="steps that wait for each other",
        ),
        pytest.param(
            bij("melden", 'na = ["melden"]'),
            ", spoor lang_thuis: de stappen melden wachten op elkaar. "
            "Laat 'na' alleen naar stappen wijzen die eerder klaar zijn.",
            id="step that waits for itself",
        ),
        pytest.param(
            vervang('code = "terugblik"', 'code = "gesprek"'),
            ", spoor schorsing, stap gesprek: deze stap staat er twee keer. "
            "Geef elke stap een eigen code.",
            id="step twice",
        ),
        pytest.param(
            vervang(
                'eis = { soort = "stap_klaar", stap = "brief" }', 'eis = { soort = "stap_klaar" }'
            ),
            ", spoor schorsing, poort brief_eerst, eis: 'stap' ontbreekt. Voeg 'stap' toe.",
            id="stap_klaar of what",
        ),
        pytest.param(
            vervang('voor = ["terugblik"]', 'voor = ["3a"]'),
            ", spoor schorsing, poort brief_eerst: 'voor': de stap '3a' bestaat niet. "
            "Kies uit: brief, gesprek, terugblik, einde_schorsing.",
            id="gate of a track before a stap of the ladder",
        ),
        pytest.param(
            vervang('klaar = { soort = "doorgave", aan = "swv", tekst = "De school meldt" }\n', ""),
            ", spoor lang_thuis, stap melden: 'klaar' ontbreekt. Voeg een tabel 'klaar' toe.",
            id="step that nothing completes",
        ),
        pytest.param(
            bij("terugblik", 'termijn = { aantal = 1, eenheid = "weken" }'),
            ", spoor schorsing, stap terugblik: een stap heeft een 'termijn' of een 'aandacht', "
            "niet allebei. Laat 'aandacht' weg als de bron een termijn noemt.",
            id="term and aandacht",
        ),
        pytest.param(
            bij("melden", 'vanaf = { feit = "dossier" }'),
            ", spoor lang_thuis, stap melden: 'vanaf' hoort bij een termijn, en die ontbreekt. "
            "Voeg 'termijn' toe, of laat 'vanaf' weg.",
            id="vanaf without a term",
        ),
        pytest.param(
            bij("melden", 'hoogstens = { aantal = 1, eenheid = "weken" }'),
            ", spoor lang_thuis, stap melden: 'hoogstens' hoort bij een termijn, en die ontbreekt. "
            "Voeg 'termijn' toe, of laat 'hoogstens' weg.",
            id="hoogstens without a term",
        ),
        pytest.param(
            vervang('dagen = ["10-01"], voor = true', 'dagen = ["1 oktober"]'),
            ", spoor overig, stap opgave, termijn: '1 oktober' bij 'dagen' is geen dag. "
            'Schrijf maand en dag als "07-01" (1 juli).',
            id="fixed day in words",
        ),
        pytest.param(
            vervang('dagen = ["10-01"], voor = true', 'dagen = ["02-29"]'),
            ", spoor overig, stap opgave, termijn: '02-29' bij 'dagen' bestaat niet in elk jaar. "
            'Schrijf maand en dag als "07-01" (1 juli).',
            id="fixed day that not every year has",
        ),
        pytest.param(
            vervang('dagen = ["10-01"], voor = true', "dagen = []"),
            ", spoor overig, stap opgave, termijn: 'dagen' is leeg. "
            'Schrijf maand en dag als "07-01" (1 juli).',
            id="no fixed day",
        ),
        pytest.param(
            vervang('dagen = ["10-01"], voor = true', 'dagen = ["10-01"], aantal = 2'),
            ", spoor overig, stap opgave, termijn: 'dagen' en 'aantal' gaan niet samen. "
            "Kies: een aantal van een eenheid, of vaste dagen.",
            id="count and fixed days",
        ),
        pytest.param(
            vervang('aantal = 8, eenheid = "weken"', 'voor = true, aantal = 8, eenheid = "weken"'),
            ", spoor schorsing, stap einde_schorsing, termijn: 'voor' hoort bij een vaste dag, en "
            "'dagen' ontbreekt. Schrijf { dagen = [\"07-01\"], voor = true }, of laat 'voor' weg.",
            id="voor without fixed days",
        ),
        pytest.param(
            vervang("aantal = 8, eenheid", "aantal = 99999, eenheid"),
            ", spoor schorsing, stap einde_schorsing, termijn: 'aantal' is te groot. "
            "Geef een getal van hoogstens 3660.",
            id="term of centuries",
        ),
        pytest.param(
            vervang(
                "hoogstens = { aantal = 5, eenheid",
                "hoogstens = { terug = true, aantal = 5, eenheid",
            ),
            ", spoor schorsing, stap gesprek, hoogstens: 'terug' is hier onbekend. "
            "Kies uit: aantal, eenheid, grens.",
            id="plain term counted back",
        ),
        pytest.param(
            vervang("herhaal = { aantal = 1", "herhaal = { terug = true, aantal = 1"),
            ", spoor schorsing, stap einde_schorsing, herhaal: een herhaling telt niet terug. "
            "Laat 'terug' weg.",
            id="repeat counted back",
        ),
        pytest.param(
            vervang(
                'start = { feit = "gebeurtenis", soorten = ["verhoor"] }',
                'start = { feit = "vorige" }',
            ),
            ", spoor pv, start: 'vorige' bij 'feit' is onbekend. Kies uit: interventie, overleg, "
            "contact, melding, thuis, gebeurtenis, gebeurtenis_tot, doorgave, herstel, verjaardag, "
            "begin_leerplicht, einde_leerplicht, inschrijving, uitschrijving, dossier, signaal.",
            id="track that starts with itself",
        ),
        pytest.param(
            vervang(
                'start = { feit = "gebeurtenis", soorten = ["verhoor"] }',
                'start = { feit = "gebeurtenis" }',
            ),
            ", spoor pv, start: 'soorten' ontbreekt: welke gebeurtenis telt? "
            'Schrijf soorten = ["code"].',
            id="which gebeurtenis",
        ),
        pytest.param(
            vervang(
                'start = { feit = "gebeurtenis", soorten = ["verhoor"] }',
                'start = { feit = "gebeurtenis", soorten = ["verhoor"], welke = "ervoor" }',
            ),
            ", spoor pv, start: 'ervoor' bij 'welke' is onbekend. Kies uit: eerste, laatste.",
            id="a start before itself",
        ),
        pytest.param(
            bij("gesprek_ouders", 'mag_leeg = ["tot"]'),
            ", gebeurtenis gesprek_ouders: 'mag_leeg' hoort hier niet. Laat 'mag_leeg' weg.",
            id="empty, and not asked",
        ),
        pytest.param(
            vervang(
                'start = { feit = "gebeurtenis", soorten = ["verhoor"] }',
                'start = { feit = "verjaardag" }',
            ),
            ", spoor pv, start: 'jaren' ontbreekt. Voeg 'jaren' toe.",
            id="which birthday",
        ),
        pytest.param(
            vervang('start = { feit = "thuis", ', 'start = { feit = "thuis", vermoeden = true, '),
            ", spoor lang_thuis, start: 'vermoeden' is hier onbekend. Kies uit: feit, geen, naam, "
            "soorten, termijn, verzuim, welke.",
            id="suspicion at home",
        ),
        pytest.param(
            vervang(
                '{ soort = "niet", van = { soort = "ingeschreven" } }',
                '{ soort = "niet", van = [{ soort = "ingeschreven" }, { soort = "thuis" }] }',
            ),
            ", spoor schorsing, einde, deel 2: 'niet' heeft precies één eis. "
            "Zet meer eisen samen in 'alle' of 'een'.",
            id="not of two",
        ),
        pytest.param(
            vervang("minimum = 5\nmaximum = 17\n", ""),
            ", spoor schorsing, als: 'minimum' en 'maximum' ontbreken. Geef een van de twee.",
            id="which age",
        ),
        pytest.param(
            vervang("minimum = 5\n", "minimum = 18\n"),
            ", spoor schorsing, als: 'minimum' is hoger dan 'maximum'. Draai ze om.",
            id="upside down",
        ),
        pytest.param(
            vervang("minimum = 5\n", "minimum = 5.5\n"),
            ", spoor schorsing, als: een leeftijd is in hele jaren. Geef een heel getal.",
            id="half an age",
        ),
        pytest.param(
            vervang("maximum = 49.5", "maximum = 149.5"),
            ", definitie thuiszitter, eis, deel 2: het getal is hoger dan 100. "
            "Geef 0 tot en met 100.",
            id="more than all of the time",
        ),
        pytest.param(
            vervang("maximum = 49.5", "maximum = nan"),
            ", definitie thuiszitter, eis, deel 2: 'maximum' moet een getal zijn. "
            "Verbeter 'maximum'.",
            id="not a number",
        ),
        pytest.param(
            vervang('{ soort = "plicht", soorten = ["leerplichtig"] }', '{ soort = "plicht" }'),
            ", definitie thuiszitter, eis, deel 1: 'soorten' ontbreekt. Noem er een of meer: "
            "nog_niet, leerplichtig, kwalificatieplichtig, doorstroompunt, geen.",
            id="which duty",
        ),
        pytest.param(
            vervang(
                'soort = "verzuim", soorten = ["ziekte"]', 'soort = "verzuim", sinds = "spoor"'
            ),
            ', definitie thuiszitter, eis, deel 3: sinds = "spoor" kan alleen in een spoor. '
            'Kies "dossier", "stap" of "thuis".',
            id="since a track that is not there",
        ),
        pytest.param(
            vervang(
                'soort = "verzuim", soorten = ["ziekte"]',
                'soort = "verzuim", op_begin = true, binnen = { aantal = 1, eenheid = "weken" }',
            ),
            ", definitie thuiszitter, eis, deel 3: 'op_begin' is hier onbekend. "
            "Kies uit: binnen, sinds, soort, soorten, tekst.",
            id="age on the first day of a track that is not there",
        ),
        pytest.param(
            vervang('soort = "aanwezig", maximum', 'soort = "aanwezig", sinds = "thuis", maximum'),
            ", definitie thuiszitter, eis, deel 2: 'sinds' is hier onbekend. "
            "Kies uit: binnen, maximum, minimum, soort, tekst, termijn, verzuim.",
            id="since, of how things stand now",
        ),
        pytest.param(
            vervang(
                '{ soort = "regie", regie = "proces" }', '{ soort = "stap_klaar", stap = "brief" }'
            ),
            ", definitie thuiszitter, eis, deel 10: 'stap_klaar' kan alleen in een spoor. "
            'Vraag naar het spoor met soort = "spoor", of naar het feit zelf.',
            id="step outside a track",
        ),
        pytest.param(
            vervang('van = "uren", soorten', 'van = "te_laat", soorten'),
            ", definitie thuiszitter, eis, deel 6: 'soorten' hoort hier niet. Laat 'soorten' weg.",
            id="kinds of verzuim of too late",
        ),
        pytest.param(
            vervang('venster = "schooljaar", minimum', 'venster = "schooljaren", minimum'),
            ", definitie thuiszitter, eis, deel 6: 'schooljaren' bij 'venster' is onbekend. "
            "Bedoelt u 'schooljaar'? Mogelijk zijn: schooljaar.",
            id="unknown window",
        ),
        pytest.param(
            vervang("drempel = { aantal = 12.5 }\n", ""),
            ", signaal uren: 'drempel' ontbreekt: vanaf hoeveel is het zover? Voeg toe: drempel = "
            '{ aantal = 16 }; of drempel = { ontbreekt = "…" } als de bron geen getal noemt.',
            id="norm without a threshold",
        ),
        pytest.param(
            vervang("drempel = { aantal = 12.5 }", "drempel = { aantal = 0 }"),
            ", signaal uren, drempel: 'aantal' ontbreekt of is 0. "
            "Geef een getal boven 0, of 'ontbreekt' met een zin.",
            id="threshold of nothing",
        ),
        pytest.param(
            vervang(
                'drempel = { ontbreekt = "Het plan noemt geen getal." }',
                'drempel = { ontbreekt = "Geen getal.", aantal = 3 }',
            ),
            ", signaal te_laat, drempel: 'aantal' is hier onbekend. Kies uit: ontbreekt.",
            id="missing and there",
        ),
        pytest.param(
            bij("schorsing_loopt", 'norm = "schorsing"'),
            ", signaal schorsing_loopt: de soort 'eis' telt niet en heeft dus geen norm of "
            "drempel. Laat ze weg, of kies een soort die telt: uren, ziekmeldingen, dagen_aaneen, "
            "dagen, te_laat.",
            id="norm of what is not counted",
        ),
        pytest.param(
            vervang('tekst = "Te vaak te laat"', 'tekst = "{keren} te laat"'),
            ", signaal te_laat: 'keren' kan in 'tekst' niet worden ingevuld. "
            "Kies uit: aantal, dag, dagen, drempel, stap, termijn.",
            id="placeholder of a count",
        ),
        pytest.param(
            vervang('tekst = "De schorsing loopt"', 'tekst = "Al {aantal} dagen"'),
            ", signaal schorsing_loopt: 'aantal' kan in 'tekst' niet worden ingevuld. "
            "Kies uit: dag, dagen, stap, termijn.",
            id="count of what is not counted",
        ),
        pytest.param(
            vervang('tekst = "Te vaak te laat"', 'tekst = "{dag!r} te laat"'),
            ", signaal te_laat: de haken in 'tekst' kloppen niet. Schrijf {dag}.",
            id="code inside braces",
        ),
        pytest.param(
            vervang(
                "venster = { aantal = 4, eenheid",
                "uur_per_dag = 5\nvenster = { aantal = 4, eenheid",
            ),
            ", signaal uren: 'uur_per_dag' is hier onbekend. Bedoelt u 'uren_per_dag'? Mogelijk "
            "zijn: aan, als, bron, code, drempel, norm, opnieuw_na, soort, spoor, stappen, "
            "stelt_voor, te_laat_uren, tekst, uren_per_dag, venster, verzuim, vraag, wettelijk, "
            "wie.",
            id="misspelt key of a signaal",
        ),
        pytest.param(
            vervang("controleren = true }", "controlern = true }"),
            ", spoor schorsing, stap brief, bron: 'controlern' is hier onbekend. Bedoelt u "
            "'controleren'? Mogelijk zijn: controleren, document, plaats.",
            id="misspelt key of a bron",
        ),
        pytest.param(
            vervang("[spoor_aandacht]", "[spooraandacht]"),
            ": 'spooraandacht' is hier onbekend. Bedoelt u 'spoor_aandacht'? Mogelijk zijn: bron, "
            "code, definitie, documenten, gebeurtenis, geldig_vanaf, laag, poort, signaal, spoor, "
            "spoor_aandacht, standaard, stap, titel, toelichting.",
            id="misspelt part",
        ),
    ],
)
def test_mistake(toml: str, fout: str) -> None:
    with pytest.raises(KnownError) as gevangen:
        load_regels(toml, "duinen.toml")
    assert str(gevangen.value) == f"Protocolbestand duinen.toml{fout}"


def test_a_track_without_steps() -> None:
    toml = TOML[: TOML.index("[[poort]]\ncode")] + (
        '[[spoor]]\ncode = "leeg"\nnaam = "Leeg"\nsoort = "route"\n'
        'bron = { document = "plan", plaats = "h. 1" }\n'
    )
    with pytest.raises(KnownError) as gevangen:
        load_regels(toml, "duinen.toml")
    assert str(gevangen.value) == (
        "Protocolbestand duinen.toml, spoor leeg: dit spoor heeft geen stappen. "
        "Voeg [[spoor.stap]] toe."
    )


def test_no_protocol_of_a_dossier_without_a_ladder() -> None:
    with pytest.raises(KnownError) as gevangen:
        load_protocol(TOML, "duinen.toml")
    assert str(gevangen.value) == (
        "Protocolbestand duinen.toml: 'Verzuim in de duinen' heeft geen stappen en loopt naast een "
        "ladder. Kies voor het dossier een protocol met stappen; dit hoort daarnaast te staan."
    )


@pytest.mark.parametrize("toml", ["a = " + "[" * 100_000, "a = " + "1" * 5_000])
def test_what_the_toml_reader_cannot_hold_is_told_as_no_toml(toml: str) -> None:
    with pytest.raises(KnownError, match="geen geldige TOML"):
        load_regels(toml, "diep.toml")
