"""Services: begins a track in an example dossier by the fact that its rule names.

`loopt` begins it so lately that it still runs on the peildatum, `was_er` so long ago
that it is over: by what was done, else by a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.feestdagen import plus_werkdagen
from app.domain.feit import lid_van
from app.domain.handelen import (
    Contactmet,
    Doel,
    Doorgave,
    Herstel,
    Herstelsoort,
    Interventiesoort,
    Overlegsoort,
    Wie,
)
from app.domain.verzuim import Periodesoort, Verzuimsoort
from app.protocol.model import Feitsoort, Regelbestand, Spoorregel, Vanaf
from app.services.voorbeeld.bijhouden import houd_bij, rond_af
from app.services.voorbeeld.tellingen import Wens
from app.services.voorbeeld.vervullen import gebeurtenis, kenmerk, stap_op, vervul

if TYPE_CHECKING:
    from app.services.voorbeeld.dossierbouwer import Dossierbouwer

EEN_DAG = timedelta(days=1)
WACHTTIJD = timedelta(days=60)
REDEN = "Afgesproken met ouders en school; wij houden bij of het op tijd gebeurt."


def laatste_werkdag(dag: date, terug: int = 0) -> date:
    """Give the werkdag so many werkdagen before a day; the day itself when it is one."""
    werkdag = dag
    for _ in range(terug + 1):
        while plus_werkdagen(werkdag - EEN_DAG, 1) != werkdag:
            werkdag -= EEN_DAG
        werkdag -= EEN_DAG
    return werkdag + EEN_DAG


def loopt(b: Dossierbouwer, bestand: Regelbestand, codes: Iterable[str], terug: int = 0) -> None:
    """Begin tracks lately, and do their steps no sooner than needed: they still run."""
    for code in codes:
        b.rustig.add(code)
        begin(b, bestand, code, laatste_werkdag(b.peildatum, terug))


def was_er(b: Dossierbouwer, bestand: Regelbestand, codes: Iterable[str], dag: date) -> None:
    """Begin tracks on a day, do their steps soon, and let a person end what is left."""
    namen = frozenset(codes)
    b.vlot |= namen
    for code in sorted(namen):
        begin(b, bestand, code, dag)
    houd_bij(b)
    rond_af(b, namen, laatste_werkdag(b.peildatum, 3))


def begin(b: Dossierbouwer, bestand: Regelbestand, code: str, dag: date) -> bool:
    """Begin a track on a day; False for one that no fact of this dossier can begin."""
    regel = next(r for r in bestand.sporen if r.code == code)
    if regel.als is not None:
        vervul(b, regel.als, dag)
    if regel.start is None:
        b.spoor(dag, bestand.code, code, REDEN)
        return True
    doe = _BEGIN.get(regel.start.feit)
    return doe is not None and doe(b, regel, regel.start, dag)


def _gebeurtenis(b: Dossierbouwer, _: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    soort = next((s for s in sorted(vanaf.soorten) if b.rekenaar.gebeurtenis(b, s)), "")
    if not soort or regel_is_verzegeld(b, soort):
        return False
    gebeurtenis(b, soort, dag, min(vanaf.uitkomsten, default=""))
    return True


def regel_is_verzegeld(b: Dossierbouwer, soort: str) -> bool:
    """Tell whether an event comes from the sealed file."""
    regel = b.rekenaar.gebeurtenis(b, soort)
    return regel is not None and regel.opsporing


def _melding(b: Dossierbouwer, regel: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    soort = lid_van(Verzuimsoort, min(vanaf.soorten)) if vanaf.soorten else Verzuimsoort.UUR16
    if soort is Verzuimsoort.KENMERK:
        kenmerk(b, dag)
    else:
        b.melding(dag, soort, vermoeden=bool(regel.vermoeden))
    return True


def _thuis(b: Dossierbouwer, regel: Spoorregel, _: Vanaf, __: date) -> bool:
    """Keep the leerling at home just longer than the track asks."""
    termijn = regel.start_termijn
    dagen = 8
    if termijn is not None:
        per = {"weken": 7, "schoolweken": 9, "maanden": 31, "schooldagen": 2, "werkdagen": 2}
        dagen = termijn.aantal * per.get(termijn.eenheid.value, 1) + 6
    soort = lid_van(Periodesoort, min(regel.start_verzuim, default=Periodesoort.ONGEOORLOOFD.value))
    if b.thuis is None or (b.peildatum - b.thuis).days < dagen:
        b.sluit_verzuim(b.peildatum - timedelta(days=dagen + 3))
        b.verzuim(soort, b.terug(b.peildatum - timedelta(days=dagen - 2), 1))
    return True


def _doorgave(b: Dossierbouwer, _: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    aan = lid_van(Doel, min(vanaf.soorten, default=Doel.SWV.value))
    door = lid_van(Wie, min(vanaf.wie, default=Wie.SCHOOL.value))
    b.voeg(Doorgave, dossier_id=b.dossier_id, datum=dag, aan=aan, door=door)
    return True


def _overleg(b: Dossierbouwer, _: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    b.overleg(dag, stap_op(b, dag), lid_van(Overlegsoort, min(vanaf.soorten, default="anders")))
    return True


def _interventie(b: Dossierbouwer, _: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    soort = lid_van(Interventiesoort, min(vanaf.soorten, default=Interventiesoort.GESPREK.value))
    wie = lid_van(Wie, min(vanaf.wie, default=Wie.SCHOOL.value))
    b.interventie(dag, stap_op(b, dag), soort=soort, wie=wie)
    return True


def _contact(b: Dossierbouwer, _: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    b.contact(dag, met=lid_van(Contactmet, min(vanaf.soorten, default=Contactmet.SCHOOL.value)))
    return True


def _herstel(b: Dossierbouwer, _: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    soort = lid_van(Herstelsoort, min(vanaf.soorten, default=Herstelsoort.HERSTELD.value))
    b.sluit_verzuim(dag - EEN_DAG)
    b.voeg(Herstel, dossier_id=b.dossier_id, datum=dag, soort=soort)
    return True


def _signaal(b: Dossierbouwer, _: Spoorregel, vanaf: Vanaf, dag: date) -> bool:
    """Let the signaal come on that begins the track."""
    for bestand in b.rekenaar.regels(b).alle:
        for regel in bestand.signalen:
            if regel.code in vanaf.soorten:
                Wens(regel).maak(b, op=dag)
                return True
    return False


def _vanzelf(_: Dossierbouwer, __: Spoorregel, ___: Vanaf, ____: date) -> bool:
    """Leave it to what every dossier has: an opening, an enrolment, an age."""
    return True


_BEGIN: Mapping[Feitsoort, Callable[[Dossierbouwer, Spoorregel, Vanaf, date], bool]] = {
    Feitsoort.GEBEURTENIS: _gebeurtenis,
    Feitsoort.GEBEURTENIS_TOT: _gebeurtenis,
    Feitsoort.MELDING: _melding,
    Feitsoort.THUIS: _thuis,
    Feitsoort.DOORGAVE: _doorgave,
    Feitsoort.OVERLEG: _overleg,
    Feitsoort.INTERVENTIE: _interventie,
    Feitsoort.CONTACT: _contact,
    Feitsoort.HERSTEL: _herstel,
    Feitsoort.DOSSIER: _vanzelf,
    Feitsoort.INSCHRIJVING: _vanzelf,
    Feitsoort.UITSCHRIJVING: _vanzelf,
    Feitsoort.VERJAARDAG: _vanzelf,
    Feitsoort.BEGIN_LEERPLICHT: _vanzelf,
    Feitsoort.EINDE_LEERPLICHT: _vanzelf,
    Feitsoort.SIGNAAL: _signaal,
}
"""Which fact begins a track, by what its rule says."""
