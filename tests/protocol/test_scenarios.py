"""Run every example beside the shipped protocols, and see that examples can fail."""

from __future__ import annotations

from importlib.resources import files

import pytest

from app.domain.fouten import KnownError
from app.protocol.scenario.scenario import Scenario, lees_scenarios
from app.protocol.scenario.scenarioproef import bundel, draai
from app.services.protocollen import lees_meegeleverd
from app.services.schoolkalender import standaard_vakanties

MAP = files("resources").joinpath("protocollen", "scenarios")


def alle() -> list[Scenario]:
    namen = sorted(p.name for p in MAP.iterdir() if p.name.endswith(".toml"))
    return [s for n in namen for s in lees_scenarios(MAP.joinpath(n).read_text("utf-8"), n)]


@pytest.mark.parametrize("scenario", alle(), ids=lambda s: f"{s.bestand}: {s.naam}")
def test_scenario(scenario: Scenario) -> None:
    regels = bundel([lees_meegeleverd(code) for code in scenario.protocollen])
    _, anders = draai(scenario, regels, standaard_vakanties())
    assert not anders, "\n".join(anders)


LADDER = """
protocollen = ["apeldoorn"]
[[scenario]]
naam = "Stap 1 kantelt na 3 schoolweken"
peildatum = 2026-11-20
feiten = [
    "2026-10-05 stapbesluit soort=begin stap=1",
    "2026-10-07 interventie stap=1 doel='weer naar school'",
]
verwacht = ["ladder stap=1 datum=%s status=over_termijn naar=2"]
"""


def een(toml: str) -> tuple[str, ...]:
    (scenario,) = lees_scenarios(toml, "proef.toml")
    return draai(scenario, bundel([lees_meegeleverd("apeldoorn")]), standaard_vakanties())[1]


def test_een_voorbeeld_klopt_of_zegt_wat_er_wel_is() -> None:
    # wo 7 okt + 3 schoolweken; herfstvakantie midden 17-25 okt telt niet: 14 okt, 28 okt, 4 nov
    assert een(LADDER % "2026-11-04") == ()
    (anders,) = een(LADDER % "2026-11-05")
    assert "datum=2026-11-04" in anders


@pytest.mark.parametrize(
    ("van", "naar", "tekst"),
    [
        ("interventie stap", "interventy stap", "'interventy' is geen feit"),
        ("stap=1 doel", "stapp=1 doel", "'stapp' is geen veld van interventie"),
        ("soort=begin", "soort=beginnen", "'beginnen' past niet bij soort"),
        ("verwacht =", "verwachting =", "'verwacht' is leeg"),
        ("2026-10-07", "7 oktober", "'oktober' is geen feit"),
        ("peildatum = 2026-11-20", 'peildatum = "nu"', "'peildatum' is geen datum"),
        ("naam =", "naa =", "'naam' ontbreekt"),
    ],
)
def test_een_fout_voorbeeld_noemt_bestand_en_wat_te_doen(van: str, naar: str, tekst: str) -> None:
    with pytest.raises(KnownError, match=tekst) as fout:
        een(LADDER.replace(van, naar) % "2026-11-04")
    assert "proef.toml" in str(fout.value)
