"""Protocol files: the shipped one loads, and every kind of mistake is told by file and rule."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.domain.dossiers import Eenheid
from app.domain.fouten import KnownError
from app.domain.team import TeamProtocol
from app.protocol.lezen.laden import load_protocol
from app.protocol.lezen.samenhang import controleer_samenhang
from app.protocol.model import Eis, Feitsoort, Grens, Signaalsoort, Sinds
from app.services.protocollen import geldend_protocol, ladders, lees_meegeleverd, meegeleverd
from resources.lezer import lees_tekst
from tests.protocol.bouw import apeldoorn

TOML = lees_tekst("protocollen", "apeldoorn.toml")


def vervang(oud: str, nieuw: str, keer: int = 1) -> str:
    assert oud in TOML, oud
    return TOML.replace(oud, nieuw, keer)


class TestApeldoorn:
    """The numbers of 003 h.4, read from the file."""

    @pytest.mark.parametrize(
        ("stap", "naar", "alternatief", "aantal"),
        [
            ("1", "2", (), 3),
            ("2", "3a", ("3b",), 4),
            ("3a", "4", (), 4),
            ("3b", "4", (), 4),
        ],
    )
    def test_ladder(self, stap: str, naar: str, alternatief: tuple[str, ...], aantal: int) -> None:
        regel = apeldoorn().stappen[stap].kantelpunt
        assert regel is not None
        assert (regel.naar, regel.alternatief) == (naar, alternatief)
        assert (regel.termijn.aantal, regel.termijn.eenheid) == (aantal, Eenheid.SCHOOLWEKEN)

    def test_stap_4_has_no_kantelpunt(self) -> None:
        stap = apeldoorn().stappen["4"]
        assert stap.kantelpunt is None
        assert stap.sluit_alles is True

    def test_who_may_repeat(self) -> None:
        herhalen = {code for code, stap in apeldoorn().stappen.items() if stap.herhalen}
        assert herhalen == {"2", "3a", "3b"}

    def test_every_rule_has_a_readable_source_with_its_year(self) -> None:
        protocol = apeldoorn()
        bronnen = [protocol.bron, protocol.deze_week.bron, protocol.lang_thuis.bron]
        bronnen += [p.bron for p in protocol.poorten] + [s.bron for s in protocol.signalen]
        for stap in protocol.stappen.values():
            bronnen.append(stap.bron)
            bronnen += [r.bron for r in (stap.kantelpunt, stap.aandacht) if r]
        for bron in bronnen:
            assert bron.plaats
            assert bron.eigen or re.search(r"\(20\d\d\)$", bron.document)


@pytest.mark.parametrize(
    ("toml", "delen"),
    [
        pytest.param(
            vervang('naar = "3a"', 'naar = "3c"'),
            ["stap 2", "naar", "'3c' bestaat niet", "1, 2, 3a, 3b, 4"],
            id="unknown stap in naar",
        ),
        pytest.param(
            vervang('alternatief = ["3b"]', 'alternatief = ["zz"]'),
            ["stap 2", "alternatief", "'zz' bestaat niet"],
            id="unknown stap in alternatief",
        ),
        pytest.param(
            vervang('naar = "4"', 'naar = "2"'),
            ["kring zonder einde", "2 → 3a → 2"],
            id="loop through naar",
        ),
        pytest.param(
            vervang('alternatief = ["3b"]', 'alternatief = ["3b", "1"]'),
            ["kring zonder einde", "1 → 2 → 1"],
            id="loop through alternatief",
        ),
        pytest.param(
            vervang('naar = "2"', 'naar = "1"'),
            ["stap 1", "kring zonder einde", "1 → 1"],
            id="stap to itself",
        ),
        pytest.param(
            vervang('begin = "1"', 'begin = "0"'),
            ["beginstap '0' bestaat niet"],
            id="no begin stap",
        ),
        pytest.param(vervang('begin = "1"\n', ""), ["'begin' ontbreekt"], id="begin missing"),
        pytest.param(
            vervang('begin = "1"', 'begin = "2"'),
            ["stap 1", "niet te bereiken"],
            id="stap out of reach",
        ),
        pytest.param(
            vervang('aantal = 3, eenheid = "schoolweken"', 'aantal = 3, eenheid = "schoolweek"'),
            ["stap 1, kantelpunt, termijn", "'schoolweek'", "Bedoelt u 'schoolweken'?"],
            id="unknown unit",
        ),
        pytest.param(
            vervang("aantal = 3, eenheid", "aantal = -3, eenheid"),
            ["stap 1, kantelpunt, termijn", "'aantal' is -3", "1 of meer"],
            id="negative term",
        ),
        pytest.param(
            vervang("aantal = 3, eenheid", "aantal = 0, eenheid"),
            ["'aantal' is 0"],
            id="term of nothing",
        ),
        pytest.param(
            vervang("aantal = 3, eenheid", 'aantal = "drie", eenheid'),
            ["'aantal' moet een heel getal zijn"],
            id="wrong type",
        ),
        pytest.param(
            vervang("aantal = 3, eenheid", "aantal = true, eenheid"),
            ["'aantal' moet een heel getal zijn"],
            id="true is no number",
        ),
        pytest.param(
            vervang('soort = "doorgave"', 'soort = "doorgaaf"'),
            ["poort swv_melding, eis", "'doorgaaf'", "Bedoelt u 'doorgave'?"],
            id="unknown poort vocabulary",
        ),
        pytest.param(
            vervang('doel = "kernteam"', 'doel = "keukenteam"'),
            ["poort toestemming_kernteam, eis", "'keukenteam'"],
            id="unknown toestemming",
        ),
        pytest.param(
            vervang('stappen = ["1", "2"]', 'stappen = ["1", "7"]'),
            ["poort toestemming_kernteam", "'7' bestaat niet"],
            id="poort at unknown stap",
        ),
        pytest.param(
            vervang('bron = { document = "apeldoorn", plaats = "h. 4, stap 1, kantelpunt" }\n', ""),
            ["stap 1, kantelpunt", "'bron' ontbreekt", "eigen = true"],
            id="missing bron",
        ),
        pytest.param(
            vervang(
                'document = "apeldoorn", plaats = "h. 4, stap 1"', 'document = "x", plaats = "y"'
            ),
            ["stap 1, bron", "'x' staat niet bij [documenten]"],
            id="unknown document",
        ),
        pytest.param(
            vervang('soorten = ["kernteam"]', 'soorten = ["kernteem"]'),
            ["stap 2, kantelpunt, vanaf", "'kernteem'", "kernteam"],
            id="unknown overleg",
        ),
        pytest.param(
            vervang('schoolveld = "termijn_stap2"', 'schoolveld = "termijn_stap9"'),
            ["een school heeft geen veld 'termijn_stap9'", "termijn_stap2"],
            id="unknown field of School",
        ),
        pytest.param(
            vervang('vragen = ["herstel"]', 'vragen = ["geluk"]'),
            ["de vraag 'geluk' bestaat niet"],
            id="unknown vraag",
        ),
        pytest.param(
            vervang("herhalen = true", "herhaling = true"),
            ["stap 2", "'herhaling' is hier onbekend", "herhalen"],
            id="misspelt key",
        ),
        pytest.param(
            vervang('code = "3a"', 'code = "2"'), ["stap 2", "twee keer"], id="stap twice"
        ),
        pytest.param(
            vervang("(sinds {dag}) zonder", "(sinds {datum}) zonder"),
            ["signaal zonder_bespreking", "'datum' kan in 'tekst' niet"],
            id="placeholder that nobody fills",
        ),
        pytest.param(
            vervang("geldig_vanaf = 2023-08-01", 'geldig_vanaf = "augustus"'),
            ["'geldig_vanaf' is geen datum"],
            id="no date",
        ),
        pytest.param(
            TOML[: TOML.index("[stap.aandacht]")]
            + TOML[TOML.index("# ---", TOML.index("[stap.aandacht]")) :],
            ["stap 4", "geen datum", "[stap.aandacht]"],
            id="stap without any date",
        ),
        pytest.param("", ["'documenten' ontbreekt"], id="empty file"),
    ],
)
def test_mistakes_are_told_by_file_rule_and_remedy(toml: str, delen: list[str]) -> None:
    with pytest.raises(KnownError) as gevangen:
        load_protocol(toml, "eigen.toml")
    assert "eigen.toml" in gevangen.value.tekst
    assert gevangen.value.doe
    for deel in delen:
        assert deel in str(gevangen.value)


def test_no_toml_names_line_and_column() -> None:
    with pytest.raises(KnownError) as gevangen:
        load_protocol('code = "a"\ntitel = \n', "eigen.toml")
    assert "eigen.toml" in gevangen.value.tekst
    assert "regel 2, kolom" in gevangen.value.tekst


@pytest.mark.parametrize(
    "plek",
    # In the middle of a line: between two rules a cut file would be a whole one.
    [treffer.end() for treffer in re.finditer(r"^\w+ = .", TOML, re.MULTILINE)][::14],
)
def test_a_file_cut_off_anywhere_is_a_known_error(plek: int) -> None:
    with pytest.raises(KnownError):
        load_protocol(TOML[:plek], "half.toml")


class TestGeldend:
    EIGEN = TOML.replace("aantal = 3, eenheid", "aantal = 2, eenheid", 1)

    def test_shipped_when_the_team_has_none(self) -> None:
        assert geldend_protocol((), "apeldoorn", date(2026, 11, 18)).bestand == "apeldoorn.toml"

    def test_same_text_is_read_once(self) -> None:
        eerste = geldend_protocol((), "apeldoorn", date(2026, 11, 18))
        assert geldend_protocol((), "apeldoorn", date(2027, 1, 1)) is eerste

    def test_the_teams_own_version_from_its_day_on(self) -> None:
        eigen = TeamProtocol(code="apeldoorn", geldig_vanaf=date(2026, 11, 1), toml=self.EIGEN)
        later = TeamProtocol(code="apeldoorn", geldig_vanaf=date(2027, 1, 1), toml=TOML)

        def aantal(dag: date) -> int:
            regel = geldend_protocol((later, eigen), "apeldoorn", dag).stappen["1"].kantelpunt
            assert regel is not None
            return regel.termijn.aantal

        assert aantal(date(2026, 10, 31)) == 3
        assert aantal(date(2026, 11, 1)) == 2
        assert aantal(date(2027, 1, 1)) == 3

    def test_shipped_files_fit_together_and_not_each_is_a_ladder(self) -> None:
        assert "apeldoorn" in ladders()
        assert {"apeldoorn_naast", "apeldoorn_scenarios"} <= set(meegeleverd()) - set(ladders())
        assert controleer_samenhang([lees_meegeleverd(code) for code in meegeleverd()]) == ()

    def test_unknown_code(self) -> None:
        with pytest.raises(KnownError, match="nergens") as gevangen:
            geldend_protocol((), "nergens", date(2026, 11, 18))
        assert "apeldoorn" in gevangen.value.doe


def test_the_read_me_beside_the_protocols_names_every_word() -> None:
    tekst = lees_tekst("protocollen", "LEESMIJ.md")
    for lijst in (Eis, Feitsoort, Grens, Signaalsoort, Sinds, Eenheid):
        for lid in lijst:
            assert f"`{lid.value}`" in tekst, lid
