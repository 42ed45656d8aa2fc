"""Services: the cases of the example team, each a state the program knows.

What a case needs of its leerling stands beside how it is built. Every one
occurs once in a team with that many dossiers; the rest is drawn by weight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.leeftijd import verjaardag
from app.domain.scholen import Onderwijssoort
from app.services.voorbeeld import gevallen as g
from app.services.voorbeeld import zonder_ladder as z
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.klim import Zone, klim

LADDER = (
    Onderwijssoort.BO,
    Onderwijssoort.SBO,
    Onderwijssoort.SO,
    Onderwijssoort.VSO,
    Onderwijssoort.PRO,
    Onderwijssoort.VO,
)
VOORTGEZET = (Onderwijssoort.VO, Onderwijssoort.PRO)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A state of a case: how it is built, who it needs, how often it is drawn.

    `leeftijd`: years and days to add to it on the peildatum; None: as the
    school asks. `eigen_termijn`: a school with a term of its own.
    """

    naam: str
    bouw: Callable[[Dossierbouwer], None]
    gewicht: int = 0
    scholen: tuple[Onderwijssoort, ...] = LADDER
    gescheiden: bool = False
    geheim: bool = False
    ingeschreven: bool = True
    leeftijd: tuple[int, int] | None = None
    eigen_termijn: bool = False


def _op(stap: str, zone: Zone) -> Callable[[Dossierbouwer], None]:
    """Make the plain scenario of a stap whose term ends in a zone."""

    def bouw(b: Dossierbouwer) -> None:
        klim(b, stap, zone)

    return bouw


SCENARIOS: tuple[Scenario, ...] = (
    Scenario("stap 1, op schema", _op("1", Zone.LATER), 26),
    Scenario("stap 1, deze week", _op("1", Zone.WEEK), 6),
    Scenario("stap 1, over termijn", _op("1", Zone.OVER), 4),
    Scenario("stap 2, op schema", _op("2", Zone.LATER), 20),
    Scenario("stap 2, deze week", _op("2", Zone.WEEK), 4),
    Scenario("stap 2, over termijn", _op("2", Zone.OVER), 3, VOORTGEZET),
    Scenario("stap 3a, op schema", _op("3a", Zone.LATER), 9),
    Scenario("stap 3a, deze week", _op("3a", Zone.WEEK), 2),
    Scenario("stap 3a, over termijn", _op("3a", Zone.OVER), 2),
    Scenario("stap 3b, op schema", _op("3b", Zone.LATER), 3),
    Scenario("stap 3b, over termijn", _op("3b", Zone.OVER), 1),
    Scenario("3a en 3b naast elkaar", g.naast_elkaar, 1),
    Scenario("actietafel met datum", g.actietafel_met_datum, 1),
    Scenario("actietafel zonder datum", g.actietafel_zonder_datum),
    Scenario("wacht op", g.wacht, 12),
    Scenario("wacht is voorbij", g.wacht_voorbij, 1),
    Scenario("wacht en over termijn", g.wacht_over_termijn),
    Scenario("hersteld, nazorg", g.nazorg, 8),
    Scenario("gedeeltelijk terug, opbouw", g.opbouw, 4),
    Scenario("terugval", g.terugval, 1),
    Scenario("stap 2 herhaald", g.herhaald, 2),
    Scenario("eigen termijn van de school", g.eigen_schooltermijn, 0,
             (Onderwijssoort.VSO,), eigen_termijn=True),
    Scenario("andere termijn afgesproken", g.andere_termijn, 1),
    Scenario("andere oplossing in beeld", g.andere_oplossing, 2),
    Scenario("termijn in een jaar zonder kalender", g.zonder_kalender),
    Scenario("toestemming geweigerd", g.geweigerd, 1),
    Scenario("toestemming ingetrokken", g.ingetrokken, 1),
    Scenario("gescheiden ouders, geheim adres", _op("2", Zone.LATER), 1,
             gescheiden=True, geheim=True),
    Scenario("gescheiden ouders", _op("2", Zone.LATER), 5, gescheiden=True),
    Scenario("achttien jaar", _op("2", Zone.LATER), 0, (Onderwijssoort.VSO,), leeftijd=(18, 20)),
    Scenario("bijna achttien", _op("2", Zone.LATER), 1, (Onderwijssoort.VSO,), leeftijd=(18, -50)),
    Scenario("alleen geoorloofd", z.geoorloofd, 5),
    Scenario("ziekte met vermoeden", z.vermoeden, 2),
    Scenario("luxe", z.luxe, 3),
    Scenario("absoluut, zonder school", z.absoluut, 2, ingeschreven=False),
    Scenario("mbo, zonder ladder", z.mbo, 3, (Onderwijssoort.MBO,)),
    Scenario("signaal van school", z.signaal, 2),
    Scenario("overgenomen", g.overgenomen, 1),
    Scenario("stap overgeslagen", g.overgeslagen, 1),
    Scenario("terug naar stap 1", g.terug, 1),
    Scenario("zonder regie", g.zonder_regie, 1),
    Scenario("regie verlopen", g.regie_verlopen, 1),
    Scenario("lang niets gehoord", g.stil, 1),
    Scenario("lang niets gehoord, op schema", g.stil_op_schema, 1),
    Scenario("langer dan drie maanden thuis", g.lang_thuis, 1),
    Scenario("melding bij het SWV te laat", g.swv_te_laat, 1),
    Scenario("afspraak geschonden", g.geschonden, 1),
    Scenario("afspraak zonder uitkomst", g.afspraak_open, 1),
    Scenario("nog geen interventie", z.nog_geen_start, 2),
    Scenario("nog geen bespreking", g.kernteam_zonder_bespreking, 1),
)  # fmt: skip
"""All cases, in the order in which they are dealt out first."""


def geboren_bij(scenario: Scenario, peildatum: date) -> date | None:
    """Give the birth date that a scenario asks, or None."""
    if scenario.leeftijd is None:
        return None
    jaren, dagen = scenario.leeftijd
    dag = peildatum - timedelta(days=dagen)
    return verjaardag(dag, -jaren)
