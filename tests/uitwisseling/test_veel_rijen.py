"""A list of 50,000 rows: progress is told, stopping leaves nothing, and all of it lands at once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from stdnum.nl import bsn

from app.domain.scholen import School
from app.domain.verzuim import Melding
from app.services import vastleggen
from app.services.sessie import Sessie
from app.services.uitwisseling import Gestopt, Ontwerp, lees_bron, raad_koprij, voer_door

RIJEN = 50_000
LEERLINGEN = 5_000


@pytest.fixture(scope="module")
def lijst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write ten meldingen of each of 5,000 leerlingen, under headings of another package."""
    alle = (str(i) for i in range(999_000_000, 999_999_999))
    nummers = list(islice((n for n in alle if bsn.is_valid(n)), LEERLINGEN))
    begin = date(2026, 8, 17)
    regels = ["Kenmerk,Naam leerling,Geb.dat.,PGN,Brinnr,Vest,Verzuimtype,Gemeld"]
    for i in range(RIJEN):
        wie = i % LEERLINGEN
        geboren = date(2009, 1, 1) + timedelta(days=wie % 3000)
        gemeld = begin + timedelta(days=i // LEERLINGEN)
        regels.append(
            f'M-{i},"Naam{wie:04d}, Bo",{geboren:%d/%m/%Y},{nummers[wie]},99AA,0,V3,'
            f"{gemeld:%d/%m/%Y}"
        )
    pad = tmp_path_factory.mktemp("veel") / "veel.csv"
    pad.write_text("\n".join(regels), encoding="utf-8")
    return pad


@pytest.mark.timeout(240)
def test_fifty_thousand_rows(team_sessie: Sessie, lijst: Path) -> None:
    vastleggen.leg_vast(team_sessie, School(naam="X", brin="99AA", vestiging="00"))
    bron = lees_bron(lijst)
    ontwerp = Ontwerp(bron, bron.blad(""), raad_koprij(bron.blad("")))
    ontwerp.stel_voor()
    assert ontwerp.mist() == []
    assert ontwerp.datums == ("dd/mm/jjjj",)

    keer = 0

    def stop() -> bool:
        nonlocal keer
        keer += 1
        return keer > 20

    with pytest.raises(Gestopt):
        ontwerp.lees(team_sessie, stop=stop)
    assert keer == 21

    stand: list[tuple[int, int]] = []
    voorbeeld = ontwerp.lees(team_sessie, voortgang=lambda a, b, _t: stand.append((a, b)))
    assert len(stand) >= 50
    assert [a for a, _ in stand] == sorted(a for a, _ in stand)
    assert voorbeeld.tellingen()["melding"].nieuw == RIJEN
    assert voorbeeld.tellingen()["leerling"].nieuw == LEERLINGEN

    keer = 18
    with pytest.raises(Gestopt):
        voer_door(team_sessie, voorbeeld, stop=stop)
    assert team_sessie.lees(Melding) == []
    voer_door(team_sessie, voorbeeld)
    assert team_sessie.v.waarde("SELECT count(*) FROM melding") == RIJEN
