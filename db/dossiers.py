"""Store: gathering everything of many dossiers in a handful of queries, one per kind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from app.domain.belastbaarheid import Belastbaarheid
from app.domain.documenten import Document
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import (
    Afspraak,
    Behandelaar,
    Dossier,
    Regie,
    Stapbesluit,
    Taak,
    Toestemming,
    Wacht,
)
from app.domain.feit import Feit
from app.domain.handelen import Brief, Contact, Doorgave, Herstel, Interventie, Overleg
from app.domain.klaarmet import Uitstel
from app.domain.mensen import Leerling, Ouder, Verhuizing
from app.domain.opsporing import Opsporingsfeit
from app.domain.overdracht import Heropening, Overdracht, Pakket
from app.domain.scholen import Inschrijving, School, Schoolnorm
from app.domain.schoolwerk import Lijstbespreking
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.verzuim import Melding, MeldingStatus, TeLaat, Verzuimperiode
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling
from app.domain.vrijstellinggebeurtenissen import met_gebeurtenissen
from db.feiten import lees
from db.fouten import foutgrens
from db.verbinding import Verbinding
from db.zonder_gc import zonder_gc

F = TypeVar("F", bound=Feit)

_SOORTEN: tuple[tuple[str, type[Feit]], ...] = (
    ("behandelaars", Behandelaar),
    ("perioden", Verzuimperiode),
    ("meldingen", Melding),
    ("contacten", Contact),
    ("interventies", Interventie),
    ("overleggen", Overleg),
    ("besluiten", Stapbesluit),
    ("herstel", Herstel),
    ("toestemmingen", Toestemming),
    ("belastbaarheid", Belastbaarheid),
    ("regie", Regie),
    ("wachten", Wacht),
    ("afspraken", Afspraak),
    ("taken", Taak),
    ("uitstellen", Uitstel),
    ("doorgaven", Doorgave),
    ("brieven", Brief),
    ("sporen", Spoor),
    ("gebeurtenissen", Gebeurtenis),
    ("vrijstellingen", Vrijstelling),
    ("verlof", Verlofaanvraag),
    ("te_laat", TeLaat),
    ("besprekingen", Lijstbespreking),
    ("boatermijnen", Boatermijn),
    ("documenten", Document),
    ("overdrachten", Overdracht),
    ("heropeningen", Heropening),
    ("pakketten", Pakket),
)
"""The fields of DossierFeiten that hang on the dossier itself, with their kinds."""

_NOEMT_SCHOOL = ("meldingen", "perioden", "te_laat")
"""Those of which a fact may name a school."""


def lees_dossierfeiten(
    v: Verbinding,
    dossier_ids: Sequence[str] | None = None,
    *,
    ambtenaar_id: str | None = None,
    op: date | None = None,
    opsporing: Mapping[str, tuple[Opsporingsfeit, ...]] | None = None,
) -> dict[str, DossierFeiten]:
    """Gather the facts of dossiers, by dossier id, each kind in the order of its date.

    Without `dossier_ids`: every dossier that is open, or with `op` that was open on that day.
    `ambtenaar_id` keeps those that this ambtenaar handles or ever handled. All is read in one
    read transaction, so that it is the file of one moment. `opsporing` are the sealed facts by
    dossier, read from their own file for a BOA; None: sealed for who asks.
    """
    waar, args = _selectie(dossier_ids, ambtenaar_id, op)
    with foutgrens(), zonder_gc():
        eigen = not v.conn.in_transaction
        if eigen:
            v.conn.execute("BEGIN")
        try:
            return _verzamel(v, waar, args, opsporing)
        finally:
            if eigen and v.conn.in_transaction:
                v.conn.execute("COMMIT")


def _selectie(
    dossier_ids: Sequence[str] | None, ambtenaar_id: str | None, op: date | None
) -> tuple[str, list[Any]]:
    """Write the condition on dossier, with its arguments."""
    delen, args = ["dossier.ingetrokken = 0"], list[Any]()
    if dossier_ids is not None:
        delen.append("dossier.id IN (SELECT value FROM json_each(?))")
        args.append(json.dumps(list(dossier_ids)))
    elif op is not None:
        delen.append(
            "dossier.geopend <= ? AND (dossier.gesloten IS NULL OR dossier.gesloten > ?) "
            "AND NOT EXISTS (SELECT 1 FROM heropening h WHERE h.dossier_id = dossier.id "
            "AND h.ingetrokken = 0 AND h.gesloten <= ? AND h.heropend > ?)"
        )
        args += [op.isoformat()] * 4
    else:
        delen.append("dossier.gesloten IS NULL")
    if ambtenaar_id is not None:
        delen.append(
            "dossier.id IN (SELECT b.dossier_id FROM behandelaar b "
            "WHERE b.ambtenaar_id = ? AND b.ingetrokken = 0)"
        )
        args.append(ambtenaar_id)
    return " AND ".join(delen), args


def _verzamel(
    v: Verbinding,
    waar: str,
    args: list[Any],
    opsporing: Mapping[str, tuple[Opsporingsfeit, ...]] | None,
) -> dict[str, DossierFeiten]:
    """Read kind after kind and put them together per dossier."""
    dossiers = lees(v, Dossier, waar=waar, args=args, volgorde="geopend, rowid")
    if not dossiers:
        return {}
    # Which dossiers these are is found out once, not again for each kind.
    lijst = "SELECT value FROM json_each(?)"
    ids, args = lijst, [json.dumps([d.id for d in dossiers])]
    leerling_args = [json.dumps([d.leerling_id for d in dossiers])]
    leerlingen = {x.id: x for x in lees(v, Leerling, waar=f"id IN ({lijst})", args=leerling_args)}
    van_leerling = f"leerling_id IN ({lijst})"
    ouders = _groepeer(
        lees(v, Ouder, waar=van_leerling, args=leerling_args, volgorde="leerling_id, rowid"),
        "leerling_id",
    )
    inschrijvingen = _groepeer(
        lees(
            v,
            Inschrijving,
            waar=van_leerling,
            args=leerling_args,
            volgorde="leerling_id, van, rowid",
        ),
        "leerling_id",
    )
    verhuizingen = _groepeer(
        lees(
            v,
            Verhuizing,
            waar=van_leerling,
            args=leerling_args,
            volgorde="leerling_id, datum, rowid",
        ),
        "leerling_id",
    )
    per_soort: dict[str, dict[str, tuple[Any, ...]]] = {}
    for naam, soort in _SOORTEN:
        feiten = lees(
            v,
            soort,
            waar=f"dossier_id IN ({ids})",
            args=args,
            volgorde=f"dossier_id, {soort.DATUM or 'datum'}, rowid",
        )
        per_soort[naam] = _groepeer(feiten, "dossier_id")
    statussen = _groepeer(
        lees(
            v,
            MeldingStatus,
            waar="melding_id IN (SELECT melding.id FROM melding WHERE melding.ingetrokken = 0 "
            f"AND melding.dossier_id IN ({ids}))",
            args=args,
            volgorde="melding_id, datum, rowid",
        ),
        "melding_id",
    )
    scholen = _scholen(v, inschrijvingen, per_soort)
    normen = _normen(v, scholen)
    leeg: tuple[Any, ...] = ()
    resultaat = {}
    for d in dossiers:
        eigen = {naam: groepen.get(d.id, leeg) for naam, groepen in per_soort.items()}
        if eigen["vrijstellingen"] or eigen["verlof"]:
            eigen["gebeurtenissen"] = met_gebeurtenissen(
                eigen["gebeurtenissen"], eigen["vrijstellingen"], eigen["verlof"]
            )
        ingeschreven = inschrijvingen.get(d.leerling_id, leeg)
        eigen_scholen = _van_dossier(scholen, ingeschreven, *(eigen[n] for n in _NOEMT_SCHOOL))
        resultaat[d.id] = DossierFeiten(
            dossier=d,
            leerling=leerlingen[d.leerling_id],
            scholen=eigen_scholen,
            schoolnormen=tuple(n for s in eigen_scholen for n in normen.get(s, leeg)),
            ouders=ouders.get(d.leerling_id, leeg),
            inschrijvingen=ingeschreven,
            verhuizingen=verhuizingen.get(d.leerling_id, leeg),
            statussen=_statussen(eigen["meldingen"], statussen),
            opsporing=None if opsporing is None else opsporing.get(d.id, leeg),
            **eigen,
        )
    return resultaat


def _groepeer(feiten: Iterable[F], veld: str) -> dict[str, tuple[F, ...]]:
    """Put facts that are sorted on `veld` together."""
    return {sleutel: tuple(groep) for sleutel, groep in groupby(feiten, attrgetter(veld))}


def _scholen(
    v: Verbinding,
    inschrijvingen: dict[str, tuple[Inschrijving, ...]],
    per_soort: dict[str, dict[str, tuple[Any, ...]]],
) -> dict[str, School]:
    """Read every school that is named, by id."""
    nodig: set[str | None] = {i.school_id for groep in inschrijvingen.values() for i in groep}
    for naam in _NOEMT_SCHOOL:
        nodig |= {x.school_id for groep in per_soort[naam].values() for x in groep}
    args = (json.dumps([n for n in nodig if n]),)
    gevonden = lees(v, School, waar="id IN (SELECT value FROM json_each(?))", args=args)
    return {s.id: s for s in gevonden}


def _normen(v: Verbinding, scholen: Iterable[str]) -> dict[str, tuple[Schoolnorm, ...]]:
    """Read the own thresholds of these schools, by school."""
    args = (json.dumps(list(scholen)),)
    gevonden = lees(
        v,
        Schoolnorm,
        waar="school_id IN (SELECT value FROM json_each(?))",
        args=args,
        volgorde="school_id, van, rowid",
    )
    return _groepeer(gevonden, "school_id")


def _van_dossier(scholen: dict[str, School], *groepen: tuple[Any, ...]) -> dict[str, School]:
    """Keep the schools that these facts name."""
    return {
        x.school_id: scholen[x.school_id]
        for groep in groepen
        for x in groep
        if x.school_id in scholen
    }


def _statussen(
    meldingen: tuple[Melding, ...], statussen: dict[str, tuple[MeldingStatus, ...]]
) -> tuple[MeldingStatus, ...]:
    """Give the statuses of these meldingen, in the order of their date."""
    if not meldingen:
        return ()
    alle = [s for m in meldingen for s in statussen.get(m.id, ())]
    alle.sort(key=attrgetter("datum"))
    return tuple(alle)
