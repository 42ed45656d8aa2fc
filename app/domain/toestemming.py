"""Domain: who must consent to what, what each said last, and whether that is enough.

Every ouder with gezag while the leerling is under 18 (BW 1:233 and 1:247); refused, withdrawn or
expired counts as none, and one refusal is none (protocollen 3, "consent"). From 16 on the leerling
decides about his own data too (UAVG art. 5; AVG art. 8): an own rule asks him beside the ouders;
from 12 he can be asked along, for he is heard himself from then on (wet-en-praktijk 3.1). The last
answer of a person counts; of one day a refusal rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Toestemming, Toestemmingbesluit, Toestemmingdoel
from app.domain.feit import Keuze
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Ouder

VRAAG_OOK, ZELF, MEERDERJARIG = 12, 16, 18
"""Ages from which the leerling may be asked along, must consent too, and consents alone."""


class Antwoordstand(Keuze):
    """How the answer of one person stands on a day."""

    GEEN = "geen", "niet gevraagd"
    JA = "ja", "ja"
    GEWEIGERD = "geweigerd", "nee"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    VERLOPEN = "verlopen", "verlopen"
    VORIGE_SCHOOL = "vorige_school", "vorige school"
    """Given for the kernteam of the school of before: asked anew (protocollen 3)."""


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody whose consent is asked: an ouder, or (`ouder` None) the leerling himself.

    `moet`: without his yes there is no toestemming.
    """

    ouder: Ouder | None
    moet: bool

    @property
    def ouder_id(self) -> str | None:
        """The key of the ouder; None for the leerling."""
        return self.ouder.id if self.ouder is not None else None

    @property
    def wie(self) -> str:
        """Name by relatie, never by name: "moeder", "leerling"."""
        return self.ouder.relatie.label if self.ouder is not None else "leerling"


@dataclass(frozen=True, slots=True)
class Vak:
    """What one person said about one purpose, on a day; `feit` is the answer that counts."""

    persoon: Persoon
    doel: Toestemmingdoel
    stand: Antwoordstand
    feit: Toestemming | None

    @property
    def dag(self) -> date | None:
        """The day that the stand goes by: answered, withdrawn or expired on."""
        t = self.feit
        if t is None:
            return None
        if self.stand is Antwoordstand.INGETROKKEN:
            return t.ingetrokken_op
        return t.tot if self.stand is Antwoordstand.VERLOPEN else t.datum


def personen(feiten: DossierFeiten, dag: date) -> tuple[Persoon, ...]:
    """Give whose consent counts on a day: the ouders with gezag, then the leerling."""
    jaren = leeftijd(feiten.leerling.geboortedatum, dag)
    wie = []
    if jaren < MEERDERJARIG:
        wie = [Persoon(o, moet=True) for o in _met_gezag(feiten, dag)]
    if jaren >= VRAAG_OOK:
        wie.append(Persoon(None, moet=jaren >= ZELF))
    return tuple(wie)


def vak(feiten: DossierFeiten, persoon: Persoon, doel: Toestemmingdoel, dag: date) -> Vak:
    """Tell what a person said about a purpose, as it stands on a day."""
    eigen = antwoorden_van(feiten.toestemmingen, persoon.ouder_id, doel, dag)
    laatste = laatste_antwoord(eigen)
    return Vak(persoon, doel, stand_van(laatste, dag), laatste)


def matrix(feiten: DossierFeiten, dag: date) -> tuple[tuple[Toestemmingdoel, tuple[Vak, ...]], ...]:
    """Give per purpose what every person said, all purposes in their order."""
    wie = personen(feiten, dag)
    return tuple((doel, tuple(vak(feiten, p, doel, dag) for p in wie)) for doel in Toestemmingdoel)


def is_compleet(vakken: Iterable[Vak]) -> bool:
    """Tell whether all who must said yes, and nobody said no."""
    rij = tuple(vakken)
    moet = [v for v in rij if v.persoon.moet]
    nee = (Antwoordstand.GEWEIGERD, Antwoordstand.INGETROKKEN)
    return (
        bool(moet)
        and all(v.stand is Antwoordstand.JA for v in moet)
        and not any(v.stand in nee for v in rij)
    )


def antwoorden_van(
    toestemmingen: Iterable[Toestemming], ouder_id: str | None, doel: Toestemmingdoel, dag: date
) -> list[Toestemming]:
    """Give the answers of one person to one purpose up to a day."""
    return [
        t for t in toestemmingen if t.ouder_id == ouder_id and t.doel == doel and t.datum <= dag
    ]


def laatste_antwoord(antwoorden: Iterable[Toestemming]) -> Toestemming | None:
    """Give the answer of one person that counts: the last; of one day a refusal rules."""
    return max(antwoorden, key=_rang, default=None)


def stand_van(antwoord: Toestemming | None, dag: date) -> Antwoordstand:
    """Tell how one answer stands on a day."""
    if antwoord is None:
        return Antwoordstand.GEEN
    if antwoord.besluit is Toestemmingbesluit.GEWEIGERD:
        return Antwoordstand.GEWEIGERD
    if antwoord.ingetrokken_op is not None and antwoord.ingetrokken_op <= dag:
        return Antwoordstand.INGETROKKEN
    if antwoord.tot is not None and antwoord.tot < dag:
        return Antwoordstand.VERLOPEN
    return Antwoordstand.JA


def _met_gezag(feiten: DossierFeiten, dag: date) -> list[Ouder]:
    return [o for o in feiten.ouders if o.gezag and (o.tot is None or dag < o.tot)]


def _rang(antwoord: Toestemming) -> tuple[date, bool]:
    """Order answers in time; which of one day was recorded first says nothing."""
    return antwoord.datum, antwoord.besluit is not Toestemmingbesluit.GEGEVEN
