"""Services: recording a schoolbezoek with its agenda, and its report on paper.

The agenda is that of Nijmegen (jaarverslag 2020-2021 par. 2.2.1); the report goes to the
leadership and the board of the school, so it holds no names of leerlingen: what is about one
of them belongs in the dossier.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Taak
from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar, Leerling
from app.domain.namen import zoeknaam
from app.domain.scholen import Inschrijving, School
from app.domain.schoolwerk import Bezoekpunt, Onderwerp, Schoolbezoek
from app.services.vastleggen import leg_vast_in, mag, wijzig_in
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

LEERPLICHT = "leerplicht"
"""Who does it, of a point: with this word and a day it becomes a task of the visitor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """One point of the agenda as it is filled in; all empty: not spoken of."""

    onderwerp: Onderwerp
    bevinding: str = ""
    afspraak: str = ""
    wie: str = ""
    uiterlijk: date | None = None

    @property
    def leeg(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.bevinding or self.afspraak or self.wie or self.uiterlijk)


@dataclass(frozen=True, slots=True)
class Bezoek:
    """A visit with its points, in the order of the agenda."""

    bezoek: Schoolbezoek
    punten: tuple[Bezoekpunt, ...]
    door: str


def leg_bezoek_vast(sessie: Sessie, bezoek: Schoolbezoek, punten: Sequence[Punt]) -> Wijziging:
    """Record a visit, or correct it, with its points and the tasks that follow, in one change.

    Points that were emptied are withdrawn. A point that leerplicht does by a day becomes a
    task of the visitor, once.
    """
    bestaand = sessie.lees(Bezoekpunt, schoolbezoek_id=bezoek.id)
    school = sessie.lees_een(School, bezoek.school_id)
    with sessie.schrijf() as tx:
        if opzoeken.per_id(sessie.v, Schoolbezoek, [bezoek.id]):
            wijzig_in(sessie, tx, bezoek)
        else:
            leg_vast_in(sessie, tx, bezoek)
        over = {p.onderwerp: p for p in bestaand}
        for punt in punten:
            oud = over.pop(punt.onderwerp, None)
            if punt.leeg:
                if oud is not None:
                    tx.trek_in(Bezoekpunt, oud.id, oud.versie)
                continue
            if oud is None:
                nieuw = Bezoekpunt(
                    schoolbezoek_id=bezoek.id,
                    onderwerp=punt.onderwerp,
                    bevinding=punt.bevinding,
                    afspraak=punt.afspraak,
                    wie=punt.wie,
                    uiterlijk=punt.uiterlijk,
                )
                leg_vast_in(sessie, tx, nieuw)
            else:
                nieuw = dataclasses.replace(
                    oud,
                    bevinding=punt.bevinding,
                    afspraak=punt.afspraak,
                    wie=punt.wie,
                    uiterlijk=punt.uiterlijk,
                )
                if nieuw != oud:
                    wijzig_in(sessie, tx, nieuw)
            if _wordt_taak(nieuw) and not (oud is not None and _wordt_taak(oud)):
                leg_vast_in(sessie, tx, _taak(nieuw, bezoek, school))
    return tx.wijziging


def _wordt_taak(punt: Bezoekpunt) -> bool:
    return punt.uiterlijk is not None and punt.wie.strip().casefold() == LEERPLICHT


def _taak(punt: Bezoekpunt, bezoek: Schoolbezoek, school: School) -> Taak:
    """Make the task of a point; it hangs on no dossier and names no leerling."""
    assert punt.uiterlijk is not None
    wat = punt.afspraak or punt.onderwerp.label
    return Taak(
        ambtenaar_id=bezoek.ambtenaar_id,
        datum=punt.uiterlijk,
        omschrijving=f"{school.naam}: {wat}",
    )


