"""Services: what is still open in a dossier that is about to be closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.verzuim import Meldingstatus
from app.services.dossierbeeld import Dossierbeeld, dossierbeeld

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_KLAAR = (Meldingstatus.AFGESLOTEN, Meldingstatus.INGETROKKEN, Meldingstatus.TER_KENNISGEVING)


@dataclass(frozen=True, slots=True)
class Restpunt:
    """One thing that remains: `soort` in a word, the sentence, and its day if it has one."""

    soort: str
    tekst: str
    datum: date | None = None


def wat_resteert(sessie: Sessie, dossier_id: str, dag: date) -> list[Restpunt]:
    """List what is open on a day, the earliest first; closing does not depend on it."""
    beeld = dossierbeeld(sessie, dossier_id, dag)
    punten = [*_eigen(beeld), *_termijnen(beeld), *_meldingen(beeld.feiten, dag)]
    punten += _onderweg(beeld.feiten)
    punten += [
        # What has no last day goes on being counted, whatever the reason of closing says.
        Restpunt(
            "verzuim", f"verzuim sinds {toon_dag(p.eerste_dag, jaar=True)} heeft geen laatste dag"
        )
        for p in beeld.feiten.perioden
        if p.eerste_dag <= dag and p.laatste_dag is None
    ]
    return sorted(punten, key=lambda p: (p.datum or date.max, p.soort, p.tekst))


def _eigen(beeld: Dossierbeeld) -> list[Restpunt]:
    """Give open tasks, agreements and waits."""
    punten = [
        Restpunt(
            "taak",
            t.omschrijving if beeld.notitie.open else "taak",
            t.datum,
        )
        for t in beeld.taken
    ]
    punten += [Restpunt("afspraak", f"afspraak met {a.met}", a.uiterlijk) for a in beeld.afspraken]
    if (wacht := beeld.stand.wacht) is not None:
        punten.append(Restpunt("wacht", f"wacht op {wacht.op}", wacht.tot))
    return punten


def _termijnen(beeld: Dossierbeeld) -> list[Restpunt]:
    """Give the running dates of the ladder, the tracks and the gates that are due.

    Without a stap there is only the date on which to begin one or to close: that is done now.
    """
    stand = beeld.stand
    punten = [
        Restpunt("termijn", f"termijn van stap {k.spoor}", k.datum)
        for k in stand.kantelpunten
        if k.spoor and not k.sleutel and k.datum is not None
    ]
    punten += [
        Restpunt("spoor", f"{s.naam} loopt nog", s.punt.datum if s.punt else None)
        for s in stand.sporen
        if s.einde is None
    ]
    punten += [
        Restpunt("voorwaarde", f"{p.naam} is nog niet gebeurd", p.uiterlijk)
        for p in stand.poorten
        if not p.open and p.uiterlijk is not None
    ]
    return punten


def _meldingen(feiten: DossierFeiten, dag: date) -> list[Restpunt]:
    """Give the meldingen without an end, and ends that nobody passed on yet."""
    punten = []
    for melding in feiten.meldingen:
        statussen = [s for s in feiten.statussen if s.melding_id == melding.id and s.datum <= dag]
        laatste = max(statussen, key=lambda s: s.datum, default=None)
        naam = f"melding {melding.soort.label} van {toon_dag(melding.melddatum, jaar=True)}"
        if laatste is None or laatste.status not in _KLAAR:
            punten.append(Restpunt("melding", f"{naam} is nog niet afgesloten"))
        elif laatste.doorgegeven is None and laatste.status is not Meldingstatus.INGETROKKEN:
            punten.append(Restpunt("melding", f"de afloop van {naam} is nog niet doorgegeven"))
    return punten


def _onderweg(feiten: DossierFeiten) -> list[Restpunt]:
    """Give what is out and not answered: an offer to a colleague, a package, a move."""
    punten = [
        Restpunt("overdracht", "het dossier is aangeboden aan een collega", o.van)
        for o in feiten.overdrachten
        if o.antwoord is None
    ]
    punten += [
        Restpunt("pakket", f"gemeente {p.gemeente} heeft de ontvangst nog niet bevestigd")
        for p in feiten.pakketten
        if p.ontvangst_bevestigd is None
    ]
    if feiten.pakketten:
        return punten
    return punten + [
        Restpunt("verhuizing", f"overdracht aan {v.naar_gemeente} is nog niet bevestigd")
        for v in feiten.verhuizingen
        if v.ontvangst_bevestigd is None and not v.blijft and v.datum >= feiten.dossier.geopend
    ]
