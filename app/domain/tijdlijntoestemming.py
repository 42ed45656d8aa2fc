"""Domain: the lines of the tijdlijn about toestemming, belastbaarheid and regie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.dossiers import Toestemmingbesluit
from app.domain.tijdlijnitem import Baan, Groep, Teken, TijdlijnItem
from app.domain.tijdlijnregels import Kader, dag, maak_item, rij


def toestemming_regels(k: Kader) -> Iterator[TijdlijnItem]:
    """Give the lines of who consented to what, what a leerling can do, and who leads."""
    yield from _toestemmingen(k)
    yield from _belastbaarheid(k)
    yield from _regie(k)


def _toestemmingen(k: Kader) -> Iterator[TijdlijnItem]:
    for t in k.feiten.toestemmingen:
        ouder = k.ouder(t.ouder_id)
        wie = ouder.relatie.label if ouder else "leerling"
        geweigerd = t.besluit is Toestemmingbesluit.GEWEIGERD
        rest: dict[str, Any] = {
            "baan": Baan.HANDELEN,
            "vorm": Teken.HAND,
            "groep": Groep.BESLUITEN,
            "volgorde": 45,
        }
        yield maak_item(
            k,
            t,
            t.datum,
            f"{'Geen toestemming' if geweigerd else 'Toestemming'} van {wie}",
            rij(
                t.doel.label,
                f"tot en met {dag(t.tot)}" if t.tot else "",
                t.wijze.label if t.wijze else "",
            ),
            ernst=geweigerd,
            **rest,
        )
        if t.ingetrokken_op:
            yield maak_item(
                k,
                t,
                t.ingetrokken_op,
                f"Toestemming ingetrokken door {wie}",
                t.doel.label,
                ernst=True,
                **rest,
            )


def _regie(k: Kader) -> Iterator[TijdlijnItem]:
    for r in k.feiten.regie:
        wie = r.organisatie + (f", {r.persoon}" if r.persoon else "")
        titel = r.soort.label[:1].upper() + r.soort.label[1:]
        yield maak_item(
            k, r, r.van, titel, wie, vorm=Teken.STIP, groep=Groep.BESLUITEN, volgorde=20
        )
        tot = k.toen(r.tot)
        if tot is not None:
            yield maak_item(
                k,
                r,
                tot,
                f"{titel}: laatste dag",
                wie,
                vorm=Teken.STIP,
                groep=Groep.BESLUITEN,
                volgorde=19,
            )


def _belastbaarheid(k: Kader) -> Iterator[TijdlijnItem]:
    for b in k.feiten.belastbaarheid:
        wie = b.van.label + (f", {b.persoon}" if b.persoon else "")
        yield maak_item(
            k,
            b,
            b.datum,
            f"Belastbaarheid: {b.antwoord.label}",
            rij(wie, f"geldig tot en met {dag(b.tot)}" if b.tot else ""),
            baan=Baan.HANDELEN,
            vorm=Teken.HAND,
            groep=Groep.BESLUITEN,
            volgorde=48,
        )
