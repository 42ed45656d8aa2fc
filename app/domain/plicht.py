"""Domain: under which duty a leerling stands on a peildatum, and until when.

Source: wet-en-praktijk 3.1 (Leerplichtwet 1969 art. 2, 3, 4a, 4b; Wet van
school naar duurzaam werk for the age limit of the Doorstroompunt). The
schooljaar runs from 1 August to 31 July.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Keuze
from app.domain.kalender import Kalender
from app.domain.leeftijd import leeftijd, verjaardag
from app.domain.mensen import Leerling
from app.domain.vrijstellingen import VERVANGEND, Vrijstelling, geldt_op, zoals_bekend

__all__ = ["GRENZEN", "Grenzen", "Plicht", "Plichtsoort", "leeftijd", "plicht_op", "verjaardag"]

EEN_DAG = timedelta(days=1)
BEGIN_LEEFTIJD = 5
EINDE_LEEFTIJD = 16
EIGEN_LEEFTIJD = 12
VOLWASSEN = 18
VOLLEDIGE_SCHOOLJAREN = 12


class Plichtsoort(Keuze):
    """The duty on a day."""

    NOG_NIET = "nog_niet", "nog niet leerplichtig"
    LEERPLICHTIG = "leerplichtig", "leerplichtig"
    KWALIFICATIEPLICHTIG = "kwalificatieplichtig", "kwalificatieplichtig"
    DOORSTROOMPUNT = "doorstroompunt", "Doorstroompunt"
    GEEN = "geen", "niet (meer) leerplichtig"


PLICHTIG = (Plichtsoort.LEERPLICHTIG, Plichtsoort.KWALIFICATIEPLICHTIG)
"""Under a duty from which one can be exempt."""


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Age limits of the Doorstroompunt, each valid from a day until the next one's day.

    Default: 23 until 31 December 2025, 27 from 1 January 2026 (wet-en-praktijk 3.1 rule 4).
    """

    doorstroompunt: tuple[tuple[date, int], ...] = (
        (date.min, 23),
        (date(2026, 1, 1), 27),
    )


GRENZEN = Grenzen()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plicht:
    """The duty of a leerling on `peildatum`.

    `tot` is the last day of this duty (for NOG_NIET the last day before it
    begins; None when nothing follows). `begin` and `einde` are the first and
    last day of the leerplicht by age, `kwalificatie_tot` the last day of the
    kwalificatieplicht (None: there is none). `eerder`: the earlier end that
    rule (a) of art. 3 could give, to be checked by a person; None when it
    cannot. `uitleg` is one Dutch sentence with the article; `let_op` a second
    one about rule (a), or "". `vrijgesteld` says which vrijstelling or vervangende leerplicht
    holds on the day, as "vrijgesteld (5 onder b) t/m 31 juli 2027", or "".
    """

    peildatum: date
    soort: Plichtsoort
    tot: date | None
    uitleg: str
    artikel: str
    leeftijd: int
    twaalf_plus: bool
    zestien_plus: bool
    achttien_plus: bool
    begin: date
    einde: date
    kwalificatie_tot: date | None
    eerder: date | None = None
    let_op: str = ""
    vrijgesteld: str = ""

    @property
    def kort(self) -> str:
        """Give the words of a label: "leerplichtig t/m 31 juli 2027"."""
        if self.soort is Plichtsoort.NOG_NIET:
            return f"leerplichtig vanaf {_dag(self.begin)}"
        erbij = f", {self.vrijgesteld}" if self.vrijgesteld else ""
        if self.tot is None:
            return self.soort.label + erbij
        return f"{self.soort.label} t/m {_dag(self.tot)}{erbij}"


def plicht_op(
    leerling: Leerling,
    peildatum: date,
    kalender: Kalender,
    grenzen: Grenzen = GRENZEN,
    vrijstellingen: Iterable[Vrijstelling] = (),
) -> Plicht:
    """Tell under which duty a leerling stands on a day, with the reason.

    `kalender` is that of the school, or of the region where the leerling
    lives: leerplicht begins on a schooldag. A vrijstelling takes the duty to be enrolled away
    while it holds, not the duty itself (art. 5: "zolang"): it is said beside it.
    """
    geboren = leerling.geboortedatum
    begin = begin_leerplicht(geboren, kalender)
    einde = einde_leerplicht(geboren)
    kwalificatie = _kwalificatie_tot(leerling, einde)
    soort, tot, uitleg, artikel = _soort(leerling, peildatum, begin, einde, kwalificatie, grenzen)
    eerder = _eerder_einde(leerling, einde)
    return Plicht(
        peildatum=peildatum,
        soort=soort,
        tot=tot,
        uitleg=uitleg,
        artikel=artikel,
        leeftijd=leeftijd(geboren, peildatum),
        twaalf_plus=peildatum >= verjaardag(geboren, EIGEN_LEEFTIJD),
        zestien_plus=peildatum >= verjaardag(geboren, EINDE_LEEFTIJD),
        achttien_plus=peildatum >= verjaardag(geboren, VOLWASSEN),
        begin=begin,
        einde=einde,
        kwalificatie_tot=kwalificatie,
        eerder=eerder,
        let_op=_let_op(leerling, eerder, peildatum) if soort is Plichtsoort.LEERPLICHTIG else "",
        vrijgesteld=_vrijgesteld(vrijstellingen, peildatum) if soort in PLICHTIG else "",
    )


