"""Services: which facts of a dossier a letter tells, in words.

Only what is countable and dated goes into a letter: meldingen and periods of
ongeoorloofd verzuim, never a note. A melding of another ouder or of an own
signal is not named, so that no letter tells who reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.documents.sjabloon import Dag, Gat
from app.documents.tekst import gat, schoon
from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.kalender import Schoolkalenders
from app.domain.leeftijd import leeftijd
from app.domain.namen import roepnaam, volledige_naam
from app.domain.notitie import ALTIJD_ONGEOORLOOFD
from app.domain.plicht import Plichtsoort, plicht_op
from app.domain.scholen import School
from app.domain.verzuim import (
    Melding,
    Meldingbron,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)

EIGEN_PLICHT_VANAF = 12
"""From this age the leerling has a duty of his own (Leerplichtwet 1969 art. 2 lid 3)."""


@dataclass(frozen=True, slots=True)
class Verzuimfeit:
    """Verzuim that a waarschuwing can be about; `zin`, as the letter says it, may hold a gap."""

    id: str
    eerste_dag: date
    zin: str
    luxe: bool
    is_melding: bool


def lange_dag(dag: date, *, weekdag: bool = False) -> str:
    """Write a date in full: "4 november 2026"."""
    return toon_dag(dag, jaar=True, kort=False, weekdag=weekdag)


def verzuimfeiten(feiten: DossierFeiten, datum: date) -> list[Verzuimfeit]:
    """List the ongeoorloofd verzuim known on `datum`, the newest first.

    A melding that the school withdrew is left out; an overig melding counts
    only on suspicion (wet-en-praktijk 2.3).
    """
    meldingen = [
        _melding_feit(m, feiten)
        for m in geldige_meldingen(feiten, datum)
        if m.soort in ALTIJD_ONGEOORLOOFD or (m.soort is Verzuimsoort.OVERIG and m.vermoeden)
    ]
    perioden = [
        _periode_feit(p, datum)
        for p in feiten.perioden
        if p.soort is Periodesoort.ONGEOORLOOFD and p.eerste_dag <= datum
    ]
    return sorted([*meldingen, *perioden], key=lambda f: f.eerste_dag, reverse=True)


def geldige_meldingen(feiten: DossierFeiten, datum: date) -> list[Melding]:
    """List the meldingen up to a day that were not withdrawn by then, oldest first."""
    laatste = {}
    for s in feiten.statussen:
        if s.datum <= datum:
            laatste[s.melding_id] = s.status
    return sorted(
        (
            m
            for m in feiten.meldingen
            if m.melddatum <= datum and laatste.get(m.id) is not Meldingstatus.INGETROKKEN
        ),
        key=lambda m: m.melddatum,
    )


def voorgesteld(opties: list[Verzuimfeit]) -> str:
    """Propose what a waarschuwing is about: the newest melding, else the newest period."""
    for feit in [*(o for o in opties if o.is_melding), *opties]:
        return feit.id
    return ""


def school_op(feiten: DossierFeiten, datum: date) -> School | None:
    """Give the school where the leerling was enrolled on a day, else the latest one before."""
    tot_dan = [i for i in feiten.inschrijvingen if i.van <= datum]
    if not tot_dan:
        return None
    lopend = [i for i in tot_dan if i.tot is None or i.tot >= datum]
    return feiten.scholen.get(max(lopend or tot_dan, key=lambda i: i.van).school_id)


def leerlingwaarden(feiten: DossierFeiten, datum: date, heeft_ouders: bool) -> dict[str, object]:
    """Give the values of `leerling` in a template."""
    leerling = feiten.leerling
    jaren = leeftijd(leerling.geboortedatum, datum)
    return {
        "naam": volledige_naam(leerling),
        "roepnaam": roepnaam(leerling) or volledige_naam(leerling),
        "geboren": Dag(leerling.geboortedatum),
        "leeftijd": str(jaren),
        "twaalf": jaren >= EIGEN_PLICHT_VANAF,
        "zestien": jaren >= 16,
        "achttien": jaren >= 18,
        "heeft_ouders": heeft_ouders,
    }


def meldingwaarden(feiten: DossierFeiten, datum: date) -> dict[str, object] | None:
    """Give the values of `melding`: the newest of DUO or a school; None when there is none."""
    openbaar = [
        m
        for m in geldige_meldingen(feiten, datum)
        if m.bron in (Meldingbron.DUO, Meldingbron.SCHOOL)
    ]
    if not openbaar:
        return None
    m = openbaar[-1]
    return {"datum": Dag(m.melddatum), "soort": str(m.soort), "van": _van(m, feiten)}


def plichtwaarde(
    feiten: DossierFeiten,
    gekozen: list[Verzuimfeit],
    kalenders: Schoolkalenders,
    datum: date,
    *,
    zelf: bool,
) -> object:
    """Give the value of `plicht`: which duty held on the newest day of the chosen verzuim.

    Outside leerplicht and kwalificatieplicht there is no norm to warn about
    (Leerplichtwet 1969 art. 2, 3 and 4a-4c), nor, for the leerling himself
    (`zelf`), before the age of 12 (art. 2 lid 3): that is a gap.
    """
    dag = max((f.eerste_dag for f in gekozen), default=datum)
    if zelf and leeftijd(feiten.leerling.geboortedatum, dag) < EIGEN_PLICHT_VANAF:
        return Gat("wettelijke norm: de leerling was toen nog geen 12 jaar")
    kalender = kalenders.voor_school(school_op(feiten, dag))
    soort = plicht_op(feiten.leerling, dag, kalender).soort
    if soort is Plichtsoort.LEERPLICHTIG:
        return "leerplicht"
    if soort is Plichtsoort.KWALIFICATIEPLICHTIG:
        return "kwalificatieplicht"
    return Gat("wettelijke norm: op deze dagen gold geen leerplicht of kwalificatieplicht")


def _van(m: Melding, feiten: DossierFeiten) -> str:
    """Name the reporter: the school of the melding, else where the leerling was enrolled."""
    school = feiten.scholen.get(m.school_id) if m.school_id else school_op(feiten, m.melddatum)
    return f"van {schoon(school.naam)}" if school else "van de school"


def _melding_feit(m: Melding, feiten: DossierFeiten) -> Verzuimfeit:
    """Put a melding in words."""
    uren = f"{m.uren:g}".replace(".", ",") if m.uren is not None else ""
    wat = {
        Verzuimsoort.LUXE: "vrij zonder toestemming",
        Verzuimsoort.ABSOLUUT: "niet ingeschreven bij een school",
        Verzuimsoort.LRV: "langer dan vier weken achter elkaar afwezig",
    }.get(m.soort, f"{uren} uur gemist" if uren else "")
    if not wat:
        wat = "16 uur of meer gemist" if m.soort is Verzuimsoort.UUR16 else "lessen gemist"
    periode = _periode(m.begindatum, m.einddatum)
    zin = f"{periode}: {wat} (melding {_van(m, feiten)} op {lange_dag(m.melddatum)})"
    return Verzuimfeit(m.id, m.begindatum or m.melddatum, zin, m.soort is Verzuimsoort.LUXE, True)


def _periode_feit(p: Verzuimperiode, datum: date) -> Verzuimfeit:
    """Put a period of absence in words, as known on `datum`."""
    if p.uren is not None:
        uren = f"{p.uren:g}".replace(".", ",")
        wat = f"{uren} uur gemist"
    else:
        wat = "de hele dag" if p.laatste_dag == p.eerste_dag else "hele dagen"
        if not p.hele_dagen:
            wat = "een deel van de lessen"
    einde = p.laatste_dag if p.laatste_dag is not None and p.laatste_dag <= datum else None
    return Verzuimfeit(p.id, p.eerste_dag, f"{_periode(p.eerste_dag, einde)}: {wat}", False, False)


def _periode(van: date | None, tot: date | None) -> str:
    """Write a spell of days."""
    if van is None:
        return gat("eerste dag van het verzuim")
    if tot is None:
        return f"vanaf {lange_dag(van, weekdag=True)}"
    if van == tot:
        return f"op {lange_dag(van, weekdag=True)}"
    begin = toon_dag(van, jaar=van.year != tot.year, kort=False)
    return f"van {begin} tot en met {lange_dag(tot, weekdag=True)}"
