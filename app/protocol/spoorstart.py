"""Protocol: which facts start a track, on which day, and what to say about it.

Each fact of `regel.start` starts one track; a person starts one by a `Spoor`.
A withdrawn melding starts nothing. What hangs on a birthday or on the leerplicht
starts one only from the opening of the dossier on: what was due before is no
task of this dossier. An enrolment counts from the opening too; the last
uitschrijving before it counts when the leerling was enrolled nowhere then,
since that is what such a dossier is opened for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Eenheid
from app.domain.leeftijd import verjaardag
from app.domain.opsporing import Moment
from app.domain.plicht import begin_leerplicht, einde_leerplicht
from app.domain.scholen import Inschrijving, inschrijving_op
from app.domain.sporen import Spoor
from app.domain.thuis import eerste_dag_over
from app.domain.verzuim import Melding
from app.protocol.blik import Blik
from app.protocol.eisnodig import aanwezig_van
from app.protocol.model import Feitsoort, Grens, Regelbestand, Spoorregel, Vanaf
from app.protocol.schorsing import naam_van
from app.protocol.signalen import signaal_dagen
from app.protocol.spoorindex import Plek, Spoorindex
from app.protocol.spoorplan import plan_van
from app.protocol.stroom import geldige_meldingen, momenten_van
from app.protocol.tekst import toon

DAG = timedelta(days=1)


class Feitdag(NamedTuple):
    """One fact that a start or a term can count from.

    `feit` is what its words are made of; `bekend`: from when on its day is known
    (of the end of a gebeurtenis: its begin).
    """

    dag: date
    feit_id: str
    feit: Any = None
    bekend: date | None = None


class Start(NamedTuple):
    """What starts one track: `dag` is the day its terms count from, `feit_id` the fact.

    `soort` is the kind of that fact (None: a person, or the begin of a
    schooljaar); `spoor` the fact with which a person began it.
    """

    sleutel: str
    dag: date
    feit_id: str = ""
    soort: Feitsoort | None = None
    feit: Any = None
    spoor: Spoor | None = None
    bekend: date | None = None


def plekken_voor(blik: Blik, index: Spoorindex) -> Iterator[Plek]:
    """Give the rules for which there is a fact that can start them; no other is looked at."""
    for soort, plekken in index.per_feit.items():
        heeft = _SOORTEN[soort].heeft
        if heeft is None or heeft(blik.feiten):
            yield from plekken
    if index.per_teken:
        tekens = index.per_teken.keys() & aanwezig_van(blik).keys()
        gezien: set[int] = set()
        for teken in sorted(tekens):
            for plek in index.per_teken[teken]:
                if id(plek) not in gezien:
                    gezien.add(id(plek))
                    yield plek


def starts_van_regel(blik: Blik, regel: Spoorregel) -> list[Start]:
    """Give the starts of one rule; of one fact the first day counts."""
    vanaf = regel.start
    if vanaf is None or (regel.opsporing and blik.feiten.opsporing is None):
        return []
    soort = vanaf.feit
    feiten = (_SOORTEN[soort].starts or _gewone_starts)(blik, regel, vanaf)
    if not feiten:
        return []
    starts = [
        Start(f"{regel.code}:{f.feit_id}", f.dag, f.feit_id, soort, f.feit, None, f.bekend)
        for f in feiten
    ]
    if len(starts) > 1:
        starts = list({start.sleutel: start for start in reversed(starts)}.values())[::-1]
    return starts


def gekozen_start(spoor: Spoor) -> Start:
    """Give the start of a track that a person began."""
    return Start(f"{spoor.code}:{spoor.id}", spoor.begonnen, spoor.id, None, None, spoor)


def feitdagen(blik: Blik, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the facts of a kind that a start or a term can count from, in order of their day."""
    return _SOORTEN[vanaf.feit].feiten(blik, vanaf)


def aanleiding_van(blik: Blik, start: Start) -> str:
    """Say in words what started a track."""
    if start.spoor is not None:
        return f"Begonnen door {start.spoor.organisatie.label} op {_op(blik, start.dag)}"
    if start.soort is None:
        return str(start.feit)
    return _SOORTEN[start.soort].woorden(blik, start.dag, start.feit)


