"""Domain: lines of the tijdlijn for documents and for a dossier that passes on or goes on."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.overdracht import Antwoord
from app.domain.tijdlijnitem import Baan, Groep, Teken, TijdlijnItem
from app.domain.tijdlijnregels import Kader, maak_item, periode, rij


def dossier_regels(k: Kader) -> Iterator[TijdlijnItem]:
    """Give the lines of documents, overdrachten, heropeningen and pakketten, in no order."""
    yield from _documenten(k)
    yield from _overdrachten(k)
    yield from _heropeningen(k)
    yield from _pakketten(k)


def _documenten(k: Kader) -> Iterator[TijdlijnItem]:
    for d in k.feiten.documenten:
        titel = k.notitie(d.titel)
        yield maak_item(
            k,
            d,
            d.datum,
            f"Document: {titel}" if titel else "Document",
            rij(d.soort.label, f"van {d.van_wie}" if d.van_wie else ""),
            baan=Baan.CONTACT,
            vorm=Teken.ENVELOP,
            groep=Groep.BRIEVEN,
            volgorde=45,
        )


def _overdrachten(k: Kader) -> Iterator[TijdlijnItem]:
    for o in k.feiten.overdrachten:
        naam = k.ambtenaren.get(o.aan_id, "")
        wat = "Waarneming" if o.tot else "Overdracht"
        wanneer = periode(o.van, o.tot)
        tekst = rij(f"aan {naam}", wanneer, k.notitie(o.toelichting))
        yield maak_item(k, o, o.aangeboden, f"{wat} aangeboden", tekst, volgorde=3)
        op = k.toen(o.antwoord_op)
        if op is not None and o.antwoord is not None:
            reden = k.notitie(o.reden) if o.antwoord is Antwoord.GEWEIGERD else ""
            yield maak_item(k, o, op, f"{wat} {o.antwoord.label}", rij(naam, reden), volgorde=4)


def _heropeningen(k: Kader) -> Iterator[TijdlijnItem]:
    for h in k.feiten.heropeningen:
        reden = h.sluitreden.label
        yield maak_item(k, h, h.gesloten, "Dossier gesloten", reden, vorm=Teken.VINK, volgorde=98)
        yield maak_item(k, h, h.heropend, "Dossier heropend", "", vorm=Teken.STIP, volgorde=1)


def _pakketten(k: Kader) -> Iterator[TijdlijnItem]:
    for p in k.feiten.pakketten:
        yield maak_item(
            k,
            p,
            p.datum,
            f"Dossier verzonden aan gemeente {p.gemeente}",
            p.inhoud,
            baan=Baan.CONTACT,
            vorm=Teken.PIJL,
            groep=Groep.BRIEVEN,
            volgorde=47,
        )
        op = k.toen(p.ontvangst_bevestigd)
        if op is not None:
            titel = f"Ontvangst bevestigd door gemeente {p.gemeente}"
            yield maak_item(k, p, op, titel, "", groep=Groep.BRIEVEN, volgorde=48)
