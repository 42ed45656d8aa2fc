"""Protocol: one dossier as it looks on one peildatum: only what existed on that day."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from typing import Protocol as Protocoltype

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Stapbesluit, Wacht
from app.domain.handelen import Herstel, Herstelsoort
from app.domain.leeftijd import verjaardag
from app.domain.opsporing import Moment
from app.domain.scholen import Inschrijving, School, inschrijving_op
from app.domain.schooldagen import Kalender
from app.domain.thuis import Thuis, thuis_op
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus
from app.domain.voltooien import wacht_einde
from app.protocol.ladder.ladder import Ladder, bouw_ladder
from app.protocol.model import ONBEKEND, Protocol, Regelset, Termijn

KLAAR = frozenset(
    {Meldingstatus.AFGESLOTEN, Meldingstatus.INGETROKKEN, Meldingstatus.TER_KENNISGEVING}
)
_BEOORDEELD = KLAAR | {Meldingstatus.IN_BEHANDELING}
_HERSTELD = frozenset({Herstelsoort.HERSTELD, Herstelsoort.AFSPRAAK, Herstelsoort.GEDEELTELIJK})


class Spooruitkomst(Protocoltype):
    """Of one track what a demand can ask."""

    @property
    def sleutel(self) -> str:
        """Its key."""
        ...

    @property
    def naam(self) -> str:
        """What it is called."""
        ...

    @property
    def begin(self) -> date:
        """The day it began."""
        ...

    @property
    def einde(self) -> date | None:
        """The day it ended; None while it runs."""
        ...

    @property
    def uitkomst(self) -> str:
        """How it ended, in words."""
        ...

    @property
    def uitkomst_code(self) -> str:
        """The code of that."""
        ...

    @property
    def spoor_id(self) -> str | None:
        """The fact with which a person began it."""
        ...


class Achtergrond(Protocoltype):
    """What demands about other parts of the stand are answered from, computed when asked."""

    def sporen_met(self, code: str) -> Sequence[Spooruitkomst]:
        """Give the tracks with a code ("code" or "protocol/code"), running and ended."""
        ...


@dataclass(slots=True)
class Blik:
    """All that the parts of the engine look at.

    `protocol` is the ladder of `regels`. `inschrijving` is the enrolment that runs, None
    while there is none. `school` is None without a known school. `grensdag` is the birthday
    from which on no term of the ladder runs, None when the protocol has none.
    `achtergrond` answers demands about tracks; None: nothing runs beside the ladder yet.
    `geteld` keeps what was counted for it, so that many thresholds share one count.
    """

    regels: Regelset
    protocol: Protocol
    feiten: DossierFeiten
    kalender: Kalender
    peildatum: date
    ladder: Ladder
    inschrijving: Inschrijving | None
    school: School | None
    variant: str
    thuis: Thuis | None
    wacht: Wacht | None
    grensdag: date | None
    deze_week: Termijn
    achtergrond: Achtergrond | None = None
    aanwezig: Mapping[str, date] | None = None
    """What `eisnodig.aanwezig_van` gives, once it was asked."""
    alleen_datum: bool = False
    """Of a date nothing but the day itself is asked now (`berekening.alleen_de_dag`)."""
    stil: bool = False
    """Only dates are asked now, no words (`berekening.kort`)."""
    stroom: Mapping[str, Sequence[Moment]] | None = None
    """What `stroom.momenten_van` gives, once it was asked."""
    statussen: Mapping[str, MeldingStatus] | None = None
    """What `stroom.statussen_van` gives, once it was asked."""
    geldig: Sequence[Melding] | None = None
    """What `stroom.geldige_meldingen` gives, once it was asked."""
    besluiten: Mapping[str, Sequence[Stapbesluit]] | None = None
    """The decisions about tracks, by key, once they were asked."""
    geteld: dict[Hashable, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Herstelstand:
    """What herstel means for one doorloop.

    `feit`: the herstel that rules now. `terugval`: a relapse in the same stap
    since the begin. `opnieuw`: the day of a relapse after which it begins anew.
    """

    feit: Herstel | None = None
    terugval: date | None = None
    opnieuw: date | None = None


GEEN_HERSTEL = Herstelstand()


def maak_blik(regels: Regelset, feiten: DossierFeiten, kalender: Kalender, peildatum: date) -> Blik:
    """Gather what every part of the engine needs."""
    protocol = regels.ladder
    inschrijving = inschrijving_op(feiten.inschrijvingen, peildatum)
    if inschrijving is not None:
        school = feiten.scholen.get(inschrijving.school_id)
    else:
        school = school_op(feiten, peildatum)
    grens = protocol.leeftijdsgrens
    return Blik(
        regels,
        protocol,
        feiten,
        kalender,
        peildatum,
        bouw_ladder(regels, feiten.besluiten, peildatum),
        inschrijving,
        school,
        protocol.varianten.get(school.onderwijssoort, ONBEKEND) if school else ONBEKEND,
        thuis_op(feiten.perioden, feiten.herstel, kalender, peildatum) if feiten.perioden else None,
        wacht_op(feiten, peildatum) if feiten.wachten else None,
        verjaardag(feiten.leerling.geboortedatum, grens.jaren) if grens is not None else None,
        protocol.deze_week.termijn,
    )


def school_op(feiten: DossierFeiten, dag: date) -> School | None:
    """Give the school of a day: enrolled there, else the last one, else that of a melding."""
    rij = inschrijving_op(feiten.inschrijvingen, dag)
    if rij is None:
        eerdere = [r for r in feiten.inschrijvingen if r.van <= dag]
        rij = max(eerdere, key=lambda r: r.van) if eerdere else None
    if rij is not None:
        return feiten.scholen.get(rij.school_id)
    for melding in reversed(feiten.meldingen):
        if melding.school_id is not None and melding.melddatum <= dag:
            return feiten.scholen.get(melding.school_id)
    return None


def wacht_op(feiten: DossierFeiten, peildatum: date) -> Wacht | None:
    """Give the wait that counts: while peildatum < tot; of several the one that ends first.

    One of which the awaited fact came is over.
    """
    gevonden: Wacht | None = None
    for wacht in feiten.wachten:
        if (
            wacht.van <= peildatum < wacht.tot
            and (wacht.beeindigd is None or wacht.beeindigd > peildatum)
            and (gevonden is None or wacht.tot < gevonden.tot)
            and (wacht.klaar_met is None or wacht_einde(feiten, wacht, peildatum) is None)
        ):
            gevonden = wacht
    return gevonden


def laatste_contact(feiten: DossierFeiten, peildatum: date) -> date | None:
    """Give the last day on which somebody was reached, met or worked with (beslissingen)."""
    laatste: date | None = None
    for contact in reversed(feiten.contacten):  # in the order of their day: the last one counts
        if contact.geslaagd and contact.datum <= peildatum:
            laatste = contact.datum
            break
    for interventie in reversed(feiten.interventies):
        if interventie.datum <= peildatum:
            if laatste is None or interventie.datum > laatste:
                laatste = interventie.datum
            break
    for overleg in reversed(feiten.overleggen):
        if overleg.datum <= peildatum:
            if laatste is None or overleg.datum > laatste:
                laatste = overleg.datum
            break
    return laatste


def open_meldingen(feiten: DossierFeiten, peildatum: date) -> list[Melding]:
    """Give the meldingen that are not dealt with on the peildatum."""
    return _met_status(feiten, peildatum, KLAAR) if feiten.meldingen else []


def onbeoordeelde_meldingen(feiten: DossierFeiten, peildatum: date) -> list[Melding]:
    """Give the open meldingen that nobody took in hand yet: in behandeling is assessed.

    So the routes read that status too (route_16_uur, route_overig, route_lrv: beoordelen).
    """
    return _met_status(feiten, peildatum, _BEOORDEELD) if feiten.meldingen else []


def _met_status(
    feiten: DossierFeiten, peildatum: date, niet: frozenset[Meldingstatus]
) -> list[Melding]:
    """Give the meldingen of which the last status up to the peildatum is none of these."""
    status: dict[str, Meldingstatus] = {}
    for rij in feiten.statussen:
        if rij.datum <= peildatum:
            status[rij.melding_id] = rij.status
    return [
        m for m in feiten.meldingen if m.melddatum <= peildatum and status.get(m.id) not in niet
    ]


def herstelstand(feiten: DossierFeiten, begin: date, peildatum: date) -> Herstelstand:
    """Tell what herstel means for a doorloop that began on a day.

    The latest fact rules: herstel ends the term, a relapse takes it up again,
    "geen herstel" unsays the herstel before it. What was recorded before the
    begin of the doorloop does not touch it.
    """
    if not feiten.herstel:
        return GEEN_HERSTEL
    stand = Herstelstand()
    for feit in feiten.herstel:
        if not begin <= feit.datum <= peildatum:
            continue
        if feit.soort in _HERSTELD:
            stand.feit = feit
            continue
        stand.feit = None
        if feit.soort is Herstelsoort.TERUGVAL_ZELFDE:
            stand.terugval = feit.datum
        elif feit.soort is Herstelsoort.TERUGVAL_OPNIEUW:
            stand.terugval, stand.opnieuw = None, feit.datum
    return stand