def _gewone_starts(blik: Blik, _: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    return feitdagen(blik, vanaf)


def _meldingstarts(blik: Blik, regel: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the meldingen, with or without suspicion as the rule asks."""
    feiten = _meldingen(blik, vanaf)
    if regel.vermoeden is None:
        return feiten
    return [f for f in feiten if f.feit.vermoeden is regel.vermoeden]


def _dagstarts(blik: Blik, regel: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the day in a life, from the opening of the dossier until as far as can be in sight."""
    grens = blik.peildatum + timedelta(days=plan_van(regel).verst)
    geopend = blik.feiten.dossier.geopend
    return [f for f in feitdagen(blik, vanaf) if geopend <= f.dag <= grens]


def _inschrijfstarts(blik: Blik, _: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the enrolments since the opening."""
    geopend = blik.feiten.dossier.geopend
    return [f for f in _inschrijvingen(blik, vanaf) if f.dag >= geopend]


def _uitschrijfstarts(blik: Blik, _: Spoorregel, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give each uitschrijving since the opening; the last one before it when nowhere enrolled."""
    geopend = blik.feiten.dossier.geopend
    feiten = _uitschrijvingen(blik, vanaf)
    nergens = inschrijving_op(blik.feiten.inschrijvingen, geopend) is None
    eerder = [f for f in feiten if f.dag < geopend][-1:] if nergens else []
    return [*eerder, *(f for f in feiten if f.dag >= geopend)]


_MINSTE = {Eenheid.WEKEN: 7, Eenheid.SCHOOLWEKEN: 7, Eenheid.MAANDEN: 28}


def _thuis_over(blik: Blik, regel: Spoorregel, _: Vanaf) -> Sequence[Feitdag]:
    """Give the first day on which the running spell at home is over the term of the rule."""
    thuis, termijn = blik.thuis, regel.start_termijn
    if thuis is None or (regel.start_verzuim and thuis.soort not in regel.start_verzuim):
        return []
    dag = thuis.sinds
    if termijn is not None:
        if thuis.dagen < termijn.aantal * _MINSTE.get(termijn.eenheid, 1):
            return []  # in no calendar can it be over the term yet
        vanaf = termijn.grens is Grens.VANAF
        dag = eerste_dag_over(blik.kalender, dag, termijn.aantal, termijn.eenheid, vanaf=vanaf)
    return [Feitdag(dag, f"thuis-{thuis.sinds}", thuis.sinds)] if dag <= blik.peildatum else []


def _meldingen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    """Give the meldingen of the kinds and from whom a rule asks (`wie`: where it came from).

    With `uitkomsten` each on the first day that it had one of these statuses.
    """
    gevonden = []
    for m in geldige_meldingen(blik):
        if (vanaf.soorten and m.soort not in vanaf.soorten) or (
            vanaf.wie and m.bron not in vanaf.wie
        ):
            continue
        dag = _status_op(blik, m, vanaf) if vanaf.uitkomsten else m.melddatum
        if dag is not None:
            gevonden.append(Feitdag(dag, m.id, m))
    return _op_volgorde(gevonden)


def _status_op(blik: Blik, melding: Melding, vanaf: Vanaf) -> date | None:
    """Give the first day on which a melding had one of the statuses asked."""
    dagen = [
        s.datum
        for s in blik.feiten.statussen
        if s.melding_id == melding.id and s.datum <= blik.peildatum and s.status in vanaf.uitkomsten
    ]
    return min(dagen, default=None)


def _interventies(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(i.datum, i.id, i.soort.label)
        for i in blik.feiten.interventies
        if i.datum <= blik.peildatum
        and (not vanaf.soorten or i.soort in vanaf.soorten)
        and (not vanaf.wie or i.wie in vanaf.wie)
    ]


def _overleggen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(o.datum, o.id, o.soort.label)
        for o in blik.feiten.overleggen
        if o.datum <= blik.peildatum and (not vanaf.soorten or o.soort in vanaf.soorten)
    ]


def _contacten(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(c.datum, c.id, f"contact met {c.met.label}")
        for c in blik.feiten.contacten
        if c.datum <= blik.peildatum
        and c.geslaagd
        and (not vanaf.soorten or c.met in vanaf.soorten)
    ]


def _doorgaven(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(d.datum, d.id, f"doorgegeven aan {d.aan.label}")
        for d in blik.feiten.doorgaven
        if d.datum <= blik.peildatum
        and (not vanaf.soorten or d.aan in vanaf.soorten)
        and (not vanaf.wie or d.door in vanaf.wie)
    ]


def _herstel(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(h.datum, h.id, h.soort.label)
        for h in blik.feiten.herstel
        if h.datum <= blik.peildatum and (not vanaf.soorten or h.soort in vanaf.soorten)
    ]


def _momenten(blik: Blik, vanaf: Vanaf) -> list[Moment]:
    """Give the events of the kinds, with the uitkomst and from whom a rule asks."""
    stroom = momenten_van(blik)
    return [
        m
        for soort in vanaf.soorten
        for m in stroom.get(soort, ())
        if (not vanaf.uitkomsten or m.uitkomst in vanaf.uitkomsten)
        and (not vanaf.wie or m.wie in vanaf.wie)
    ]


def _gebeurtenissen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return _op_volgorde([Feitdag(m.datum, m.feit_id, m.soort) for m in _momenten(blik, vanaf)])


def _gebeurtenis_tot(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    """Give the second day of the events asked, which may lie in the future."""
    return _op_volgorde(
        [
            Feitdag(m.tot, m.feit_id, m.soort, m.datum)
            for m in _momenten(blik, vanaf)
            if m.tot is not None
        ]
    )


def _verjaardag(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    dag = verjaardag(blik.feiten.leerling.geboortedatum, vanaf.jaren)
    return [Feitdag(dag, str(dag), f"Wordt {vanaf.jaren} jaar")]


def _begin_leerplicht(blik: Blik, _: Vanaf) -> list[Feitdag]:
    dag = begin_leerplicht(blik.feiten.leerling.geboortedatum, blik.kalender)
    return [Feitdag(dag, str(dag), "De leerplicht begint")]


def _einde_leerplicht(blik: Blik, _: Vanaf) -> list[Feitdag]:
    dag = einde_leerplicht(blik.feiten.leerling.geboortedatum)
    return [Feitdag(dag, str(dag), "De leerplicht eindigt")]


def _inschrijvingen(blik: Blik, _: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(i.van, i.id, f"Ingeschreven{_bij(blik, i)}")
        for i in blik.feiten.inschrijvingen
        if i.van <= blik.peildatum
    ]


def _uitschrijvingen(blik: Blik, _: Vanaf) -> list[Feitdag]:
    return _op_volgorde(
        [
            Feitdag(i.tot, i.id, f"Uitgeschreven{_bij(blik, i)}")
            for i in blik.feiten.inschrijvingen
            if i.tot is not None and i.tot <= blik.peildatum
        ]
    )


def _bij(blik: Blik, rij: Inschrijving) -> str:
    school = blik.feiten.scholen.get(rij.school_id)
    return f" bij {school.naam}" if school is not None else ""


def _dossier(blik: Blik, _: Vanaf) -> list[Feitdag]:
    return [Feitdag(blik.feiten.dossier.geopend, "dossier", "Dossier geopend")]


def _thuis(blik: Blik, _: Vanaf) -> list[Feitdag]:
    if blik.thuis is None:
        return []
    return [Feitdag(blik.thuis.sinds, f"thuis-{blik.thuis.sinds}", blik.thuis.sinds)]


def _signalen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    """Give every day on which one of the signalen came on."""
    return _op_volgorde(
        [
            Feitdag(dag, f"{code}-{dag}", f"Signaal {code.replace('_', ' ')}")
            for code in sorted(vanaf.soorten)
            for dag in signaal_dagen(blik, code)
        ]
    )


def _geen(_: Blik, __: Vanaf) -> list[Feitdag]:
    return []


def _op_volgorde(feiten: list[Feitdag]) -> list[Feitdag]:
    return feiten if len(feiten) < 2 else sorted(feiten, key=lambda f: (f.dag, f.feit_id))


def _op(blik: Blik, dag: date) -> str:
    return toon(dag, blik.peildatum.year)


def _woorden(blik: Blik, dag: date, feit: str) -> str:
    return f"{feit[:1].upper()}{feit[1:]} op {_op(blik, dag)}"


def _meldwoorden(blik: Blik, _: date, feit: Melding) -> str:
    return f"Melding {feit.soort.label} van {_op(blik, feit.melddatum)}"


def _thuiswoorden(blik: Blik, _: date, feit: date) -> str:
    return f"Thuis sinds {_op(blik, feit)}"


def _gebeurteniswoorden(blik: Blik, dag: date, feit: str) -> str:
    return f"{naam_van(blik, feit)} op {_op(blik, dag)}"


def _totwoorden(blik: Blik, dag: date, feit: str) -> str:
    return f"{naam_van(blik, feit)} tot en met {_op(blik, dag)}"


@dataclass(frozen=True, slots=True)
class _Soort:
    """How one kind of fact is looked up and named.

    `heeft`: whether there can be any at all; `starts`: which of them start a
    track, where those are not simply all.
    """

    feiten: Callable[[Blik, Vanaf], list[Feitdag]]
    woorden: Callable[[Blik, date, Any], str] = _woorden
    heeft: Callable[[DossierFeiten], object] | None = None
    starts: Callable[[Blik, Spoorregel, Vanaf], Sequence[Feitdag]] | None = None


_SOORTEN: Mapping[Feitsoort, _Soort] = {
    Feitsoort.BEGIN: _Soort(_geen),
    Feitsoort.VORIGE: _Soort(_geen),
    Feitsoort.INTERVENTIE: _Soort(_interventies, heeft=attrgetter("interventies")),
    Feitsoort.OVERLEG: _Soort(_overleggen, heeft=attrgetter("overleggen")),
    Feitsoort.CONTACT: _Soort(_contacten, heeft=attrgetter("contacten")),
    Feitsoort.MELDING: _Soort(_meldingen, _meldwoorden, attrgetter("meldingen"), _meldingstarts),
    Feitsoort.THUIS: _Soort(_thuis, _thuiswoorden, attrgetter("perioden"), _thuis_over),
    Feitsoort.GEBEURTENIS: _Soort(
        _gebeurtenissen, _gebeurteniswoorden, lambda f: f.gebeurtenissen or f.opsporing
    ),
    Feitsoort.GEBEURTENIS_TOT: _Soort(_gebeurtenis_tot, _totwoorden, attrgetter("gebeurtenissen")),
    Feitsoort.DOORGAVE: _Soort(_doorgaven, heeft=attrgetter("doorgaven")),
    Feitsoort.HERSTEL: _Soort(_herstel, heeft=attrgetter("herstel")),
    Feitsoort.VERJAARDAG: _Soort(_verjaardag, starts=_dagstarts),
    Feitsoort.BEGIN_LEERPLICHT: _Soort(_begin_leerplicht, starts=_dagstarts),
    Feitsoort.EINDE_LEERPLICHT: _Soort(_einde_leerplicht, starts=_dagstarts),
    Feitsoort.INSCHRIJVING: _Soort(
        _inschrijvingen, heeft=attrgetter("inschrijvingen"), starts=_inschrijfstarts
    ),
    Feitsoort.UITSCHRIJVING: _Soort(
        _uitschrijvingen, heeft=attrgetter("inschrijvingen"), starts=_uitschrijfstarts
    ),
    Feitsoort.DOSSIER: _Soort(_dossier),
    Feitsoort.SIGNAAL: _Soort(_signalen),
}


def versie_van(blik: Blik, plek: Plek, begin: date) -> tuple[Regelbestand, Spoorregel]:
    """Give the version of the file under which a track began; without that code the current one."""
    if begin >= plek.bestand.geldig_vanaf and plek.tot is None:
        return plek.bestand, plek.regel
    bestand = blik.regels.versie_op(plek.bestand.code, begin)
    if bestand is None or bestand is plek.bestand:
        return plek.bestand, plek.regel
    oud = next((r for r in bestand.sporen if r.code == plek.regel.code), None)
    return (bestand, oud) if oud is not None else (plek.bestand, plek.regel)
