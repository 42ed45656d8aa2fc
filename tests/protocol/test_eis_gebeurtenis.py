"""Demands on a gebeurtenis: how often, how much, in a row; and a birthday that is announced."""

from __future__ import annotations

import pytest

from app.protocol.lezen.laden import load_regels
from app.protocol.scenario.scenario import lees_scenarios
from app.protocol.scenario.scenarioproef import bundel, draai
from app.services.schoolkalender import standaard_vakanties
from resources.lezer import lees_tekst

BRON = 'bron = { document = "eigen", plaats = "proef" }'
LADDER = (
    lees_tekst("protocollen", "apeldoorn.toml")
    + f"""
[[gebeurtenis]]
code = "proef_consult"
naam = "Consult"
uitkomsten = {{ wel = "verschenen", niet = "niet verschenen" }}
aantal = "Aantal"
{BRON}

[[poort]]
code = "proef"
naam = "Proef"
open = "Ja"
dicht = "Nee"
eis = {{ soort = "gebeurtenis", soorten = ["proef_consult"], %s }}
{BRON}

[[signaal]]
code = "proef_twaalf"
soort = "leeftijd"
jaren = 12
termijn = {{ aantal = 3, eenheid = "maanden" }}
tekst = "Wordt 12 op {{dag}}"
vraag = "Zelf aanspreken?"
{BRON}
"""
)
SCENARIO = """
[[scenario]]
naam = "proef"
peildatum = %s
geboren = 2014-12-01
feiten = [%s]
verwacht = ["%s"]
"""


def anders(eis: str, feiten: list[str], verwacht: str, peildatum: str = "2026-11-18") -> str:
    regels = load_regels(LADDER % eis, "proef.toml")
    rijen = ", ".join(f'"{feit}"' for feit in feiten)
    kop = 'protocollen = ["apeldoorn"]'
    (scenario,) = lees_scenarios(kop + SCENARIO % (peildatum, rijen, verwacht), "scenario.toml")
    return " ".join(draai(scenario, bundel([regels]), standaard_vakanties())[1])


def consult(dag: str, uitkomst: str = "niet", aantal: str = "") -> str:
    return f"2026-{dag} gebeurtenis soort=proef_consult uitkomst={uitkomst}" + (
        f" aantal={aantal}" if aantal else ""
    )


@pytest.mark.parametrize(
    ("feiten", "stand"),
    [
        ([consult("10-05"), consult("10-12")], "open"),
        ([consult("10-05"), consult("10-07", "wel"), consult("10-12")], "dicht"),
        ([consult("10-05"), consult("10-12"), consult("10-19", "wel")], "dicht"),
        ([consult("10-05", "wel"), consult("10-12"), consult("10-19")], "open"),
        ([consult("10-05")], "dicht"),
        # What is dated after the peildatum does not break the row.
        ([consult("10-05"), consult("10-12"), consult("11-19", "wel")], "open"),
    ],
)
def test_twice_in_a_row(feiten: list[str], stand: str) -> None:
    eis = 'uitkomsten = ["niet"], keer = 2, achtereen = true'
    assert anders(eis, feiten, f"poort proef {stand}") == ""


def test_twice_in_all_is_not_in_a_row() -> None:
    feiten = [consult("10-05"), consult("10-07", "wel"), consult("10-12")]
    assert anders('uitkomsten = ["niet"], keer = 2', feiten, "poort proef open") == ""


@pytest.mark.parametrize(
    ("grens", "aantal", "stand"),
    [
        ("minimum = 10.5", "10", "dicht"),
        ("minimum = 10.5", "11", "open"),
        ("minimum = 10", "10", "open"),
        ("maximum = 10", "10", "open"),
        ("maximum = 10", "10.5", "dicht"),
        # Not filled in: it is not known to be within the limit.
        ("maximum = 10", "", "dicht"),
    ],
)
def test_the_number_of_a_gebeurtenis(grens: str, aantal: str, stand: str) -> None:
    feiten = [consult("10-05", aantal=aantal)]
    assert anders(grens, feiten, f"poort proef {stand}") == ""


@pytest.mark.parametrize(
    ("peildatum", "verwacht"),
    [
        # Born on 1 December 2014: 12 on 1 December 2026, announced from 1 September on.
        ("2026-08-31", "geen signaal proef_twaalf"),
        ("2026-09-01", "signaal proef_twaalf datum=2026-12-01"),
        ("2026-11-30", "signaal proef_twaalf datum=2026-12-01"),
        ("2026-12-01", "geen signaal proef_twaalf"),
    ],
)
def test_a_birthday_of_its_own_is_announced(peildatum: str, verwacht: str) -> None:
    feiten = ["2026-08-03 melding soort=overig"]
    assert anders("keer = 1", feiten, verwacht, peildatum) == ""
