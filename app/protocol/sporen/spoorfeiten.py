"""Protocol: the facts of every kind that a track can start by or a term of it can count from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from app.domain.dossierfeiten import DossierFeiten
from app.domain.leeftijd import verjaardag
from app.domain.opsporing import Moment
from app.domain.plicht import begin_leerplicht, einde_leerplicht
from app.domain.scholen import Inschrijving
from app.domain.verzuim import Melding
from app.protocol.blik import Blik
from app.protocol.ladder.schorsing import naam_van
from app.protocol.model import Feitsoort, Vanaf
from app.protocol.signalen.signalen import signaal_dagen
from app.protocol.sporen.stroom import geldige_meldingen, momenten_van
from app.protocol.tekst import toon


class Feitdag(NamedTuple):
    """One fact that a start or a term can count from.

    `feit` is what its words are made of; `bekend`: from when on its day is known
    (of the end of a gebeurtenis: its begin).
    """

    dag: date
    feit_id: str
    feit: Any = None
    bekend: date | None = None


def feitdagen(blik: Blik, vanaf: Vanaf) -> Sequence[Feitdag]:
    """Give the facts of a kind that a start or a term can count from, in order of their day."""
    return _SOORTEN[vanaf.feit].feiten(blik, vanaf)


def kan_er_zijn(feiten: DossierFeiten, soort: Feitsoort) -> bool:
    """Tell whether a dossier can have any fact of a kind at all."""
    heeft = _SOORTEN[soort].heeft
    return heeft is None or bool(heeft(feiten))


def woorden_van(blik: Blik, soort: Feitsoort, dag: date, feit: Any) -> str:
    """Say in words which fact it is: "Melding 16 uur van vr 9 oktober"."""
    return _SOORTEN[soort].woorden(blik, dag, feit)


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
    """How one kind of fact is looked up and named; `heeft`: whether there can be any at all."""

    feiten: Callable[[Blik, Vanaf], list[Feitdag]]
    woorden: Callable[[Blik, date, Any], str] = _woorden
    heeft: Callable[[DossierFeiten], object] | None = None


_SOORTEN: Mapping[Feitsoort, _Soort] = {
    Feitsoort.BEGIN: _Soort(_geen),
    Feitsoort.VORIGE: _Soort(_geen),
    Feitsoort.INTERVENTIE: _Soort(_interventies, heeft=attrgetter("interventies")),
    Feitsoort.OVERLEG: _Soort(_overleggen, heeft=attrgetter("overleggen")),
    Feitsoort.CONTACT: _Soort(_contacten, heeft=attrgetter("contacten")),
    Feitsoort.MELDING: _Soort(_meldingen, _meldwoorden, attrgetter("meldingen")),
    Feitsoort.THUIS: _Soort(_thuis, _thuiswoorden, attrgetter("perioden")),
    Feitsoort.GEBEURTENIS: _Soort(
        _gebeurtenissen,
        _gebeurteniswoorden,
        lambda f: f.gebeurtenissen or f.belastbaarheid or f.opsporing,
    ),
    Feitsoort.GEBEURTENIS_TOT: _Soort(_gebeurtenis_tot, _totwoorden, attrgetter("gebeurtenissen")),
    Feitsoort.DOORGAVE: _Soort(_doorgaven, heeft=attrgetter("doorgaven")),
    Feitsoort.HERSTEL: _Soort(_herstel, heeft=attrgetter("herstel")),
    Feitsoort.VERJAARDAG: _Soort(_verjaardag),
    Feitsoort.BEGIN_LEERPLICHT: _Soort(_begin_leerplicht),
    Feitsoort.EINDE_LEERPLICHT: _Soort(_einde_leerplicht),
    Feitsoort.INSCHRIJVING: _Soort(_inschrijvingen, heeft=attrgetter("inschrijvingen")),
    Feitsoort.UITSCHRIJVING: _Soort(_uitschrijvingen, heeft=attrgetter("inschrijvingen")),
    Feitsoort.DOSSIER: _Soort(_dossier),
    Feitsoort.SIGNAAL: _Soort(_signalen),
}
