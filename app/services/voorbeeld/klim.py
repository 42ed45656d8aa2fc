"""Services: climbs the Apeldoorn ladder in an example dossier, backwards from a kantelpunt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from app.domain.dossiers import Besluitsoort, Toestemmingbesluit, Uitkomst
from app.domain.handelen import Overlegsoort, Wie
from app.domain.verzuim import Periodesoort
from app.services.voorbeeld.dagteller import EEN_DAG
from app.services.voorbeeld.dossierbouwer import Dossierbouwer

LANG_GELEDEN = 60  # days
WEKEN = {"1": 3, "2": 4, "3a": 4, "3b": 4}
"""Terms in schoolweken of the shipped protocol (003 h.4), to aim dates at."""


class Zone(Enum):
    """Where a kantelpunt lies, in schooldagen from the peildatum."""

    OVER = "over"
    LANG_OVER = "lang_over"
    WEEK = "week"
    LATER = "later"


def doeldagen(b: Dossierbouwer, zone: Zone) -> list[date]:
    """Give the schooldagen of a zone in the order of a lot."""
    kalender, peil = b.kalender, b.peildatum
    if zone is Zone.OVER:
        dagen = [kalender.min_schooldagen(peil, n) for n in range(1, 9)]
    elif zone is Zone.LANG_OVER:
        dagen = [kalender.min_schooldagen(peil, n) for n in range(12, 20)]
    elif zone is Zone.WEEK:
        dagen = [kalender.plus_schooldagen(peil, n) for n in range(1, 6)]
        if kalender.is_schooldag(peil):
            dagen.append(peil)
    else:
        dagen = [kalender.plus_schooldagen(peil, n) for n in range(6, 15)]
    b.kans.shuffle(dagen)
    return dagen


def klim(
    b: Dossierbouwer,
    stap: str,
    zone: Zone,
    *,
    weken: int | None = None,
    toestemming: bool = True,
    regie: bool = True,
    laatste: date | None = None,
    thuis_dagen: int | None = None,
    swv: bool = True,
    uiterlijk: date | None = None,
) -> date:
    """Bring a dossier up to a stap whose term ends in a zone; give the day the term began.

    `weken`: the term when it is not the protocol's. `uiterlijk`: the term may
    not begin after this day. `laatste`: the day of the last contact.
    `thuis_dagen`: how long fully at home; otherwise by the stap.
    """
    b.bij_tot = laatste
    if not swv:
        b.laat_liggen.add(("thuiszitter", "in_beeld"))
    n = weken or WEKEN.get(stap, 4)
    start = min(b.start_voor_doel(n, doeldagen(b, zone)), b.laatste_schooldag())
    if uiterlijk is not None:
        start = min(start, uiterlijk)
    eerste = _trappen(b, stap, start, toestemming=toestemming)
    _aanloop(b, eerste, thuis_dagen, swv=swv)
    if regie:
        _regie(b, stap, eerste)
    b.contacten(eerste, 3, laatste=laatste)
    return start


def los(b: Dossierbouwer, dag: date) -> None:
    """Open a dossier in which no stap runs, and choose when to look again."""
    geopend = b.terug(dag, b.kans.randint(2, 6))
    b.open(geopend)
    b.regie(geopend, organisatie="leerplicht")
    b.contact(geopend, notitie="")
    b.contact(max(geopend, b.laatste_schooldag()), notitie="")
    b.besluit(
        max(geopend, b.schooldag(1, 4)),
        Besluitsoort.AANDACHTSDATUM,
        "1",
        nieuwe_datum=b.kalender.plus_schooldagen(b.peildatum, b.kans.randint(7, 14)),
        reden="Dan is bekend wat ouders en school besloten.",
    )


def _trappen(b: Dossierbouwer, stap: str, start: date, *, toestemming: bool) -> date:
    """Take every stap up to this one; give the day on which stap 1 began."""
    omhoog: dict[str, Callable[[date], date]] = {
        "1": lambda dag: _stap1(b, dag),
        "2": lambda dag: _stap2(b, dag, toestemming=toestemming),
        "3a": lambda dag: _stap3(b, dag, "3a"),
        "3b": lambda dag: _stap3(b, dag, "3b"),
        "4": lambda dag: _stap4(b, dag),
    }
    vorige = {"2": "1", "3a": "2", "3b": "2", "4": "3a"}
    dag, begin = start, start
    while True:
        begin = omhoog[stap](dag)
        if stap not in vorige:
            return begin
        stap = vorige[stap]
        dag = b.begin_voor(_weken(b, stap), begin)


def _weken(b: Dossierbouwer, stap: str) -> int:
    """Give the term of a stap at this school (003 h.4 stap 2: the school's own)."""
    eigen = b.kind.school.termijn_stap2 if b.kind.school else None
    return eigen if stap in ("2", "3b") and eigen else WEKEN[stap]


def _stap1(b: Dossierbouwer, start: date) -> date:
    begin = b.schooldag(2, 5, voor=start)
    b.besluit(begin, Besluitsoort.BEGIN, "1")
    b.interventie(start, "1")
    tweede = b.kalender.plus_schooldagen(start, b.kans.randint(3, 7))
    if tweede < b.peildatum:
        b.interventie(tweede, "1")
    return begin


def _stap2(b: Dossierbouwer, start: date, *, toestemming: bool) -> date:
    begin = b.schooldag(3, 7, voor=start)
    b.besluit(
        begin,
        Besluitsoort.OPSCHALEN,
        "2",
        van_stap="1",
        organisatie=Wie.SCHOOL,
        persoon="intern begeleider of coördinator",
        reden="Na de interventies is het verzuim niet minder geworden.",
    )
    if toestemming:
        b.toestemmingen(b.schooldag(0, 2, voor=begin))
    b.overleg(start, "2", Overlegsoort.KERNTEAM, anoniem=not toestemming)
    return begin


def _stap3(b: Dossierbouwer, start: date, stap: str) -> date:
    begin = b.schooldag(3, 7, voor=start)
    b.besluit(
        begin,
        Besluitsoort.OPSCHALEN,
        stap,
        van_stap="2",
        organisatie=Wie.SCHOOL,
        reden="Doel van het plan niet gehaald en geen andere oplossing in beeld.",
    )
    soort = Overlegsoort.MDO if stap == "3a" else Overlegsoort.OVERLEGTAFEL
    b.overleg(start, stap, soort)
    return begin


def _stap4(b: Dossierbouwer, start: date) -> date:
    b.besluit(
        start,
        Besluitsoort.OPSCHALEN,
        "4",
        van_stap="3a",
        organisatie=Wie.SWV,
        reden="Overleg met het samenwerkingsverband gaf geen passende plek.",
    )
    return start


def _aanloop(b: Dossierbouwer, eerste: date, thuis_dagen: int | None, *, swv: bool) -> None:
    """Tell what went before stap 1: single hours, the melding, the first day at home."""
    b.losse_uren(eerste)
    gemeld = b.schooldag(0, 3, voor=eerste)
    b.melding(gemeld)
    b.open(min(gemeld, eerste))
    thuis = None
    if thuis_dagen is not None:
        # The schooldag on or before that day, so that it is never shorter than asked.
        thuis = b.terug(b.peildatum - timedelta(days=thuis_dagen - 2), 1)
    elif (b.peildatum - eerste).days <= LANG_GELEDEN:
        thuis = b.schooldag(0, 4, voor=eerste) if b.bron.raak(70) else None
    elif b.bron.raak(60):
        # Few stay at home from the first stap on: most come and go until later.
        later = b.peildatum - timedelta(days=b.kans.randint(30, 80))
        thuis = min(b.kalender.volgende_schooldag(later), b.laatste_schooldag())
    if thuis is not None:
        b.verzuim(Periodesoort.ONGEOORLOOFD, thuis)
    else:
        van = min(b.kalender.plus_schooldagen(eerste, 3), b.laatste_schooldag())
        b.verzuim(Periodesoort.ONGEOORLOOFD, van, uren=12.0, tot=b.laatste_schooldag())
    if swv:
        b.swv_melding()
    b.afspraak(eerste, Uitkomst.NAGEKOMEN)
    b.taak(b.kalender.plus_schooldagen(b.peildatum, b.kans.randint(1, 8)))


def _regie(b: Dossierbouwer, stap: str, eerste: date) -> None:
    """Record who leads; in 3b and 4 leerplicht takes over (003 h.4)."""
    if stap not in ("3b", "4"):
        b.regie(eerste)
        return
    over = b.schooldag(1, 6)
    if over <= eerste:
        b.regie(eerste, organisatie="leerplicht")
        return
    b.regie(eerste, tot=over - EEN_DAG)
    b.regie(over, organisatie="leerplicht")


def weiger(b: Dossierbouwer, dag: date) -> None:
    """Let every ouder refuse the kernteam."""
    b.toestemmingen(dag, Toestemmingbesluit.GEWEIGERD)
