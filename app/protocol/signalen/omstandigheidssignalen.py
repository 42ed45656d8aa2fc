"""Protocol: signalen of a change of circumstances, and the days on which one will come.

Source: protocollen 3 'Change of circumstances', an own rule: another school, no school,
a move, the first schooldag after the summer, 12 and 16 years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from app.domain.handelen import Ontvangersoort
from app.domain.leeftijd import verjaardag
from app.domain.plicht import Plichtsoort, plicht_op
from app.domain.schooldagen import Kalender, Vrij, vakantiesoort
from app.domain.thuis import thuis_op
from app.protocol.blik import Blik
from app.protocol.ladder.ladder import Doorloop
from app.protocol.model import Signaalregel, Signaalsoort
from app.protocol.signalen.omstandigheden import schoolwissel, uitgeschreven_op, vertrokken
from app.protocol.signalen.verloopt import verlopend
from app.protocol.stand import Aankondiging

DAG = timedelta(days=1)
JAAR = timedelta(days=366)
_PLICHT = frozenset({Plichtsoort.LEERPLICHTIG, Plichtsoort.KWALIFICATIEPLICHTIG})

Gevonden = Sequence[tuple[date, str]]
"""The day, and the stap if one, of every time that a signaal is on."""


def gewisseld(blik: Blik, _: Signaalregel, actief: Sequence[Doorloop], __: date) -> Gevonden:
    """Give the change of school during a running stap, until somebody acted on it.

    The same stap goes on by itself; it is asked until a decision, herstel,
    interventie or overleg of that day or later says what the new school does.
    """
    wissel = schoolwissel(blik.feiten, blik.peildatum)
    if wissel is None:
        return ()
    codes = [loop.stap.code for loop in actief if loop.begin < wissel.datum]
    feiten, peildatum = blik.feiten, blik.peildatum
    gedaan = [f.datum for f in feiten.besluiten]
    gedaan += [f.datum for f in feiten.herstel]
    gedaan += [f.datum for f in feiten.interventies]
    gedaan += [f.datum for f in feiten.overleggen]
    if not codes or any(wissel.datum <= dag <= peildatum for dag in gedaan):
        return ()
    return ((wissel.datum, " en ".join(codes)),)


def uitgeschreven(blik: Blik, _: Signaalregel, __: Sequence[Doorloop], ___: date) -> Gevonden:
    """Give the first day without a school of who is under a duty and did not move away."""
    if not blik.feiten.inschrijvingen:
        return ()
    dag = uitgeschreven_op(blik.feiten, blik.peildatum)
    if dag is None or vertrokken(blik.feiten, blik.peildatum) is not None:
        return ()
    plicht = plicht_op(blik.feiten.leerling, blik.peildatum, blik.kalender)
    return ((dag, ""),) if plicht.soort in _PLICHT else ()


def verhuisd(blik: Blik, _: Signaalregel, __: Sequence[Doorloop], ___: date) -> Gevonden:
    """Give the day on which the new gemeente confirmed the transfer."""
    weg = vertrokken(blik.feiten, blik.peildatum)
    if weg is None or weg.ontvangst_bevestigd is None:
        return ()
    dag = weg.ontvangst_bevestigd
    return ((dag, ""),) if dag <= blik.peildatum else ()


def na_zomer(blik: Blik, _: Signaalregel, __: Sequence[Doorloop], ___: date) -> Gevonden:
    """Give the first schooldag after the summer of who was at home before it.

    Asked until somebody was reached, or a herstel or new absence is recorded, on or after it.
    """
    if not blik.feiten.perioden:
        return ()
    voorbij = [
        zomer
        for zomer in _zomers(blik.kalender, blik.peildatum - JAAR, blik.peildatum)
        if zomer.tot < blik.peildatum
    ]
    if not voorbij:
        return ()
    zomer = voorbij[-1]
    eerste = blik.kalender.volgende_schooldag(zomer.tot + DAG)
    if eerste > blik.peildatum or blik.feiten.dossier.geopend > eerste:
        return ()
    if not _thuis_voor(blik, zomer) or _gezien_sinds(blik, eerste):
        return ()
    return ((eerste, ""),)


def leeftijd_bereikt(blik: Blik, regel: Signaalregel, _: Sequence[Doorloop], __: date) -> Gevonden:
    """Give the birthday in this dossier from which on the leerling is addressed himself.

    Until the leerling answered a request for consent himself, or was written to, since.
    """
    feiten, peildatum = blik.feiten, blik.peildatum
    dag = verjaardag(feiten.leerling.geboortedatum, regel.jaren)
    if not feiten.dossier.geopend < dag <= peildatum:
        return ()
    zelf = any(t.ouder_id is None and dag <= t.datum <= peildatum for t in feiten.toestemmingen)
    brief = any(
        b.aan is Ontvangersoort.LEERLING and dag <= b.datum <= peildatum for b in feiten.brieven
    )
    return () if zelf or brief else ((dag, ""),)


OMSTANDIGHEDEN: Mapping[
    Signaalsoort, Callable[[Blik, Signaalregel, Sequence[Doorloop], date], Gevonden]
] = {
    Signaalsoort.LEEFTIJD_BEREIKT: leeftijd_bereikt,
    Signaalsoort.SCHOOLWISSEL: gewisseld,
    Signaalsoort.UITGESCHREVEN: uitgeschreven,
    Signaalsoort.VERHUISD: verhuisd,
    Signaalsoort.NA_ZOMER: na_zomer,
}
"""How each of these kinds is looked at."""


def aankondigingen_van(blik: Blik) -> tuple[Aankondiging, ...]:
    """Give the days within a year on which something changes by itself, in order."""
    alle = (*_komende(blik), *verlopend(blik.feiten, blik.peildatum))
    return tuple(sorted(alle, key=lambda a: a.datum))


def _komende(blik: Blik) -> Iterator[Aankondiging]:
    """Give them in the order of the rules."""
    geboren, grens = blik.feiten.leerling.geboortedatum, blik.protocol.leeftijdsgrens
    for regel in (r for bestand in blik.regels.alle for r in bestand.signalen if r.aan):
        dag: date | None = None
        if regel.soort is Signaalsoort.LEEFTIJD_BEREIKT:
            dag = verjaardag(geboren, regel.jaren)
        elif regel.soort is Signaalsoort.NA_ZOMER:
            dag = _komende_schooldag(blik)
        if dag is not None and _komt(blik, dag):
            yield Aankondiging(regel.code, dag, regel.vraag, regel.bron)
    if grens is not None and blik.grensdag is not None and _komt(blik, blik.grensdag):
        tekst = f"{grens.jaren} jaar: {grens.actie}"
        yield Aankondiging("leeftijdsgrens", blik.grensdag, tekst, grens.bron)


def _komt(blik: Blik, dag: date) -> bool:
    return blik.peildatum < dag <= blik.peildatum + JAAR


def _komende_schooldag(blik: Blik) -> date | None:
    """Give the first schooldag after the coming or running summer, of who is at home before it."""
    if not blik.feiten.perioden:
        return None
    for zomer in _zomers(blik.kalender, blik.peildatum, blik.peildatum + JAAR):
        thuis = blik.thuis is not None if blik.peildatum < zomer.van else _thuis_voor(blik, zomer)
        return blik.kalender.volgende_schooldag(zomer.tot + DAG) if thuis else None
    return None


def _zomers(kalender: Kalender, van: date, tot: date) -> list[Vrij]:
    """Give the summer holidays that touch van..tot, in order."""
    return [
        v
        for v in kalender.vrij_tussen(van, tot)
        if v.soort == "vakantie" and vakantiesoort(v.naam) == "zomer"
    ]


def _thuis_voor(blik: Blik, zomer: Vrij) -> bool:
    """Tell whether the leerling was at home on the last schooldag before a summer."""
    laatste = blik.kalender.min_schooldagen(zomer.van, 1)
    feiten = blik.feiten
    return thuis_op(feiten.perioden, feiten.herstel, blik.kalender, laatste) is not None


def _gezien_sinds(blik: Blik, dag: date) -> bool:
    """Tell whether it is known how the leerling is doing on or after a day."""
    feiten, peildatum = blik.feiten, blik.peildatum
    return (
        any(c.geslaagd and dag <= c.datum <= peildatum for c in feiten.contacten)
        or any(dag <= h.datum <= peildatum for h in feiten.herstel)
        or any(dag <= p.eerste_dag <= peildatum for p in feiten.perioden)
    )
