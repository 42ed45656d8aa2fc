"""Doorzettingsmacht PO of Zuid-Limburg: 6 weken, at most 4 more without a reason (001 3.4.1)."""

from __future__ import annotations

import pytest

from app.domain.dossiers import Besluitsoort, Eenheid
from app.protocol.sporen.spoorbesluiten import reden_bij_stap
from app.services.protocollen import lees_meegeleverd


@pytest.mark.parametrize(
    ("aantal", "eenheid", "reden"),
    [
        (6, Eenheid.WEKEN, False),
        (10, Eenheid.WEKEN, False),
        (70, Eenheid.DAGEN, False),
        (71, Eenheid.DAGEN, True),
        (11, Eenheid.WEKEN, True),
    ],
)
def test_the_term_may_be_four_weken_longer(aantal: int, eenheid: Eenheid, reden: bool) -> None:
    sporen = {s.code: s for s in lees_meegeleverd("zuid_limburg").sporen}
    stap = sporen["doorzettingsmacht_po"].stappen["besluit"]
    gevonden = reden_bij_stap(stap, Besluitsoort.ANDERE_TERMIJN, aantal, eenheid)
    assert bool(gevonden) is reden
