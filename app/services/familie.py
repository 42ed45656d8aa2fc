"""Services: broers en zussen: who lives or belongs together, proposed and recorded.

A proposal is never a fact: a person looks and says what it is. Where one of the two has a
geheim adres, the address proposes nothing: the list would tell where that child lives.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.mensen import Leerling, Ouder
from app.domain.namen import lijstnaam, zoeknaam
from app.domain.overdracht import Verwant, Verwantschap
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging


@dataclass(frozen=True, slots=True)
class Familielid:
    """Another leerling. `verwant` is what was recorded, None for a proposal; `reden` why."""

    leerling: Leerling
    naam: str
    reden: str
    verwant: Verwant | None
    dossier_id: str | None


def familie(sessie: Sessie, leerling_id: str) -> list[Familielid]:
    """List recorded relatives first, then proposals; who is no family is left out of both."""
    leerling = sessie.lees_een(Leerling, leerling_id)
    vast = _vastgelegd(sessie, leerling_id)
    redenen = _voorstellen(sessie, leerling)
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {*vast, *redenen})
    dossiers = opzoeken.dossier_per_leerling(sessie.v, leerlingen)
    leden = [
        Familielid(
            leerling=leerlingen[i],
            naam=lijstnaam(leerlingen[i]),
            reden=vast[i].verwantschap.label if i in vast else ", ".join(redenen[i]),
            verwant=vast.get(i),
            dossier_id=dossiers.get(i),
        )
        for i in leerlingen
        if i not in vast or vast[i].verwantschap is not Verwantschap.GEEN
    ]
    return sorted(leden, key=lambda lid: (lid.verwant is None, lid.naam))


def leg_vast(
    sessie: Sessie, leerling_id: str, ander_id: str, verwantschap: Verwantschap
) -> Wijziging:
    """Record how two leerlingen belong together; a second word about the same two corrects it."""
    bestaand = _vastgelegd(sessie, leerling_id).get(ander_id)
    with sessie.schrijf() as tx:
        if bestaand is None:
            tx.maak(
                Verwant(
                    leerling_id=leerling_id,
                    ander_id=ander_id,
                    verwantschap=verwantschap,
                    datum=sessie.vandaag(),
                )
            )
        else:
            tx.wijzig(
                dataclasses.replace(bestaand, verwantschap=verwantschap, datum=sessie.vandaag())
            )
    return tx.wijziging


def _vastgelegd(sessie: Sessie, leerling_id: str) -> dict[str, Verwant]:
    """Give what was recorded, by the other leerling; the last word about the same two counts."""
    alle = [
        *((v.ander_id, v) for v in sessie.lees(Verwant, leerling_id=leerling_id)),
        *((v.leerling_id, v) for v in sessie.lees(Verwant, ander_id=leerling_id)),
    ]
    return dict(sorted(alle, key=lambda paar: paar[1].datum))


def _voorstellen(sessie: Sessie, leerling: Leerling) -> dict[str, list[str]]:
    """Give per other leerling why the two may belong together."""
    redenen: dict[str, list[str]] = {}
    if leerling.postcode and leerling.huisnummer and not leerling.geheim_adres:
        samen = sessie.lees(Leerling, postcode=leerling.postcode, huisnummer=leerling.huisnummer)
        for ander in samen:
            if ander.id != leerling.id and not ander.geheim_adres:
                redenen.setdefault(ander.id, []).append("zelfde adres")
    for ouder in sessie.lees(Ouder, leerling_id=leerling.id):
        for ander_ouder in _zelfde_ouders(sessie, ouder):
            tekst = f"zelfde {ouder.relatie.label}"
            bij = redenen.setdefault(ander_ouder.leerling_id, [])
            if tekst not in bij:
                bij.append(tekst)
    redenen.pop(leerling.id, None)
    return redenen


def _zelfde_ouders(sessie: Sessie, ouder: Ouder) -> list[Ouder]:
    """Find the same adult with other leerlingen: same telephone or e-mail, and the same name."""
    gevonden: dict[str, Ouder] = {}
    for veld in ("telefoon", "email"):
        if waarde := getattr(ouder, veld).strip():
            gevonden |= {o.id: o for o in sessie.lees(Ouder, **{veld: waarde})}
    eigen = _wie(ouder)
    return [o for o in gevonden.values() if o.leerling_id != ouder.leerling_id and _wie(o) == eigen]


def _wie(ouder: Ouder) -> tuple[str, str]:
    return zoeknaam(ouder.achternaam), ouder.voorletters[:1].casefold()
