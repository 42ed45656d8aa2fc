"""Services: the cases of the example team, each a state the program knows.

What a case needs of its leerling stands beside how it is built. Every one
occurs once in a team with that many dossiers; the rest is drawn by weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.leeftijd import verjaardag
from app.domain.scholen import Onderwijssoort, School
from app.services.voorbeeld import gevallen as g
from app.services.voorbeeld import omstandig as o
from app.services.voorbeeld import verzegeld as v
from app.services.voorbeeld import zonder_ladder as z
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.klim import Zone, klim
from app.services.voorbeeld.streekgevallen import streekgevallen
from app.services.voorbeeld.streken import LADDER as LADDERPROTOCOL
from app.services.voorbeeld.streken import Teamkeuzes
from app.services.voorbeeld.themas import THEMAS, afgerond, loopt

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
    school asks. `eigen_termijn`: a school with a term of its own. `streng`: the
    school with a norm of its own. `gemeente`: where the leerling lives; empty:
    in that of the team.
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
    streng: bool = False
    gemeente: str = ""
    school: School | None = None
    protocol: str = LADDERPROTOCOL


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
    Scenario("ziek geweest", z.weer_beter, 3),
    Scenario("ziekte met vermoeden", z.vermoeden, 2),
    Scenario("luxe", z.luxe, 3),
    Scenario("absoluut, zonder school", z.absoluut, 2, ingeschreven=False),
    Scenario("trekkend bestaan", z.trekkend, 0, (Onderwijssoort.BO,), ingeschreven=False),
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
    Scenario("naar een andere school", o.andere_school, 0, (Onderwijssoort.PRO,)),
    Scenario("verhuisd, ontvangst bevestigd", o.verhuisd),
    Scenario("verhuisd, nog geen bericht", o.verhuisd_zonder_bericht, 1),
    Scenario("uitgeschreven zonder school", o.uitgeschreven),
    Scenario("terugval, opnieuw begonnen", o.opnieuw),
    Scenario("weer thuis na herstel", o.weer_thuis),
    Scenario("langer dan zes maanden thuis", o.zes_maanden),
    Scenario("niets gehoord na de zomer", o.na_de_zomer),
    Scenario("vaak ziek", o.vaak_ziek, 1),
    Scenario("lang ziek, past niet bij de klachten", o.lang_ziek, 0, VOORTGEZET),
    Scenario("thuis met een zorgplan", o.in_zorg),
    Scenario("wacht op een plek", o.wacht_op_plek, 1),
    Scenario("vijf jaar", o.vijf_jaar, 0, (Onderwijssoort.BO,), leeftijd=(5, 150)),
    Scenario("bijna twaalf", _op("1", Zone.LATER), 0, (Onderwijssoort.BO,), leeftijd=(12, -40)),
    Scenario("net twaalf", _op("2", Zone.LATER), 0, VOORTGEZET, leeftijd=(12, 9)),
    Scenario("bijna zestien", _op("1", Zone.LATER), 0, VOORTGEZET, leeftijd=(16, -40)),
    Scenario("net zestien", _op("2", Zone.LATER), 0, VOORTGEZET, leeftijd=(16, 9)),
    Scenario("vaak te laat, strenge school", o.te_laat, 0, (Onderwijssoort.VO,), streng=True),
    Scenario("vakantieverlof te lang", o.te_lang_verlof),
    Scenario("schorsing te lang", o.te_lang_geschorst, 0, VOORTGEZET),
    Scenario("minder onderwijstijd, al een jaar", o.lang_minder_tijd, 0, VOORTGEZET),
    Scenario("melding blijft liggen", o.blijft_liggen("route_16_uur", "beoordelen"), 2),
    Scenario("terugkoppeling te laat", o.blijft_liggen("route_16_uur", "terugkoppeling", "2"), 2),
    Scenario("school belt niet", o.blijft_liggen("contact_school", "contact", "2"), 2),
    Scenario("verwijzing niet nagevraagd", o.niet_nagevraagd, 2, VOORTGEZET),
    Scenario("besluit te laat", o.besluit_te_laat, 1, VOORTGEZET, leeftijd=(15, 40)),
    Scenario("Halt mogelijk", v.halt_mogelijk, 0, VOORTGEZET, leeftijd=(14, 30)),
    Scenario("naar Halt", v.naar_halt, 0, VOORTGEZET, leeftijd=(14, 90)),
    Scenario("Halt geslaagd", v.halt_geslaagd, 0, VOORTGEZET, leeftijd=(15, 90)),
    Scenario("Halt niet afgerond", v.halt_mislukt, 0, VOORTGEZET, leeftijd=(15, 200)),
    Scenario("advies gevraagd voor een pv", v.advies_gevraagd, 0, VOORTGEZET, leeftijd=(13, 90)),
    Scenario("uitgenodigd voor een verhoor", v.uitgenodigd, 0, VOORTGEZET, leeftijd=(13, 30)),
    Scenario("strafbeschikking, verzet kan nog", v.strafbeschikking, 0, VOORTGEZET,
             leeftijd=(13, 200)),
    Scenario("strafbeschikking staat vast", v.onherroepelijk, 0, VOORTGEZET, leeftijd=(14, 200)),
)  # fmt: skip
"""All cases, in the order in which they are dealt out first."""


def geboren_bij(scenario: Scenario, peildatum: date) -> date | None:
    """Give the birth date that a scenario asks, or None."""
    if scenario.leeftijd is None:
        return None
    jaren, dagen = scenario.leeftijd
    dag = peildatum - timedelta(days=dagen)
    return verjaardag(dag, -jaren)


def alle_scenarios(keuzes: Teamkeuzes) -> tuple[Scenario, ...]:
    """Give every case: of the ladder, of what runs beside it, and of other regions."""
    return (*SCENARIOS, *_themas(), *_streken(keuzes))


def _streken(keuzes: Teamkeuzes) -> Iterator[Scenario]:
    """Give the dossiers of gemeenten and schools that have a file of their own."""
    for naam, geval in streekgevallen(keuzes.streken):
        yield Scenario(
            naam,
            geval.bouw,
            scholen=geval.scholen,
            leeftijd=geval.behoefte.leeftijd,
            ingeschreven=geval.ingeschreven,
            gemeente=geval.streek.gemeente,
            school=geval.streek.school,
            protocol=geval.streek.ladder,
        )


def _themas() -> Iterator[Scenario]:
    """Give each theme while it runs, and in a dossier of its own when it is over."""
    for thema in THEMAS:
        gevallen = [(thema.naam, loopt(thema))]
        if thema.apart:
            gevallen.append((f"{thema.naam}, klaar", afgerond(thema)))
        for naam, bouw in gevallen:
            yield Scenario(
                naam,
                bouw,
                scholen=thema.scholen,
                leeftijd=thema.leeftijd,
                ingeschreven=thema.ingeschreven,
            )