def begin_leerplicht(geboren: date, kalender: Kalender) -> date:
    """Give the first day of the leerplicht: the first schooldag of the month after turning 5."""
    return kalender.volgende_schooldag(
        _eerste_van_volgende_maand(verjaardag(geboren, BEGIN_LEEFTIJD))
    )


def einde_leerplicht(geboren: date) -> date:
    """Give the last day of the leerplicht by age: the schooljaar in which someone turns 16."""
    return _eind_schooljaar(verjaardag(geboren, EINDE_LEEFTIJD))


def _vrijgesteld(vrijstellingen: Iterable[Vrijstelling], dag: date) -> str:
    """Say which vrijstelling or vervangende leerplicht holds; of several the newest."""
    bekend = [b for v in vrijstellingen if (b := zoals_bekend(v, dag)) is not None]
    lopend = [v for v in bekend if geldt_op(v, dag)]
    if not lopend:
        return ""
    v = max(lopend, key=lambda v: v.van or date.min)
    wat = "vervangende leerplicht" if v.grond in VERVANGEND else "vrijgesteld"
    return f"{wat} ({v.grond.kort})" + (f" t/m {_dag(v.tot)}" if v.tot is not None else "")


def _soort(
    leerling: Leerling,
    peildatum: date,
    begin: date,
    einde: date,
    kwalificatie: date | None,
    grenzen: Grenzen,
) -> tuple[Plichtsoort, date | None, str, str]:
    """Choose the duty and say why: soort, last day, uitleg, article."""
    geboren = leerling.geboortedatum
    if peildatum < begin:
        artikel = "Leerplichtwet 1969, art. 3 lid 1"
        uitleg = (
            f"Nog niet leerplichtig: wordt vijf op {_dag(verjaardag(geboren, BEGIN_LEEFTIJD))} en "
            f"de eerste schooldag van de maand daarna, {_dag(begin)}, is het begin ({artikel})."
        )
        return Plichtsoort.NOG_NIET, begin - EEN_DAG, uitleg, artikel
    if peildatum <= einde:
        artikel = "Leerplichtwet 1969, art. 3 lid 1 onder b"
        uitleg = (
            f"Leerplichtig tot en met {_dag(einde)}, het einde van het schooljaar waarin de "
            f"leerling zestien wordt ({_dag(verjaardag(geboren, EINDE_LEEFTIJD))}; {artikel})."
        )
        return Plichtsoort.LEERPLICHTIG, einde, uitleg, artikel
    if kwalificatie is not None and peildatum <= kwalificatie:
        artikel = "Leerplichtwet 1969, art. 4a"
        uitleg = (
            f"Kwalificatieplichtig tot en met {_dag(kwalificatie)}, {_waarom_tot(leerling)} "
            f"({artikel})."
        )
        return Plichtsoort.KWALIFICATIEPLICHTIG, kwalificatie, uitleg, artikel
    return _na_de_plicht(leerling, peildatum, grenzen)


def _na_de_plicht(
    leerling: Leerling, peildatum: date, grenzen: Grenzen
) -> tuple[Plichtsoort, date | None, str, str]:
    """Tell Doorstroompunt from no duty at all, once leerplicht and kwalificatieplicht ended."""
    behaald = leerling.startkwalificatie
    if behaald is not None and behaald <= peildatum:
        uitleg = f"Niet meer leerplichtig: startkwalificatie behaald op {_dag(behaald)}"
        artikel = "Leerplichtwet 1969, art. 4a"
        return Plichtsoort.GEEN, None, f"{uitleg} ({artikel}).", artikel
    achttien = verjaardag(leerling.geboortedatum, VOLWASSEN)
    if peildatum < achttien:
        artikel = "Leerplichtwet 1969, art. 4b"
        uitleg = (
            "Niet kwalificatieplichtig: heeft een getuigschrift praktijkonderwijs of een diploma "
            f"vso ({artikel}); wordt achttien op {_dag(achttien)}."
        )
        return Plichtsoort.GEEN, achttien - EEN_DAG, uitleg, artikel
    tot, grens = _doorstroompunt_tot(leerling.geboortedatum, peildatum, grenzen)
    artikel = "regeling Doorstroompunt"
    if peildatum <= tot:
        uitleg = (
            f"Onder het Doorstroompunt tot en met {_dag(tot)}: achttien of ouder, nog geen "
            f"{grens} en zonder startkwalificatie ({artikel}; vrijwillig)."
        )
        return Plichtsoort.DOORSTROOMPUNT, tot, uitleg, artikel
    uitleg = f"Niet meer leerplichtig en {grens} jaar of ouder ({artikel})."
    return Plichtsoort.GEEN, None, uitleg, artikel


