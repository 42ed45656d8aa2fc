"""Store: finding leerlingen and schools while somebody types.

Names go through FTS5 over text folded by app.domain.namen.zoeknaam, every word quoted and a
prefix, so that O'Brien and al- are words and no syntax. A number is a BSN or onderwijsnummer,
a date a birth date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date

from app.domain.mensen import Leerling
from app.domain.namen import zoeknaam
from app.domain.scholen import School
from db.feiten import lees
from db.verbinding import Verbinding
from db.zoeknaam import zoeknaam_van

_DAG = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{2})-(\d{2})")


def zoek_leerlingen(v: Verbinding, vraag: str, limiet: int = 20) -> list[Leerling]:
    """Find leerlingen by (parts of) names, BSN, onderwijsnummer or birth date.

    At most `limiet`, those whose achternaam begins with the first word first, then by name.
    """
    vraag = vraag.strip()
    dag, rest = _birth(vraag)
    if dag is not None:
        waar, args = "geboortedatum = ?", [dag.isoformat()]
        gevonden = lees(v, Leerling, waar=waar, args=args, volgorde="achternaam, roepnaam, id")
        woorden = zoeknaam(rest).split()
        return [x for x in gevonden if _past(x, woorden)][:limiet]
    cijfers = vraag.replace(" ", "").replace(".", "")
    if cijfers.isascii() and cijfers.isdigit():
        if len(cijfers) < 3:
            return []
        tot = cijfers + "\uffff"
        sql = "(bsn >= ? AND bsn < ?) OR (onderwijsnummer >= ? AND onderwijsnummer < ?)"
        return lees(
            v,
            Leerling,
            waar=f"id IN (SELECT id FROM leerling WHERE {sql} LIMIT ?)",
            args=(cijfers, tot, cijfers, tot, limiet),
            volgorde="achternaam, roepnaam, id",
        )
    return _op_naam(v, zoeknaam(vraag).split(), limiet)


def zoek_scholen(v: Verbinding, vraag: str, limiet: int = 20) -> list[School]:
    """Find schools by words in the name or place, or by BRIN with or without vestiging."""
    woorden = zoeknaam(vraag).split()
    if not woorden:
        return []
    alle = lees(v, School, volgorde="naam, vestiging, id")
    gevonden = []
    for school in alle:
        tekst = f"{school.naam} {school.plaats} {school.brin}{school.vestiging}"
        delen = zoeknaam(tekst).split()
        if all(any(deel.startswith(w) for deel in delen) for w in woorden):
            gevonden.append(school)
            if len(gevonden) == limiet:
                break
    return gevonden


def op_geboortedag(
    v: Verbinding, dagen: Iterable[date], *, zonder_bsn: bool = False
) -> list[Leerling]:
    """Read the leerlingen that were born on one of these days, or those of them without BSN."""
    waar = "geboortedatum IN (SELECT value FROM json_each(?))"
    return lees(
        v,
        Leerling,
        waar=f"{waar} AND bsn = ''" if zonder_bsn else waar,
        args=(json.dumps([d.isoformat() for d in dagen]),),
    )


def namen_op_geboortedag(
    v: Verbinding, dagen: Iterable[date], *, zonder_bsn: bool = False
) -> list[tuple[str, str, str, str, str, str]]:
    """Read of the same leerlingen no more than their names.

    Per row: id, geboortedatum (ISO), achternaam, voornamen, roepnaam, bsn.
    """
    waar = "geboortedatum IN (SELECT value FROM json_each(?)) AND ingetrokken = 0"
    if zonder_bsn:
        waar += " AND bsn = ''"
    return v.rijen(
        "SELECT id, geboortedatum, achternaam, voornamen, roepnaam, bsn "
        f"FROM leerling WHERE {waar}",
        (json.dumps([d.isoformat() for d in dagen]),),
    )


def op_postcode(v: Verbinding, postcode: str) -> list[Leerling]:
    """Read the leerlingen with a postcode, however its space and capitals are written."""
    kern = postcode.replace(" ", "").upper()
    return lees(v, Leerling, waar="upper(replace(postcode, ' ', '')) = ?", args=(kern,))


def tel_meldingen(v: Verbinding, leerling_ids: Iterable[str]) -> dict[str, int]:
    """Count the meldingen per leerling; without signalen (they are no meldingen)."""
    rijen = v.rijen(
        "SELECT leerling_id, count(*) FROM melding WHERE ingetrokken = 0 AND soort <> 'kenmerk' "
        "AND leerling_id IN (SELECT value FROM json_each(?)) GROUP BY leerling_id",
        (json.dumps(list(leerling_ids)),),
    )
    return dict(rijen)


def _op_naam(v: Verbinding, woorden: list[str], limiet: int) -> list[Leerling]:
    """Find by words of the name: achternaam first in the order of the index, then anywhere."""
    if not woorden:
        return []
    match = " AND ".join(f'"{w}"*' for w in woorden)
    eerste = woorden[0]
    ids: list[str] = []
    if len(woorden) == 1:
        rijen = v.rijen(
            "SELECT z.leerling_id FROM leerling_zoek z WHERE z.zoeknaam >= ? AND z.zoeknaam < ? "
            "AND EXISTS (SELECT 1 FROM leerling l WHERE l.id = z.leerling_id AND ingetrokken = 0) "
            "ORDER BY z.zoeknaam LIMIT ?",
            (eerste, eerste + "\uffff", limiet),
        )
        ids = [r[0] for r in rijen]
    if len(ids) < limiet:
        rijen = v.rijen(
            "SELECT z.leerling_id FROM leerling_zoek z JOIN leerling l ON l.id = z.leerling_id "
            "WHERE z.nr IN (SELECT rowid FROM leerling_fts WHERE leerling_fts MATCH ? LIMIT 2000) "
            "AND l.ingetrokken = 0 "
            "ORDER BY (z.zoeknaam >= ? AND z.zoeknaam < ?) DESC, z.zoeknaam LIMIT ?",
            (match, eerste, eerste + "\uffff", limiet),
        )
        gezien = set(ids)
        ids += [r[0] for r in rijen if r[0] not in gezien]
    ids = ids[:limiet]
    vraagtekens = ",".join("?" * len(ids))
    per_id = {x.id: x for x in lees(v, Leerling, waar=f"id IN ({vraagtekens})", args=ids)}
    return [per_id[i] for i in ids if i in per_id]


def _birth(vraag: str) -> tuple[date | None, str]:
    """Take a date dd-mm-jjjj or ISO out of the question; gives it and what is left."""
    m = _DAG.search(vraag)
    if m is None:
        return None, vraag
    d, ma, j, ij, im, id_ = m.groups()
    try:
        dag = date(int(j or ij), int(ma or im), int(d or id_))
    except ValueError:
        return None, vraag
    return dag, vraag[: m.start()] + " " + vraag[m.end() :]


def _past(leerling: Leerling, woorden: list[str]) -> bool:
    """Tell whether every word begins a part of the name."""
    delen = zoeknaam_van(leerling).split()
    return all(any(deel.startswith(w) for deel in delen) for w in woorden)
