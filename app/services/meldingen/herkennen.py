"""Services: who a melding is about: other records that could be the same leerling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.gelijkenis import Gelijkenis, kan_lijken, vergelijk
from app.domain.mensen import Leerling
from db import opzoeken
from db import zoeken as db_zoeken

if TYPE_CHECKING:
    from datetime import date

    from app.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Another record that could be the same leerling; `dossier_id` is its open dossier."""

    leerling: Leerling
    gelijkenis: Gelijkenis
    dossier_id: str | None
    meldingen: int


def kandidaten(sessie: Sessie, leerling: Leerling) -> list[Kandidaat]:
    """List the records that could be this leerling, the likeliest first."""
    zelfde_dag = db_zoeken.op_geboortedag(sessie.v, [leerling.geboortedatum])
    gevonden = [(x, vergelijk(leerling, x)) for x in zelfde_dag if x.id != leerling.id]
    goed = [(x, g) for x, g in gevonden if g.voorstel]
    dossiers = opzoeken.open_dossiers(sessie.v, [x.id for x, _ in goed])
    tel = db_zoeken.tel_meldingen(sessie.v, [x.id for x, _ in goed])
    lijst = [Kandidaat(x, g, dossiers.get(x.id), tel.get(x.id, 0)) for x, g in goed]
    return sorted(lijst, key=lambda k: (-k.gelijkenis.score, k.leerling.achternaam, k.leerling.id))


def dubbelgangers(sessie: Sessie, leerlingen: Iterable[Leerling]) -> dict[str, int]:
    """Count per leerling the other records that could be the same; none: not in it.

    Two BSN's are two people: beside who has one only those without are looked at.
    """
    gevraagd = {x.id: x for x in leerlingen}
    per_dag: dict[str, dict[str, tuple[str, str, str, str]]] = defaultdict(dict)
    for met in (True, False):
        dagen = {x.geboortedatum for x in gevraagd.values() if bool(x.bsn) is met}
        rijen = db_zoeken.namen_op_geboortedag(sessie.v, dagen, zonder_bsn=met) if dagen else ()
        for id_, dag, achternaam, voornamen, roepnaam, bsn in rijen:
            per_dag[dag][id_] = (achternaam, voornamen, roepnaam, bsn)
    paren = [
        (x, id_)
        for x in gevraagd.values()
        for id_, (achternaam, voornamen, roepnaam, bsn) in per_dag[
            x.geboortedatum.isoformat()
        ].items()
        if id_ != x.id
        and not (x.bsn and bsn)
        and kan_lijken(x.achternaam, achternaam, voornamen, roepnaam)
    ]
    anderen = opzoeken.per_id(sessie.v, Leerling, {id_ for _, id_ in paren})
    tel: dict[str, int] = {}
    for x, id_ in paren:
        if vergelijk(x, anderen[id_]).voorstel:
            tel[x.id] = tel.get(x.id, 0) + 1
    return tel


def dubbelen(sessie: Sessie) -> list[tuple[Leerling, Leerling, Gelijkenis]]:
    """List all pairs in the team file that could be one leerling, the likeliest first.

    Of a pair at least one lacks a BSN: two BSN's are two people.
    """
    per_dag: dict[date, list[Leerling]] = defaultdict(list)
    for x in sessie.lees(Leerling):
        per_dag[x.geboortedatum].append(x)
    paren = []
    for groep in per_dag.values():
        zonder = [x for x in groep if not x.bsn]
        for i, x in enumerate(zonder):
            for y in (*zonder[i + 1 :], *(y for y in groep if y.bsn)):
                gelijk = vergelijk(x, y)
                if gelijk.voorstel:
                    # The one with a BSN first: that is the record to keep.
                    paren.append((y, x, gelijk) if y.bsn else (x, y, gelijk))
    return sorted(paren, key=lambda p: (-p[2].score, p[0].achternaam, p[0].id, p[1].id))
