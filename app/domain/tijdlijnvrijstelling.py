"""Domain: the lines of the tijdlijn about appeals, requests and leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.tijdlijnitem import Baan, Groep, Teken, TijdlijnItem
from app.domain.tijdlijnregels import Kader, dag, maak_item, periode, rij
from app.domain.vrijstellingen import POSITIEF, VERVANGEND, Verlofsoort, Vrijstelling

_GEHOORD = (
    ("aanvrager_gehoord", "aanvrager"),
    ("jongere_gehoord", "jongere"),
    ("hoofd_gehoord", "hoofd van de school"),
    ("mbo_gehoord", "hoofd van de mbo-instelling"),
    ("zorg_gehoord", "instelling voor zorg"),
)


def vrijstelling_regels(k: Kader) -> Iterator[TijdlijnItem]:
    """Give the lines of appeals, requests and leave."""
    for v in k.feiten.vrijstellingen:
        yield from _vrijstelling(k, v)
    yield from _verlof(k)


def _vrijstelling(k: Kader, v: Vrijstelling) -> Iterator[TijdlijnItem]:
    soort = "Beroep op vrijstelling" if v.grond.is_beroep else "Verzoek"
    opnieuw = "niet voor het eerst" if v.opnieuw else ""
    yield _regel(k, v, v.ingediend, f"{soort}: artikel {v.grond.kort}", rij(opnieuw), 54)
    if v.verklaring_op is not None:
        door = v.verklaring_door.label if v.verklaring_door else ""
        duur = v.duur.label if v.duur else ""
        yield _regel(k, v, v.verklaring_op, "Verklaring", rij(door, duur), 53)
    if v.teruggekeken is not None:
        laatst = v.laatst_geplaatst
        tekst = f"laatst op zo'n school: {dag(laatst)}" if laatst else "nooit op zo'n school"
        yield _regel(k, v, v.teruggekeken, "Jaar voor het beroep nagegaan", tekst, 53)
    if v.swv_gevraagd is not None:
        yield _regel(k, v, v.swv_gevraagd, "Advies gevraagd aan het SWV", "", 53)
    if v.swv_advies is not None and v.swv_advies_op is not None:
        yield _regel(k, v, v.swv_advies_op, "Advies van het SWV", v.swv_advies.label, 53)
    if v.plan_op is not None:
        yield _regel(k, v, v.plan_op, "Plan van aanpak ontvangen", "", 53)
    for veld, wie in _GEHOORD:
        gehoord: date | None = getattr(v, veld)
        if gehoord is not None:
            yield _regel(k, v, gehoord, "Gehoord", wie, 53)
    yield from _uitkomst(k, v)
    for op, aan in ((v.gemeld_op, "DUO"), (v.arbeidsinspectie_op, "de Arbeidsinspectie")):
        if op is not None:
            yield _regel(k, v, op, f"Vrijstelling doorgegeven aan {aan}", "", 56)
    if v.bezwaar is not None and v.bezwaar_op is not None:
        yield _regel(k, v, v.bezwaar_op, "Bezwaar", v.bezwaar.label, 57)


def _uitkomst(k: Kader, v: Vrijstelling) -> Iterator[TijdlijnItem]:
    """Give how it ended, and the spell in which it holds as a bar."""
    if v.uitkomst is None or v.uitkomst_op is None:
        return
    wat = "Beroep getoetst" if v.grond.is_beroep else "Besluit op het verzoek"
    tekst = rij(f"artikel {v.grond.kort}", v.uitkomst.label, v.gemeente)
    yield maak_item(
        k,
        v,
        v.uitkomst_op,
        wat,
        tekst,
        baan=Baan.HANDELEN,
        vorm=Teken.VINK,
        groep=Groep.BESLUITEN,
        volgorde=55,
    )
    if v.uitkomst not in POSITIEF or v.van is None:
        return
    tot = v.tot if v.tot is not None and v.tot <= k.peildatum else None
    duur = v.duur.value if v.duur is not None else ""
    einde = f"tot en met {dag(v.tot)}" if v.tot is not None else ""
    yield maak_item(
        k,
        v,
        v.van,
        "Vervangende leerplicht" if v.grond in VERVANGEND else "Vrijgesteld",
        rij(f"artikel {v.grond.kort}", duur, einde),
        rechts="loopt" if tot is None else "",
        einde=tot,
        loopt=tot is None,
        baan=Baan.VERZUIM,
        vorm=Teken.BALK_OPEN,
        groep=Groep.BESLUITEN,
        volgorde=9,
    )


def _verlof(k: Kader) -> Iterator[TijdlijnItem]:
    for v in k.feiten.verlof:
        artikel = "11 onder f" if v.grond is Verlofsoort.BEROEP else "14"
        dagen = "1 schooldag" if v.dagen == 1 else f"{v.dagen} schooldagen"
        yield maak_item(
            k,
            v,
            v.ontvangen,
            f"Verlof gevraagd: artikel {artikel}",
            rij(periode(v.van, v.tot), dagen),
            baan=Baan.HANDELEN,
            vorm=Teken.STIP,
            groep=Groep.INTERVENTIES,
            volgorde=54,
        )
        if v.besluit is not None and v.besluit_op is not None:
            verleend = "" if v.verleend is None else f"{v.verleend} schooldagen"
            yield maak_item(
                k,
                v,
                v.besluit_op,
                "Besluit over verlof",
                rij(v.besluit.label, verleend),
                baan=Baan.HANDELEN,
                vorm=Teken.VINK,
                groep=Groep.BESLUITEN,
                volgorde=55,
            )
        if v.bezwaar is not None and v.bezwaar_op is not None:
            yield maak_item(
                k,
                v,
                v.bezwaar_op,
                "Bezwaar",
                v.bezwaar.label,
                baan=Baan.HANDELEN,
                vorm=Teken.STIP,
                groep=Groep.BESLUITEN,
                volgorde=57,
            )


def _regel(
    k: Kader, v: Vrijstelling, op: date, titel: str, tekst: str, volgorde: int
) -> TijdlijnItem:
    """Make a plain line about an appeal or request."""
    return maak_item(
        k,
        v,
        op,
        titel,
        tekst,
        baan=Baan.HANDELEN,
        vorm=Teken.STIP,
        groep=Groep.INTERVENTIES,
        volgorde=volgorde,
    )
