"""Protocol: which facts start a track, on which day, and what to say about it.

Each fact of `regel.start` starts one track; a person starts one by a `Spoor`.
A withdrawn melding starts nothing. What hangs on a birthday or on the leerplicht
starts one only from the opening of the dossier on: what was due before is no
task of this dossier. An enrolment counts from the opening too; the last
uitschrijving before it counts when the leerling was enrolled nowhere then,
since that is what such a dossier is opened for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.leeftijd import verjaardag
from app.domain.plicht import einde_leerplicht, plicht_op
from app.domain.scholen import Inschrijving, inschrijving_op
from app.domain.sporen import Spoor
from app.domain.thuis import eerste_dag_over
from app.domain.verzuim import Melding
from app.protocol.berekening import toon_op
from app.protocol.blik import Blik
from app.protocol.model import Feitsoort, Grens, Regelbestand, Spoorregel, Vanaf
from app.protocol.signalen import signaal_dagen
from app.protocol.spoorindex import Plek, vooruit
from app.protocol.stroom import geldige_meldingen, momenten_van

DAG = timedelta(days=1)


class Start(NamedTuple):
    """What starts one track: `dag` is the day its terms count from, `feit_id` the fact.

    `bekend`: from when on that day is known (of the end of a gebeurtenis: its begin).
    """

    sleutel: str
    dag: date
    aanleiding: str
    feit_id: str = ""
    spoor: Spoor | None = None
    bekend: date | None = None


class Feitdag(NamedTuple):
    """One fact that a start or a term can count from."""

    dag: date
    feit_id: str
    naam: str
    bekend: date | None = None


def heeft_feit(blik: Blik, soort: Feitsoort) -> bool:
    """Tell whether a dossier has any fact of a kind at all: else no rule for it is looked at."""
    kijk = _HEEFT.get(soort)
    return kijk is None or kijk(blik)


def starts_van_regel(blik: Blik, regel: Spoorregel) -> Iterator[Start]:
    """Give the starts of one rule; of one fact the first day counts."""
    vanaf = regel.start
    if vanaf is None or (regel.opsporing and blik.feiten.opsporing is None):
        return
    gezien: set[str] = set()
    for feit in _starts(blik, regel, vanaf):
        sleutel = f"{regel.code}:{feit.feit_id}"
        if sleutel not in gezien:
            gezien.add(sleutel)
            yield Start(sleutel, feit.dag, feit.naam, feit.feit_id, None, feit.bekend)


def gekozen_start(blik: Blik, spoor: Spoor) -> Start:
    """Give the start of a track that a person began."""
    aanleiding = f"Begonnen door {spoor.organisatie.label} op {toon_op(blik, spoor.begonnen)}"
    return Start(f"{spoor.code}:{spoor.id}", spoor.begonnen, aanleiding, spoor.id, spoor)


def feitdagen(blik: Blik, vanaf: Vanaf) -> Iterable[Feitdag]:
    """Give the facts of a kind that a start or a term can count from, in order of their day."""
    return _FEITEN[vanaf.feit](blik, vanaf)


def _starts(blik: Blik, regel: Spoorregel, vanaf: Vanaf) -> Iterable[Feitdag]:
    """Give the facts that start a track of a rule."""
    geopend = blik.feiten.dossier.geopend
    match vanaf.feit:
        case Feitsoort.THUIS:
            return _thuis_over(blik, regel)
        case Feitsoort.MELDING:
            meldingen = _meldingen(blik, vanaf)
            return [
                _melddag(blik, vanaf, m)
                for m in meldingen
                if regel.vermoeden is None or m.vermoeden is regel.vermoeden
            ]
        case Feitsoort.VERJAARDAG | Feitsoort.BEGIN_LEERPLICHT | Feitsoort.EINDE_LEERPLICHT:
            grens = blik.peildatum + timedelta(days=vooruit(tuple(regel.stappen.values())))
            return [f for f in feitdagen(blik, vanaf) if geopend <= f.dag <= grens]
        case Feitsoort.INSCHRIJVING:
            return [f for f in feitdagen(blik, vanaf) if f.dag >= geopend]
        case Feitsoort.UITSCHRIJVING:
            feiten = list(feitdagen(blik, vanaf))
            nergens = inschrijving_op(blik.feiten.inschrijvingen, geopend) is None
            eerder = [f for f in feiten if f.dag < geopend][-1:] if nergens else []
            return [*eerder, *(f for f in feiten if f.dag >= geopend)]
    return feitdagen(blik, vanaf)


def _thuis_over(blik: Blik, regel: Spoorregel) -> list[Feitdag]:
    """Give the first day on which the running spell at home is over the term of the rule."""
    thuis, termijn = blik.thuis, regel.start_termijn
    if thuis is None or (regel.start_verzuim and thuis.soort not in regel.start_verzuim):
        return []
    dag, naam = thuis.sinds, f"Thuis sinds {toon_op(blik, thuis.sinds)}"
    if termijn is not None:
        vanaf = termijn.grens is Grens.VANAF
        if thuis.dagen < termijn.aantal:
            return []
        dag = eerste_dag_over(blik.kalender, dag, termijn.aantal, termijn.eenheid, vanaf=vanaf)
    return [Feitdag(dag, f"thuis-{thuis.sinds}", naam)] if dag <= blik.peildatum else []


def _meldingen(blik: Blik, vanaf: Vanaf) -> list[Melding]:
    """Give the meldingen of the kinds and from whom a rule asks (`wie`: where it came from)."""
    return [
        m
        for m in geldige_meldingen(blik)
        if (not vanaf.soorten or m.soort in vanaf.soorten)
        and (not vanaf.wie or m.bron in vanaf.wie)
        and (not vanaf.uitkomsten or _status_op(blik, m, vanaf) is not None)
    ]


def _status_op(blik: Blik, melding: Melding, vanaf: Vanaf) -> date | None:
    """Give the first day on which a melding had one of the statuses asked."""
    dagen = [
        s.datum
        for s in blik.feiten.statussen
        if s.melding_id == melding.id and s.datum <= blik.peildatum and s.status in vanaf.uitkomsten
    ]
    return min(dagen, default=None)


def _melddag(blik: Blik, vanaf: Vanaf, melding: Melding) -> Feitdag:
    """Give the day that counts of a melding: its own, or that of the status asked."""
    dag = melding.melddatum
    if vanaf.uitkomsten:
        dag = _status_op(blik, melding, vanaf) or dag
    naam = f"Melding {melding.soort.label} van {toon_op(blik, melding.melddatum)}"
    return Feitdag(dag, melding.id, naam)


def _van_meldingen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return sorted(_melddag(blik, vanaf, m) for m in _meldingen(blik, vanaf))


def _interventies(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(i.datum, i.id, f"{i.soort.label.capitalize()} op {toon_op(blik, i.datum)}")
        for i in blik.feiten.interventies
        if i.datum <= blik.peildatum
        and (not vanaf.soorten or i.soort in vanaf.soorten)
        and (not vanaf.wie or i.wie in vanaf.wie)
    ]


def _overleggen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(o.datum, o.id, f"{o.soort.label.capitalize()} op {toon_op(blik, o.datum)}")
        for o in blik.feiten.overleggen
        if o.datum <= blik.peildatum and (not vanaf.soorten or o.soort in vanaf.soorten)
    ]


def _contacten(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(c.datum, c.id, f"Contact met {c.met.label} op {toon_op(blik, c.datum)}")
        for c in blik.feiten.contacten
        if c.datum <= blik.peildatum
        and c.geslaagd
        and (not vanaf.soorten or c.met in vanaf.soorten)
    ]


def _doorgaven(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(d.datum, d.id, f"Doorgegeven aan {d.aan.label} op {toon_op(blik, d.datum)}")
        for d in blik.feiten.doorgaven
        if d.datum <= blik.peildatum
        and (not vanaf.soorten or d.aan in vanaf.soorten)
        and (not vanaf.wie or d.door in vanaf.wie)
    ]


def _herstel(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(h.datum, h.id, f"{h.soort.label.capitalize()}, {toon_op(blik, h.datum)}")
        for h in blik.feiten.herstel
        if h.datum <= blik.peildatum and (not vanaf.soorten or h.soort in vanaf.soorten)
    ]


def _gebeurtenissen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    """Give the events asked, each on its (first) day."""
    stroom = momenten_van(blik)
    return sorted(
        Feitdag(m.datum, m.feit_id, f"{gebeurtenisnaam(blik, m.soort)} op {toon_op(blik, m.datum)}")
        for soort in vanaf.soorten
        for m in stroom.get(soort, ())
        if (not vanaf.uitkomsten or m.uitkomst in vanaf.uitkomsten)
        and (not vanaf.wie or m.wie in vanaf.wie)
    )


def _gebeurtenis_tot(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    """Give the second day of the events asked, which may lie in the future."""
    stroom = momenten_van(blik)
    return sorted(
        Feitdag(
            m.tot,
            m.feit_id,
            f"{gebeurtenisnaam(blik, m.soort)} tot en met {toon_op(blik, m.tot)}",
            m.datum,
        )
        for soort in vanaf.soorten
        for m in stroom.get(soort, ())
        if m.tot is not None
        and (not vanaf.uitkomsten or m.uitkomst in vanaf.uitkomsten)
        and (not vanaf.wie or m.wie in vanaf.wie)
    )


def gebeurtenisnaam(blik: Blik, code: str) -> str:
    """Give what a kind of event is called: in the first file that knows it."""
    for bestand in blik.regels.alle:
        regel = bestand.gebeurtenissen.get(code)
        if regel is not None:
            return regel.naam
    return code.replace("_", " ").capitalize()


def _verjaardag(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    dag = verjaardag(blik.feiten.leerling.geboortedatum, vanaf.jaren)
    return [Feitdag(dag, str(dag), f"Wordt {vanaf.jaren} jaar op {toon_op(blik, dag)}")]


def _begin_leerplicht(blik: Blik, _: Vanaf) -> list[Feitdag]:
    dag = plicht_op(blik.feiten.leerling, blik.peildatum, blik.kalender).begin
    return [Feitdag(dag, str(dag), f"De leerplicht begint op {toon_op(blik, dag)}")]


def _einde_leerplicht(blik: Blik, _: Vanaf) -> list[Feitdag]:
    dag = einde_leerplicht(blik.feiten.leerling.geboortedatum)
    return [Feitdag(dag, str(dag), f"De leerplicht eindigt op {toon_op(blik, dag)}")]


def _inschrijvingen(blik: Blik, _: Vanaf) -> list[Feitdag]:
    return [
        Feitdag(i.van, i.id, f"Ingeschreven{_bij(blik, i)} op {toon_op(blik, i.van)}")
        for i in blik.feiten.inschrijvingen
        if i.van <= blik.peildatum
    ]


def _uitschrijvingen(blik: Blik, _: Vanaf) -> list[Feitdag]:
    return sorted(
        Feitdag(i.tot, i.id, f"Uitgeschreven{_bij(blik, i)} op {toon_op(blik, i.tot)}")
        for i in blik.feiten.inschrijvingen
        if i.tot is not None and i.tot <= blik.peildatum
    )


def _bij(blik: Blik, rij: Inschrijving) -> str:
    school = blik.feiten.scholen.get(rij.school_id)
    return f" bij {school.naam}" if school is not None else ""


def _dossier(blik: Blik, _: Vanaf) -> list[Feitdag]:
    dag = blik.feiten.dossier.geopend
    return [Feitdag(dag, "dossier", f"Dossier geopend op {toon_op(blik, dag)}")]


def _thuis(blik: Blik, _: Vanaf) -> list[Feitdag]:
    if blik.thuis is None:
        return []
    dag = blik.thuis.sinds
    return [Feitdag(dag, f"thuis-{dag}", f"Thuis sinds {toon_op(blik, dag)}")]


def _signalen(blik: Blik, vanaf: Vanaf) -> list[Feitdag]:
    """Give every time that one of these signalen came on; also those that passed since."""
    return sorted(
        Feitdag(dag, f"{code}-{dag}", f"Signaal op {toon_op(blik, dag)}")
        for code in vanaf.soorten
        for dag in signaal_dagen(blik, code)
    )


def _geen(_: Blik, __: Vanaf) -> list[Feitdag]:
    return []


_FEITEN: Mapping[Feitsoort, Callable[[Blik, Vanaf], list[Feitdag]]] = {
    Feitsoort.BEGIN: _geen,
    Feitsoort.VORIGE: _geen,
    Feitsoort.INTERVENTIE: _interventies,
    Feitsoort.OVERLEG: _overleggen,
    Feitsoort.CONTACT: _contacten,
    Feitsoort.MELDING: _van_meldingen,
    Feitsoort.THUIS: _thuis,
    Feitsoort.GEBEURTENIS: _gebeurtenissen,
    Feitsoort.GEBEURTENIS_TOT: _gebeurtenis_tot,
    Feitsoort.DOORGAVE: _doorgaven,
    Feitsoort.HERSTEL: _herstel,
    Feitsoort.VERJAARDAG: _verjaardag,
    Feitsoort.BEGIN_LEERPLICHT: _begin_leerplicht,
    Feitsoort.EINDE_LEERPLICHT: _einde_leerplicht,
    Feitsoort.INSCHRIJVING: _inschrijvingen,
    Feitsoort.UITSCHRIJVING: _uitschrijvingen,
    Feitsoort.DOSSIER: _dossier,
    Feitsoort.SIGNAAL: _signalen,
}

_HEEFT: Mapping[Feitsoort, Callable[[Blik], bool]] = {
    Feitsoort.INTERVENTIE: lambda b: bool(b.feiten.interventies),
    Feitsoort.OVERLEG: lambda b: bool(b.feiten.overleggen),
    Feitsoort.CONTACT: lambda b: bool(b.feiten.contacten),
    Feitsoort.MELDING: lambda b: bool(b.feiten.meldingen),
    Feitsoort.THUIS: lambda b: b.thuis is not None,
    Feitsoort.GEBEURTENIS: lambda b: bool(b.feiten.gebeurtenissen or b.feiten.opsporing),
    Feitsoort.GEBEURTENIS_TOT: lambda b: bool(b.feiten.gebeurtenissen),
    Feitsoort.DOORGAVE: lambda b: bool(b.feiten.doorgaven),
    Feitsoort.HERSTEL: lambda b: bool(b.feiten.herstel),
}


def versie_van(blik: Blik, plek: Plek, begin: date) -> tuple[Regelbestand, Spoorregel]:
    """Give the version of the file under which a track began; without that code the current one."""
    bestand = blik.regels.versie_op(plek.bestand.code, begin)
    if bestand is None or bestand is plek.bestand:
        return plek.bestand, plek.regel
    oud = next((r for r in bestand.sporen if r.code == plek.regel.code), None)
    return (bestand, oud) if oud is not None else (plek.bestand, plek.regel)
