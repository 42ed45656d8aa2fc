"""Services: two records that were made one turn out to be two leerlingen, and are parted again.

What moved goes back as far as it is still there; what was recorded since stays, except what was
recorded in a dossier that goes back: a dossier is about one leerling. What will happen can be
seen before it is done: the preview and the parting are made of one `_Plan`.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.feit import Feit, velden
from app.domain.feitsoorten import FEITSOORTEN, PER_CODE
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling, Samenvoeging
from app.domain.namen import lijstnaam
from app.services import vastleggen
from app.services.meldingen.samenvoegen import gevuld, lees_rij, met_veld, toon_waarde
from db import opzoeken
from db.uitwisselen import ingetrokken_ids

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

_IN_DOSSIER = tuple(
    soort
    for soort in FEITSOORTEN
    if {"leerling_id", "dossier_id"} <= {v.naam for v in velden(soort)}
)
"""What names both a leerling and a dossier, and so must name those that belong together."""
_NUMMERS = ("bsn", "onderwijsnummer")


@dataclass(frozen=True, slots=True)
class Uitsplitsing:
    """What parting two records will do.

    `velden`: name, label, what stays here, what the other one has. `terug`, `mee` and
    `komt_los` count facts by their label: that go back, that go along with a dossier, that leave
    a dossier which stays. `verdwenen`: how much of what moved was withdrawn since. `bezwaar`
    says why it cannot be done now, "" when it can.
    """

    hier: str
    ander: str
    velden: tuple[tuple[str, str, str, str], ...]
    terug: tuple[tuple[str, int], ...]
    mee: tuple[tuple[str, int], ...]
    komt_los: tuple[tuple[str, int], ...]
    dossiers: tuple[str, ...]
    heropend: tuple[str, ...]
    verdwenen: int
    bezwaar: str


@dataclass(slots=True)
class _Plan:
    """What is written when two records are parted: facts as they become."""

    samen: Samenvoeging
    hier: Leerling
    hier_straks: Leerling
    ander: Leerling
    terug: list[Feit] = field(default_factory=list)
    mee: list[Feit] = field(default_factory=list)
    los: list[Feit] = field(default_factory=list)
    heropen: list[Dossier] = field(default_factory=list)
    herstel: list[tuple[type[Feit], str]] = field(default_factory=list)
    verdwenen: int = 0


def bekijk(sessie: Sessie, samenvoeging_id: str) -> Uitsplitsing:
    """Tell what parting two records will do; nothing changes."""
    plan = _plan(sessie, sessie.lees_een(Samenvoeging, samenvoeging_id))
    rijen = []
    for v in velden(Leerling):
        nu, straks, daar = (getattr(x, v.naam) for x in (plan.hier, plan.hier_straks, plan.ander))
        if nu != straks or (gevuld(daar) and daar != straks):
            rijen.append((v.naam, v.label, toon_waarde(straks), toon_waarde(daar)))
    return Uitsplitsing(
        hier=lijstnaam(plan.hier_straks),
        ander=lijstnaam(plan.ander),
        velden=tuple(rijen),
        terug=_tel([f for f in plan.terug if not isinstance(f, Dossier)]),
        mee=_tel(plan.mee),
        komt_los=_tel(plan.los),
        dossiers=tuple(f.dossiernummer for f in plan.terug if isinstance(f, Dossier)),
        heropend=tuple(d.dossiernummer for d in plan.heropen),
        verdwenen=plan.verdwenen,
        bezwaar=_bezwaar(sessie, plan),
    )


def splits(sessie: Sessie, samenvoeging_id: str) -> Wijziging:
    """Part two records that were made one: what moved goes back, as far as it is still there.

    Fields that were filled in from the other record and were not changed since are emptied
    again. KnownError: the two can no longer be parted (another leerling has the number by now,
    two dossiers of one leerling would be open).
    """
    with sessie.schrijf() as tx:
        plan = _plan(sessie, sessie.lees_een(Samenvoeging, samenvoeging_id))
        vastleggen.mag(sessie, plan.hier)
        if bezwaar := _bezwaar(sessie, plan):
            raise KnownError(
                bezwaar, "Los dat eerst op, of maak met de hand een nieuwe leerling aan."
            )
        tx.wijzig(plan.hier_straks)
        _zet_neer(sessie, tx, plan.ander)
        for feit in (*plan.terug, *plan.mee):
            tx.wijzig(feit)
        for soort, feit_id in plan.herstel:
            tx.zet_terug(soort, feit_id)
        for dossier in plan.heropen:
            # One that goes back was written just now; its version rose.
            nu = opzoeken.per_id(sessie.v, Dossier, [dossier.id])[dossier.id]
            tx.wijzig(dataclasses.replace(nu, gesloten=None, sluitreden=None))
        tx.trek_in(Samenvoeging, plan.samen.id, plan.samen.versie)
    return tx.wijziging


def _plan(sessie: Sessie, samen: Samenvoeging) -> _Plan:
    """Work out what goes where."""
    inhoud = json.loads(samen.gegevens)
    hier = sessie.lees_een(Leerling, samen.leerling_id)
    ander = lees_rij(samen.ander_id, inhoud["weg"])
    plan = _Plan(samen, hier, _haal_af(hier, inhoud["blijft"], ander), ander)
    gaat = _wat_nog_hier_is(sessie, plan, inhoud["feiten"])
    dossiers = {feit.id for feit, _ in gaat if isinstance(feit, Dossier)}
    for feit, veld in gaat:
        nieuw = met_veld(feit, veld, samen.ander_id)
        dossier_id = getattr(feit, "dossier_id", None)
        if dossier_id is not None and type(feit) in _IN_DOSSIER and dossier_id not in dossiers:
            zonder: Any = nieuw
            nieuw = dataclasses.replace(zonder, dossier_id=None)
            plan.los.append(nieuw)
        plan.terug.append(nieuw)
    al = {feit.id for feit in plan.terug}
    for dossier_id in sorted(dossiers):
        for soort in _IN_DOSSIER:
            for feit in opzoeken.lees_waar(sessie.v, soort, dossier_id=dossier_id):
                if feit.id not in al:
                    plan.mee.append(met_veld(feit, "leerling_id", samen.ander_id))
    for wat in inhoud["vervallen"]:
        code, _, feit_id = wat.partition(":")
        if code in PER_CODE and feit_id in ingetrokken_ids(sessie.v, PER_CODE[code]):
            plan.herstel.append((PER_CODE[code], feit_id))
    gevonden = opzoeken.per_id(sessie.v, Dossier, inhoud["gesloten"])
    plan.heropen = [d for d in gevonden.values() if d.sluitreden is Sluitreden.ANDERS]
    return plan


def _wat_nog_hier_is(sessie: Sessie, plan: _Plan, feiten: list[str]) -> list[tuple[Feit, str]]:
    """Give what moved and still hangs on this leerling, and by which field; the rest is counted."""
    gaat = []
    for wat in feiten:
        code, veld, feit_id = wat.split(":", 2)
        soort = PER_CODE.get(code)
        feit = opzoeken.per_id(sessie.v, soort, [feit_id]).get(feit_id) if soort else None
        if feit is not None and getattr(feit, veld, None) == plan.hier.id:
            gaat.append((feit, veld))
        elif feit is None:
            plan.verdwenen += 1
    return gaat


def _haal_af(hier: Leerling, was: dict[str, Any], ander: Leerling) -> Leerling:
    """Give back what came from the other record, unless somebody changed it since."""
    eerder = lees_rij(hier.id, was)
    terug = {
        v.naam: getattr(eerder, v.naam)
        for v in velden(Leerling)
        if not gevuld(getattr(eerder, v.naam)) and getattr(hier, v.naam) == getattr(ander, v.naam)
    }
    return dataclasses.replace(hier, **terug)


def _bezwaar(sessie: Sessie, plan: _Plan) -> str:
    """Say why the two cannot be parted now, "" when they can."""
    for veld in _NUMMERS:
        nummer = getattr(plan.ander, veld)
        if not nummer:
            continue
        if getattr(plan.hier_straks, veld) == nummer:
            return f"Beide zouden hetzelfde {_naam(veld)} hebben."
        for wie in opzoeken.lees_waar(sessie.v, Leerling, **{veld: nummer}):
            if wie.id not in (plan.hier.id, plan.ander.id):
                return f"Een andere leerling heeft nu dit {_naam(veld)}: {lijstnaam(wie)}."
    terug = {f.id for f in plan.terug if isinstance(f, Dossier)}
    open_: Counter[str] = Counter()
    weer_open = {d.id for d in plan.heropen}
    for dossier in sessie.lees(Dossier, leerling_id=plan.hier.id):
        if dossier.gesloten is None or dossier.id in weer_open:
            open_[plan.ander.id if dossier.id in terug else plan.hier.id] += 1
    if any(n > 1 for n in open_.values()):
        return "Een van de twee zou twee open dossiers hebben. Sluit er eerst een."
    return ""


def _zet_neer(sessie: Sessie, tx: Transactie, leerling: Leerling) -> None:
    """Put the other record back: the withdrawn one, or in another team file a new one."""
    if leerling.id in ingetrokken_ids(sessie.v, Leerling):
        terug = tx.zet_terug(Leerling, leerling.id)
        tx.wijzig(dataclasses.replace(leerling, versie=terug.versie))
    else:
        tx.maak(leerling)


def _tel(feiten: list[Feit]) -> tuple[tuple[str, int], ...]:
    """Count facts by what they are called, most first."""
    return tuple(Counter(type(f).LABEL for f in feiten).most_common())


def _naam(veld: str) -> str:
    return "BSN" if veld == "bsn" else veld
