"""Services: what the example team chose: its protocols, its own versions, norms of schools.

Every file that does not hold by itself is chosen for one invented gemeente (or, of
the layer school, for one school), so that it shows in a few dossiers and touches no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.domain.scholen import Onderwijssoort, School, Schoolnorm
from app.domain.team import Protocolkeuze, TeamProtocol
from app.protocol.model import Laag, Protocol, Regelbestand
from app.services.protocolbeheer.concept import Concept
from app.services.protocollen import lees_meegeleverd, lees_regels, meegeleverd
from app.services.voorbeeld.bron import Bron
from resources.lezer import lees_tekst

LADDER = "apeldoorn"
GEMEENTEN = {
    "zuid_limburg": "Heuvelmodel",
    "nijmegen": "Waalmodel",
    "achterhoek": "Beekmodel",
    "heerde": "Heidemodel",
    "spreekuur": "Proefdorp",
    "stedendriehoek": "Driestedenmodel",
}
MEER_GEMEENTEN = ("Schetsendam", "Krijtwijk", "Maquetteveen", "Tekenburg", "Passerhoek")
"""For files that are added later."""
ELDERS_UIT = ("zuid_limburg", "nijmegen")
"""Where a region has its own way, what stands beside the ladder of Apeldoorn is off."""
NAAST = ("apeldoorn_naast", "apeldoorn_scenarios")
SCREENING = (
    "Sinds {dag} bekijkt één collega alle nieuwe meldingen en handelt eenvoudige zelf af. "
    "Dat is in het teamoverleg afgesproken, omdat meldingen bleven liggen."
)
KERNTEAM = (
    "Sinds {dag} bespreekt het kernteam ook andere gronden van artikel 11. "
    "Zo is afgesproken met de scholen."
)
TRAJECT = (
    "Sinds {dag} kan leerplicht bij uitzondering instemmen met een traject dat geen onderwijs is. "
    "Dat is met de gemeente afgesproken."
)
EIGEN_VERSIES = {
    "routes": ("screening", SCREENING),
    "apeldoorn_naast": ("kernteam_11_overig", KERNTEAM),
    "nijmegen": ("alternatief_traject", TRAJECT),
}
"""Of which files the team has a version of its own: the track it put on, and why."""
WEKEN_GELEDEN = 11
STRENGE_SCHOOL = "Mavo De Passer"
STRENGE_NORM = ("ongeoorloofd_uren", 12)


@dataclass(frozen=True, slots=True)
class Streek:
    """A file that holds for one gemeente or one school of the example team."""

    bestand: Regelbestand
    gemeente: str
    school: School | None = None

    @property
    def ladder(self) -> str:
        """The protocol of a dossier there."""
        return self.bestand.code if isinstance(self.bestand, Protocol) else LADDER


@dataclass(frozen=True, slots=True)
class Teamkeuzes:
    """All that the team chose, as facts."""

    protocollen: tuple[TeamProtocol, ...]
    keuzes: tuple[Protocolkeuze, ...]
    normen: tuple[Schoolnorm, ...]
    streken: tuple[Streek, ...]
    vernieuwd: date
    """From this day on the own versions hold."""


def kies(bron: Bron, peildatum: date, scholen: Sequence[School]) -> Teamkeuzes:
    """Choose the protocols of the team."""
    van = date(peildatum.year - 4, 8, 1)
    dag = peildatum - timedelta(weeks=WEKEN_GELEDEN)
    dag -= timedelta(days=dag.weekday())
    streken = tuple(_streken(scholen, dag))
    keuzes = [
        Protocolkeuze(
            id=bron.id(),
            protocol=s.bestand.code,
            school_id=s.school.id if s.school else None,
            gemeente=s.gemeente if s.school is None else "",
            van=van,
        )
        for s in streken
        if not isinstance(s.bestand, Protocol)
    ]
    keuzes += [
        Protocolkeuze(id=bron.id(), protocol=code, aan=False, gemeente=s.gemeente, van=van)
        for s in streken
        if s.bestand.code in ELDERS_UIT
        for code in NAAST
    ]
    norm, aantal = STRENGE_NORM
    normen = [
        Schoolnorm(id=bron.id(), school_id=s.id, norm=norm, aantal=aantal, van=van,
                   bron=f"Verzuimprotocol {s.naam}")
        for s in scholen
        if s.naam == STRENGE_SCHOOL
    ]  # fmt: skip
    protocollen = [
        TeamProtocol(id=bron.id(), code=code, geldig_vanaf=dag, toml=eigen_versie(code, dag))
        for code in EIGEN_VERSIES
    ]
    return Teamkeuzes(tuple(protocollen), tuple(keuzes), tuple(normen), streken, dag)


@lru_cache(maxsize=64)
def eigen_versie(code: str, dag: date) -> str:
    """Give a shipped file as the team adapted it: one more track is on, and the file says why."""
    spoor, verhaal = EIGEN_VERSIES[code]
    concept = Concept(code, lees_tekst("protocollen", f"{code}.toml"))
    nummer = [s.code for s in lees_meegeleverd(code).sporen].index(spoor)
    velden = {veld.pad: veld for veld in concept.velden()}
    concept.zet(velden["spoor", nummer, "aan"], True)
    uitleg = velden[("toelichting",)]
    waarom = verhaal.format(dag=f"{dag:%d-%m-%Y}")
    concept.zet(uitleg, f"{str(uitleg.waarde).strip()} {waarom}", eigen=False)
    concept.zet_geldig_vanaf(dag)
    return concept.toml


def _streken(scholen: Sequence[School], vernieuwd: date) -> list[Streek]:
    """Give each file that does not hold by itself its place."""
    meer = iter(MEER_GEMEENTEN)
    gevonden: list[Streek] = []
    for code in meegeleverd():
        bestand = lees_meegeleverd(code)
        if bestand.standaard or code == LADDER:
            continue
        if code in EIGEN_VERSIES:
            bestand = lees_regels(eigen_versie(code, vernieuwd), code)
        gemeente = GEMEENTEN.get(code) or next(meer)
        school = None
        if bestand.laag is Laag.SCHOOL:
            vo = [s for s in scholen if s.onderwijssoort is Onderwijssoort.VO]
            school = vo[len(gevonden) % len(vo)]
        gevonden.append(Streek(bestand, gemeente, school))
    return gevonden
