"""Services: the tijdlijn of a dossier as a picture on paper, and its contacts by person and day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.documents.model import Plaatteken, Plaatvorm, Tijdlijnplaat, Verslagtabel
from app.domain.datumwoorden import toon_dag
from app.domain.handelen import Contact, Contactmet
from app.domain.tijdlijnitem import Baan, Teken, TijdlijnItem

RUIM = timedelta(days=7)
MINSTENS = timedelta(days=75)
LANGST = timedelta(days=3 * 365)
"""What lies longer ago than this is on no picture; the list has it."""
_BANEN = (
    (Baan.VERZUIM, "Verzuim"),
    (Baan.CONTACT, "Melding en contact"),
    (Baan.HANDELEN, "Wat er is gedaan"),
)
_VORMEN: dict[Teken, tuple[Plaatvorm, str]] = {
    Teken.BALK_VOL: (Plaatvorm.VOL, "ongeoorloofd, hele dagen"),
    Teken.BALK_GEARCEERD: (Plaatvorm.GEARCEERD, "een deel van de tijd"),
    Teken.BALK_OPEN: (Plaatvorm.OPEN, "geoorloofd"),
    Teken.VLAG: (Plaatvorm.DRIEHOEK, "melding"),
    Teken.TELEFOON: (Plaatvorm.BOL, "contact op afstand"),
    Teken.MENSEN: (Plaatvorm.RING, "gesprek"),
    Teken.ENVELOP: (Plaatvorm.ENVELOP, "brief of document"),
    Teken.VIERKANT: (Plaatvorm.VIERKANT, "interventie"),
    Teken.RUIT_VOL: (Plaatvorm.RUIT, "overleg"),
    Teken.RUIT_OPEN: (Plaatvorm.RUIT_OPEN, "kantelpunt"),
    Teken.PIJL: (Plaatvorm.PIJL, "besluit of doorgave"),
    Teken.VINK: (Plaatvorm.VINK, "herstel of afgerond"),
    Teken.PAUZE: (Plaatvorm.PAUZE, "wacht"),
}


def plaat(items: Sequence[TijdlijnItem], peildatum: date) -> Tijdlijnplaat | None:
    """Draw what has a lane; None when there is nothing to draw."""
    in_beeld = [i for i in items if i.baan is not None and _vorm(i) is not None]
    if not in_beeld:
        return None
    vroegst = min(i.datum for i in in_beeld)
    van = max(min(vroegst, peildatum - MINSTENS) - RUIM, peildatum - LANGST)
    tot = max(peildatum, *(i.datum for i in in_beeld)) + RUIM
    banen = tuple(
        (
            naam,
            tuple(
                Plaatteken(max(i.datum, van), _einde(i, peildatum), vorm[0])
                for i in in_beeld
                if i.baan is baan
                and (vorm := _vorm(i))
                and (_einde(i, peildatum) or i.datum) >= van
            ),
        )
        for baan, naam in _BANEN
    )
    gebruikt = {t.vorm for _, tekens in banen for t in tekens}
    woorden = dict(v for v in _VORMEN.values() if v[0] in gebruikt)
    return Tijdlijnplaat(
        van=van,
        tot=tot,
        vandaag=peildatum,
        banen=banen,
        vakanties=tuple((i.datum, i.einde or i.datum) for i in items if i.vorm is Teken.VAKANTIE),
        legenda=tuple(woorden.items()),
        alt=_in_woorden(in_beeld, van, tot),
    )


def contacttabel(contacten: Iterable[Contact], peildatum: date) -> Verslagtabel | None:
    """Lay contacts out as days against persons; "niet bereikt" for an attempt. None without any."""
    alle = sorted((c for c in contacten if c.datum <= peildatum), key=lambda c: c.datum)
    if not alle:
        return None
    wie = [m for m in Contactmet if any(c.met is m for c in alle)]
    per_dag: dict[date, dict[Contactmet, list[str]]] = {}
    for c in alle:
        woord = c.soort.label if c.geslaagd else f"{c.soort.label}, niet bereikt"
        per_dag.setdefault(c.datum, {}).setdefault(c.met, []).append(woord)
    return Verslagtabel(
        koppen=("Dag", *(m.label for m in wie)),
        delen=(1.3, *(1.6 for _ in wie)),
        rijen=tuple(
            (
                toon_dag(dag, jaar=True),
                *("\n".join(dict.fromkeys(cellen.get(m, ()))) for m in wie),
            )
            for dag, cellen in per_dag.items()
        ),
    )


def _vorm(item: TijdlijnItem) -> tuple[Plaatvorm, str] | None:
    """Give the shape of an item; None: it has no place in the picture."""
    return _VORMEN.get(item.vorm) if item.baan is not Baan.OPSPORING else None


def _einde(item: TijdlijnItem, peildatum: date) -> date | None:
    """Give the last day of a spell; one that runs goes up to the peildatum."""
    return peildatum if item.loopt else item.einde


def _in_woorden(items: Sequence[TijdlijnItem], van: date, tot: date) -> str:
    """Say the picture in a sentence; the list under it holds every line."""
    tellen: dict[str, int] = {}
    for i in items:
        vorm = _vorm(i)
        if vorm is not None:
            tellen[vorm[1]] = tellen.get(vorm[1], 0) + 1
    delen = ", ".join(f"{woord} {aantal} keer" for woord, aantal in tellen.items())
    begin, eind = toon_dag(van, jaar=True), toon_dag(tot, jaar=True)
    return f"Tijdlijn van {begin} tot en met {eind}: {delen}. De lijst hieronder noemt alles."
