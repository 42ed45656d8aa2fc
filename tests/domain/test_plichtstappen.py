"""How a duty was computed: every line with its day and article, worked out by hand."""

from __future__ import annotations

from datetime import date

from app.domain.plicht import plicht_op
from app.domain.plichtstappen import Plichtstap, plichtstappen
from tests.domain.test_plicht import MIDDEN, d, leerling


def stappen(geboren: str, peildatum: str, **rest: object) -> tuple[Plichtstap, ...]:
    iemand = leerling(geboren, **rest)
    return plichtstappen(iemand, plicht_op(iemand, d(peildatum), MIDDEN))


def test_every_bound_of_a_leerplichtige_with_its_article() -> None:
    # born 15 July 2021: five on 15 July 2026, the month after is August; Midden has holiday to
    # and with 30 August 2026, so Monday 31 August. Sixteen on 15 July 2037, in the schooljaar to
    # 31 July 2037. Eighteen on 15 July 2039: kwalificatieplicht to and with the 14th.
    regels = stappen("2021-07-15", "2026-11-22")
    assert [(r.soort, r.dag) for r in regels] == [
        ("feit", date(2021, 7, 15)),
        ("begin", date(2026, 8, 31)),
        ("termijn", date(2037, 7, 31)),
        ("termijn", date(2039, 7, 14)),
        ("oordeel", date(2026, 11, 22)),
    ]
    assert "art. 3 lid 1)" in regels[1].tekst
    assert "31 augustus 2026" in regels[1].tekst
    assert "art. 3 lid 1 onder b" in regels[2].tekst
    assert "art. 4a" in regels[3].tekst
    assert regels[4].tekst.startswith("Op 22 november 2026: Leerplichtig tot en met 31 juli 2037")


def test_a_startkwalificatie_before_the_end_leaves_no_kwalificatieplicht() -> None:
    # born 1 July 2010: leerplicht to 31 July 2026; a diploma of 10 July 2026 lies before that
    regels = stappen("2010-07-01", "2026-11-22", startkwalificatie=date(2026, 7, 10))
    teksten = [r.tekst for r in regels]
    assert "Startkwalificatie behaald op 10 juli 2026" in teksten
    assert any(t.startswith("Na de leerplicht volgt geen kwalificatieplicht") for t in teksten)
