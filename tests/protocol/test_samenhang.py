"""What protocol files say about each other, over all files of a team together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.team import TeamProtocol
from app.protocol.lezen.laden import load_regels
from app.protocol.lezen.samenhang import controleer_samenhang
from app.protocol.model import Regelbestand
from app.services.protocollen import controleer_bestanden, lees_meegeleverd, meegeleverd
from app.services.uitwisseling.regels import Reden, keurders

MAP = Path(__file__).parent
DUINEN = (MAP / "duinen.toml").read_text(encoding="utf-8")
LADDER = (MAP / "gehucht.toml").read_text(encoding="utf-8")

KOP = """
code = "{code}"
titel = "Proef"
geldig_vanaf = 2026-08-01
laag = "{laag}"
bron = {{ document = "d", plaats = "h. 1" }}
[documenten.d]
titel = "Stuk (2026)"
"""
SIGNAAL = """
[[signaal]]
code = "{code}"
soort = "{soort}"
norm = "{norm}"
drempel = {{ aantal = 16 }}
{venster}
tekst = "t"
vraag = "v"
bron = {{ document = "d", plaats = "h. 2" }}
"""
EIS = """
[[signaal]]
code = "{code}"
soort = "eis"
eis = {{ {eis} }}
tekst = "t"
vraag = "v"
bron = {{ document = "d", plaats = "h. 2" }}
"""


def maak(code: str, inhoud: str = "", laag: str = "regio") -> Regelbestand:
    return load_regels(KOP.format(code=code, laag=laag) + inhoud, f"{code}.toml")


def signaal(code: str, norm: str, venster: str, soort: str = "uren") -> str:
    return SIGNAAL.format(code=code, norm=norm, venster=venster, soort=soort)


def eis(tekst: str, code: str = "kijk") -> str:
    return EIS.format(code=code, eis=tekst)


@pytest.fixture(scope="module")
def duinen() -> Regelbestand:
    return load_regels(DUINEN, "duinen.toml")


@pytest.fixture(scope="module")
def ladder() -> Regelbestand:
    return load_regels(LADDER, "gehucht.toml")


def fouten(*bestanden: Regelbestand) -> list[str]:
    return [str(f) for f in controleer_samenhang(bestanden)]


def test_a_file_and_its_ladder_hang_together(duinen: Regelbestand, ladder: Regelbestand) -> None:
    assert fouten(duinen, ladder) == []


def test_stappen_of_a_ladder_that_is_not_there(duinen: Regelbestand) -> None:
    assert fouten(duinen) == [
        (
            "Protocolbestand duinen.toml, poort plan_er, eis: stap 'start' bestaat niet. "
            "Voeg [[stap]] toe."
        ),
        "Protocolbestand duinen.toml, poort plan_er: stap 'start' bestaat niet. Voeg [[stap]] toe.",
        "Protocolbestand duinen.toml, poort plan_er: stap 'brug' bestaat niet. Voeg [[stap]] toe.",
    ]


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        (
            'soort = "gebeurtenis", soorten = ["schorsingen"]',
            "gebeurtenis 'schorsingen' bestaat niet. Bedoelt u 'schorsing'?",
        ),
        (
            'soort = "gebeurtenis", soorten = ["schorsing"], uitkomsten = ["half"]',
            "gebeurtenis 'schorsing' heeft geen uitkomst 'half'. Kies uit: intern, extern.",
        ),
        (
            'soort = "gebeurtenis", soorten = ["gesprek_ouders"], geldig = true',
            "gebeurtenis 'gesprek_ouders' heeft geen tweede datum.",
        ),
        ('soort = "spoor", soorten = ["overigen"]', "spoor 'overigen' bestaat niet. Bedoelt u"),
        (
            'soort = "spoor", soorten = ["schorsing"], uitkomsten = ["klaar"]',
            "spoor 'schorsing' heeft geen uitkomst 'klaar'. Kies uit: terug, weg.",
        ),
        ('soort = "signaal", soorten = ["ziekte"]', "signaal 'ziekte' bestaat niet. Bedoelt u"),
        (
            'soort = "besluit", stap = "5"',
            "stap '5' bestaat niet. Kies uit: brug, overkant, start.",
        ),
    ],
)
def test_what_stands_in_no_file(
    duinen: Regelbestand, ladder: Regelbestand, vraag: str, fout: str
) -> None:
    (gevonden,) = fouten(duinen, ladder, maak("proef", eis(vraag)))
    assert gevonden.startswith(f"Protocolbestand proef.toml, signaal kijk, eis: {fout}")


@pytest.mark.parametrize(
    "vraag",
    [
        'soort = "gebeurtenis", soorten = ["schorsing"], uitkomsten = ["intern"], geldig = true',
        'soort = "spoor", soorten = ["schorsing"], uitkomsten = ["weg"]',
        'soort = "signaal", soorten = ["ziek"]',
        'soort = "besluit", stap = "brug"',
    ],
)
def test_what_stands_in_another_file(
    duinen: Regelbestand, ladder: Regelbestand, vraag: str
) -> None:
    assert fouten(duinen, ladder, maak("proef", eis(vraag))) == []


def test_a_track_is_looked_for_in_the_file_that_is_named(
    duinen: Regelbestand, ladder: Regelbestand
) -> None:
    def proef(spoor: str) -> list[str]:
        return fouten(
            duinen, ladder, maak("proef", eis('soort = "thuis"') + f'spoor = "{spoor}"\n')
        )

    assert proef("duinen/overig") == []
    assert proef("gehucht/overig")[0].startswith(
        "Protocolbestand proef.toml, signaal kijk: spoor 'gehucht/overig' bestaat niet."
    )
    assert proef("duinen/over") == [
        (
            "Protocolbestand proef.toml, signaal kijk: spoor 'duinen/over' bestaat niet. Bedoelt u "
            "'overig'? Mogelijk zijn: lang_thuis, opgave_team, overig, pv, schorsing."
        )
    ]


class TestDubbel:
    def test_two_files_beside_each_other(self) -> None:
        een, twee = maak("een", eis('soort = "thuis"')), maak("twee", eis('soort = "thuis"'))
        assert fouten(een, twee) == [
            (
                "Protocolbestand twee.toml, signaal kijk: deze code staat ook in een.toml. "
                "Geef een van de twee een andere code."
            )
        ]

    def test_versions_of_one_file(self) -> None:
        inhoud = eis('soort = "thuis"')
        assert fouten(maak("een", inhoud), maak("een", inhoud)) == []

    def test_two_ladders_never_hold_for_one_dossier(self, ladder: Regelbestand) -> None:
        kopie = load_regels(LADDER.replace('code = "gehucht"', 'code = "kopie"'), "kopie.toml")
        assert fouten(ladder, kopie) == []

    def test_a_ladder_and_what_runs_beside_it(self, ladder: Regelbestand) -> None:
        assert fouten(ladder, maak("een", eis('soort = "thuis"', code="nat"))) == [
            (
                "Protocolbestand een.toml, signaal nat: deze code staat ook in gehucht.toml. "
                "Geef een van de twee een andere code."
            )
        ]


class TestGebeurtenis:
    WET = '[[gebeurtenis]]\ncode = "verlof"\nnaam = "Verlof"\nuitkomsten = {{ ja = "ja"{meer} }}\n'
    BRON = 'bron = { document = "d", plaats = "h. 3" }\n'

    def bestand(self, code: str, laag: str, meer: str = "") -> Regelbestand:
        return maak(code, self.WET.format(meer=meer) + self.BRON, laag)

    def test_the_first_layer_gives_the_words_and_has_every_uitkomst(self) -> None:
        wet = self.bestand("wet_verlof", "wet")
        school = self.bestand("onze", "school", ', nee = "nee"')
        # The order in which they are given does not matter: wet comes first.
        assert fouten(school, wet) == [
            (
                "Protocolbestand onze.toml, gebeurtenis verlof: de woorden van deze gebeurtenis "
                "komen uit wet_verlof.toml, en daar ontbreekt de uitkomst 'nee'. "
                "Voeg 'nee' daar toe, of geef deze gebeurtenis een eigen code."
            )
        ]
        assert fouten(wet, self.bestand("onze", "school")) == []


class TestNorm:
    WEKEN = 'venster = { aantal = 4, eenheid = "schoolweken" }'
    TWAALF = 'venster = { aantal = 12, eenheid = "schoolweken" }'
    JAAR = 'venster = "schooljaar"'

    def test_other_number_of_the_same_unit_can_be_compared(self) -> None:
        een = maak("een", signaal("a", "uren", self.WEKEN))
        assert fouten(een, maak("twee", signaal("b", "uren", self.TWAALF))) == []

    @pytest.mark.parametrize(
        ("venster", "soort"), [(JAAR, "uren"), ("", "uren"), (WEKEN, "ziekmeldingen")]
    )
    def test_other_unit_or_kind_cannot(self, venster: str, soort: str) -> None:
        een = maak("een", signaal("a", "uren", self.WEKEN))
        assert fouten(een, maak("twee", signaal("b", "uren", venster, soort))) == [
            (
                "Protocolbestand twee.toml, signaal b: norm 'uren' heeft bij signaal a in een.toml "
                "een andere soort of een ander venster. "
                "Gebruik dezelfde soort en eenheid, of geef dit signaal een eigen norm."
            )
        ]

    def test_other_norms_have_nothing_to_do_with_each_other(self) -> None:
        een = maak("een", signaal("a", "uren", self.WEKEN))
        assert fouten(een, maak("twee", signaal("b", "anders", self.JAAR))) == []


def test_the_shipped_files_hang_together() -> None:
    assert [
        str(f) for f in controleer_samenhang([lees_meegeleverd(c) for c in meegeleverd()])
    ] == []
    assert controleer_bestanden(()) == (len(meegeleverd()), ())


def test_own_files_are_checked_beside_the_shipped_ones() -> None:
    goed = TeamProtocol(
        code="goed",
        geldig_vanaf=date(2026, 9, 1),
        toml=KOP.format(code="goed", laag="regio") + eis('soort = "thuis"', code="goed_thuis"),
    )
    assert controleer_bestanden((goed,)) == (len(meegeleverd()) + 1, ())
    stuk = TeamProtocol(code="stuk", geldig_vanaf=date(2026, 9, 1), toml='code = "stuk"\n')
    los = TeamProtocol(
        code="los",
        geldig_vanaf=date(2026, 9, 1),
        toml=KOP.format(code="los", laag="regio") + eis('soort = "spoor", soorten = ["zoek"]'),
    )
    aantal, gevonden = controleer_bestanden((stuk, los))
    assert aantal == len(meegeleverd()) + 2
    assert [f.tekst for f in gevonden] == [
        ("Protocolbestand stuk (eigen versie vanaf 01-09-2026): 'documenten' ontbreekt."),
        (
            "Protocolbestand los (eigen versie vanaf 01-09-2026), signaal kijk, eis: "
            "spoor 'zoek' bestaat niet."
        ),
    ]


def test_an_import_takes_a_file_without_ladder_and_refuses_a_broken_one() -> None:
    def keur(toml: str) -> list[str]:
        feit = TeamProtocol(code="duinen", geldig_vanaf=date(2026, 9, 1), toml=toml)
        fouten: list[Reden] = []
        for keurder in keurders(TeamProtocol.SOORT, date(2026, 11, 18)):
            keurder(feit, fouten, [])
        return [reden.tekst for reden in fouten]

    assert keur(DUINEN) == []
    assert "'laag'" in keur(DUINEN.replace('laag = "school"', 'laag = "dak"'))[0]