def _waarom_tot(leerling: Leerling) -> str:
    """Say what ends the kwalificatieplicht."""
    achttien = verjaardag(leerling.geboortedatum, VOLWASSEN)
    eerste = min(
        (achttien, f"de dag voor de achttiende verjaardag ({_dag(achttien)})"),
        (leerling.startkwalificatie or date.max, "de dag voor de startkwalificatie"),
        (leerling.vrij_van_kwalificatieplicht or date.max, "de dag voor het getuigschrift"),
    )
    return eerste[1]


def _kwalificatie_tot(leerling: Leerling, einde: date) -> date | None:
    """Give the last day of the kwalificatieplicht; None when it never begins (art. 4a, 4b)."""
    grenzen = (
        verjaardag(leerling.geboortedatum, VOLWASSEN),
        leerling.startkwalificatie or date.max,
        leerling.vrij_van_kwalificatieplicht or date.max,
    )
    laatste = min(grenzen) - EEN_DAG
    return laatste if laatste > einde else None


def _doorstroompunt_tot(geboren: date, peildatum: date, grenzen: Grenzen) -> tuple[date, int]:
    """Give the last day under the Doorstroompunt and the age limit that decides it.

    A limit that rises before someone reaches the old one keeps him in view.
    """
    geldend = [g for g in grenzen.doorstroompunt if g[0] <= peildatum][-1:]
    komend = [g for g in grenzen.doorstroompunt if g[0] > peildatum]
    tot, leeftijdsgrens = date.min, geldend[0][1]
    for vanaf, grens in [*geldend, *komend]:
        nieuw = verjaardag(geboren, grens) - EEN_DAG
        if vanaf > peildatum and tot < vanaf - EEN_DAG:
            break
        tot, leeftijdsgrens = nieuw, grens
    return tot, leeftijdsgrens


def _eerder_einde(leerling: Leerling, einde: date) -> date | None:
    """Give the end by rule (a) when it could come before `einde` (art. 3 lid 1 onder a).

    Twelve whole schooljaren; a basisschool done in fewer than eight years
    counts as eight. Not knowing the first schooljaar, the only ones whom it
    can touch are those who started groep 1 at four, in August or September,
    and those who skipped a year.
    """
    vier = verjaardag(leerling.geboortedatum, 4)
    eerste = leerling.eerste_schooljaar
    if eerste is None:
        eerste = vier.year if vier.month in (8, 9) else _eind_schooljaar(vier).year
    laatste = date(eerste + VOLLEDIGE_SCHOOLJAREN - leerling.overgeslagen, 7, 31)
    return laatste if laatste < einde else None


def _let_op(leerling: Leerling, eerder: date | None, peildatum: date) -> str:
    """Ask a person to weigh rule (a)."""
    if eerder is None:
        return ""
    waarom = (
        "na twaalf volledige schooljaren"
        if leerling.eerste_schooljaar is not None or leerling.overgeslagen
        else "als de leerling al met vier jaar een volledig schooljaar in groep 1 zat"
    )
    werkwoord = "eindigt" if eerder >= peildatum else "eindigde"
    return (
        f"Let op: {waarom} {werkwoord} de leerplicht al op {_dag(eerder)} "
        "(Leerplichtwet 1969, art. 3 lid 1 onder a); ga na welke schooljaren meetellen."
    )


def _eerste_van_volgende_maand(dag: date) -> date:
    """Give the first day of the month after the one of `dag`."""
    return (dag.replace(day=28) + timedelta(days=4)).replace(day=1)


def _eind_schooljaar(dag: date) -> date:
    """Give 31 July of the schooljaar in which a day lies."""
    return date(dag.year + (dag.month >= 8), 7, 31)


def _dag(dag: date) -> str:
    """Write a day in full, without weekday: "31 juli 2027"."""
    return toon_dag(dag, jaar=True, kort=False, weekdag=False)
