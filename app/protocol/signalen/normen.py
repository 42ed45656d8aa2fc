"""Protocol: thresholds of one norm over the layers wet, regio and school: the strictest acts.

Source: protocollen 6 (wet, regio, school, the stricter local norm beside the
legal one) and ggd-nog 2b. The strictest is the one that is reached first, of
those reached on one day the lowest. One that no source fills in never acts and
is said to be missing; a `Schoolnorm` that the team recorded fills it in, or
stands beside it as the layer of the school.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.scholen import Schoolnorm
from app.protocol.blik import Blik
from app.protocol.model import Laag, Regelset, Signaalregel
from app.protocol.signalen.tellen import MAAT_VAN, bereikt_op, vraag_van
from app.protocol.signalen.telwoorden import toon_drempel
from app.protocol.stand import Bron, Laagstand


class Laagregel(NamedTuple):
    """A rule with the layer that it stands in."""

    laag: Laag
    regel: Signaalregel


class Bereikt(NamedTuple):
    """A rule whose threshold is reached, and since when."""

    dag: date
    regel: Signaalregel


def regels_van(blik: Blik) -> Sequence[Sequence[Laagregel]]:
    """Give the rules that are on, those of one norm together, with the school's own norms."""
    gevonden: Sequence[Sequence[Laagregel]] | None = blik.geteld.get("regels")
    if gevonden is None:
        gevonden = blik.geteld["regels"] = _verzamel(blik)
    return gevonden


def _verzamel(blik: Blik) -> Sequence[Sequence[Laagregel]]:
    """Put the rules together in the order of the layers, with the school's own norms."""
    basis, normen = _per_laag(blik.regels), schoolnormen_op(blik)
    if not normen:
        return basis
    groepen = [list(groep) for groep in basis]
    per_norm = {g[0].regel.norm: g for g in groepen if _heeft_norm(g[0].regel)}
    for norm in normen:
        if norm.norm in per_norm:
            _met_schoolnorm(blik, per_norm[norm.norm], norm)
    return groepen


@lru_cache(maxsize=256)
def _per_laag(regels: Regelset) -> tuple[tuple[Laagregel, ...], ...]:
    """Put the rules of the files together; the same for every dossier for which they hold."""
    groepen: list[list[Laagregel]] = []
    per_norm: dict[str, list[Laagregel]] = {}
    for bestand in regels.alle:
        for regel in bestand.signalen:
            if not regel.aan:
                continue
            rij = Laagregel(bestand.laag, regel)
            if not _heeft_norm(regel):
                groepen.append([rij])
            elif regel.norm in per_norm:
                per_norm[regel.norm].append(rij)
            else:
                groepen.append([rij])
                per_norm[regel.norm] = groepen[-1]
    return tuple(tuple(groep) for groep in groepen)


def _heeft_norm(regel: Signaalregel) -> bool:
    """Tell whether a rule counts for a norm that other layers may have too."""
    return bool(regel.norm) and regel.soort in MAAT_VAN


def schoolnormen_op(blik: Blik) -> list[Schoolnorm]:
    """Give the own norms of the school on the peildatum, of each norm the latest."""
    if blik.school is None:
        return []
    geldig: dict[str, Schoolnorm] = {}
    for norm in blik.feiten.schoolnormen:
        if (
            norm.school_id == blik.school.id
            and norm.van <= blik.peildatum
            and (norm.tot is None or norm.tot >= blik.peildatum)
            and (norm.norm not in geldig or norm.van >= geldig[norm.norm].van)
        ):
            geldig[norm.norm] = norm
    return list(geldig.values())


def _met_schoolnorm(blik: Blik, groep: list[Laagregel], norm: Schoolnorm) -> None:
    """Let the school's own number replace that of its layer, or of one that has none."""
    basis = groep[-1]
    drempel = basis.regel.drempel
    if drempel is None or blik.school is None:
        return
    document = norm.bron or f"Verzuimprotocol van {blik.school.naam}"
    regel = dataclasses.replace(
        basis.regel,
        drempel=dataclasses.replace(drempel, aantal=float(norm.aantal), ontbreekt=""),
        bron=Bron(document, "norm van de school", laag=Laag.SCHOOL.value),
        wettelijk=False,
    )
    if basis.laag is Laag.SCHOOL or drempel.aantal is None:
        groep.pop()
    groep.append(Laagregel(Laag.SCHOOL, regel))


def bereikt_van(blik: Blik, regel: Signaalregel) -> date | None:
    """Give the day on which the threshold of a counting rule was reached; None: it is not."""
    if regel.drempel is None:
        return None
    return bereikt_op(blik, vraag_van(regel), regel.drempel)


def strengste(bereikt: Sequence[Bereikt]) -> Bereikt:
    """Give the one that acts: reached first, of those of one day the lowest."""
    return min(bereikt, key=lambda b: (b.dag, b.regel.drempel.aantal if b.regel.drempel else 0))


def laagstanden(
    groep: Sequence[Laagregel], bereikt: Sequence[Bereikt], geldend: Bereikt
) -> tuple[Laagstand, ...]:
    """Give the norm as each layer has it."""
    regels = [b.regel for b in bereikt]
    return tuple(
        Laagstand(
            rij.laag.value,
            toon_drempel(vraag_van(rij.regel), rij.regel.drempel) if rij.regel.drempel else "",
            any(rij.regel is regel for regel in regels),
            rij.regel is geldend.regel,
            rij.regel.bron,
        )
        for rij in groep
    )