def bezoeken_van(sessie: Sessie, school_id: str) -> list[Bezoek]:
    """Read the visits to a school, newest first."""
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    volgorde = list(Onderwerp)
    alle = sorted(
        sessie.lees(Schoolbezoek, school_id=school_id), key=lambda b: b.datum, reverse=True
    )
    return [
        Bezoek(
            bezoek=b,
            punten=tuple(
                sorted(
                    sessie.lees(Bezoekpunt, schoolbezoek_id=b.id),
                    key=lambda p: volgorde.index(p.onderwerp),
                )
            ),
            door=namen.get(b.ambtenaar_id or "", ""),
        )
        for b in alle
    ]


def namen_in(sessie: Sessie, school_id: str, tekst: str) -> list[str]:
    """Find full names of leerlingen of the school in a text: they belong in a dossier instead.

    Only roepnaam and achternaam beside each other count: a first name alone is also that of
    a teacher.
    """
    gevouwen = f" {zoeknaam(tekst)} "
    ids = {i.leerling_id for i in sessie.lees(Inschrijving, school_id=school_id)}
    gevonden = []
    for leerling in opzoeken.per_id(sessie.v, Leerling, ids).values():
        voor = leerling.roepnaam or leerling.voornamen.split(" ")[0]
        delen = (voor, leerling.tussenvoegsel, leerling.achternaam)
        naam = " ".join(d for d in delen if d)
        if voor and f" {zoeknaam(naam)} " in gevouwen:
            gevonden.append(naam)
    return sorted(gevonden)


def verslag_pdf(sessie: Sessie, bezoek_id: str) -> bytes:
    """Print the report of a visit. KnownError when there is nothing to report."""
    from app.documents.model import Regelsoort, Verslag, Verslagregel
    from app.documents.verslag import maak_verslag

    bezoek = sessie.lees_een(Schoolbezoek, bezoek_id)
    school = sessie.lees_een(School, bezoek.school_id)
    (alles,) = [b for b in bezoeken_van(sessie, school.id) if b.bezoek.id == bezoek_id]
    if not alles.punten:
        raise KnownError("Dit bezoek heeft nog geen punten.", "Vul eerst in wat is besproken.")
    regels = [
        Verslagregel(Regelsoort.TEKST, f"Namens leerplicht: {alles.door or 'niet vastgelegd'}."),
        Verslagregel(
            Regelsoort.TEKST, f"Namens de school: {bezoek.aanwezig or 'niet vastgelegd'}."
        ),
    ]
    for punt in alles.punten:
        naam = punt.onderwerp.label
        regels.append(Verslagregel(Regelsoort.KOP, naam[:1].upper() + naam[1:]))
        if punt.bevinding:
            regels.append(Verslagregel(Regelsoort.TEKST, punt.bevinding))
        if punt.afspraak or punt.wie or punt.uiterlijk:
            regels.append(Verslagregel(Regelsoort.PUNT, _afspraakregel(punt)))
    teamnaam = sessie.instellingen.teamnaam
    return maak_verslag(
        Verslag(
            titel=f"Verslag schoolbezoek {school.naam}",
            onder=" · ".join(
                d for d in (teamnaam, toon_dag(bezoek.datum, jaar=True, kort=False)) if d
            ),
            voet=f"Schoolbezoek {school.naam}, {toon_dag(bezoek.datum, jaar=True)}",
            auteur=teamnaam,
            datum=bezoek.datum,
            regels=tuple(regels),
        )
    )


def _afspraakregel(punt: Bezoekpunt) -> str:
    """Write what was agreed, who does it and by when."""
    tekst = f"Afspraak: {punt.afspraak.rstrip('.')}" if punt.afspraak else "Afspraak"
    wie = f"; {punt.wie}" if punt.wie else ""
    dag = f", uiterlijk {toon_dag(punt.uiterlijk, jaar=True)}" if punt.uiterlijk else ""
    return f"{tekst}{wie}{dag}."


def trek_bezoek_in(sessie: Sessie, alles: Bezoek) -> Wijziging:
    """Withdraw a visit with its points, in one change; its tasks stay."""
    mag(sessie, alles.bezoek)
    with sessie.schrijf() as tx:
        for punt in alles.punten:
            tx.trek_in(Bezoekpunt, punt.id, punt.versie)
        tx.trek_in(Schoolbezoek, alles.bezoek.id, alles.bezoek.versie)
    return tx.wijziging
