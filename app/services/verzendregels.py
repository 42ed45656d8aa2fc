"""Services: rules that say to whom many letters go: "all 5c of this schooljaar", a school, a stap.

A rule is a code; who asks turns it into dossiers on a day. Rules point at
dossiers and weigh nothing: what stands in the way of a letter is said in the
preview (app.services.verzendingen).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.domain.namen import zoeknaam
from app.domain.scholen import School
from app.domain.schooldagen import schooljaar_van
from app.domain.verzuim import Verzuimsoort
from app.domain.vrijstellingen import Grond
from db import verzendingen as db

if TYPE_CHECKING:
    from app.services.sessie import Sessie

RONDE = "vrijstelling:ronde"
"""Who holds a vrijstelling that must be asked anew before 1 July, and did not yet (art. 6)."""
_KENNISGEVING = ("kennisgeving", "kennisgeving_opnieuw", "vrijstelling")
_PERIODEN = {"week": "deze week", "vorige": "vorige week", "jaar": "dit schooljaar"}


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule to choose from: its code, the group it stands in, its name in words."""

    code: str
    groep: str
    naam: str


def regels(sessie: Sessie) -> list[Regel]:
    """List the rules by group, in the order of the menu; the schools of the team last."""
    uit = [
        Regel("mijn", "Dossiers", "Mijn open dossiers"),
        Regel("alle", "Dossiers", "Alle open dossiers van het team"),
    ]
    for soort in Verzuimsoort:
        uit += [
            Regel(f"melding:{soort.value}:{code}", "Meldingen", f"{soort.label}, {woord}")
            for code, woord in _PERIODEN.items()
        ]
    uit += [
        Regel(f"vrijstelling:{g.value}", "Vrijstelling", f"{g.label}, dit schooljaar")
        for g in Grond
    ]
    uit.append(Regel(RONDE, "Vrijstelling", "wie nog een kennisgeving voor 1 juli moet sturen"))
    uit += [
        Regel(f"stap:{code}", "Stap", f"stap {code}, {naam}")
        for code, naam in _stappen(sessie).items()
    ]
    scholen = sorted(sessie.lees(School), key=lambda s: zoeknaam(s.naam))
    uit += [Regel(f"school:{s.id}", "School", s.naam) for s in scholen]
    return uit


def naam_van(sessie: Sessie, code: str) -> str:
    """Say a rule in words; KnownError for one that is not there."""
    gevonden = next((r for r in regels(sessie) if r.code == code), None)
    if gevonden is None:
        raise KnownError(
            f"De regel {code} is er niet.",
            "Kies er een als: mijn, alle, melding:16_uur:week, vrijstelling:5_c, stap:2, "
            "school:NAAM.",
        )
    return f"{gevonden.groep}: {gevonden.naam}" if gevonden.groep != "Dossiers" else gevonden.naam


def lees_regel(sessie: Sessie, tekst: str) -> str:
    """Turn what somebody typed into the code of a rule: "5c", "school:De Linde", "16uur"."""
    kort = {"5a": "vrijstelling:5_a", "5b": "vrijstelling:5_b", "5c": "vrijstelling:5_c"}
    kort |= {"16uur": "melding:16_uur:week", "16-uur": "melding:16_uur:week"}
    tekst = kort.get(tekst.strip().casefold(), tekst.strip())
    soort, _, rest = tekst.partition(":")
    if soort == "melding" and rest and ":" not in rest:
        tekst = f"{tekst}:week"
    if soort == "school":
        scholen = sessie.lees(School)
        gelijk = [s for s in scholen if rest == s.id or zoeknaam(s.naam) == zoeknaam(rest)]
        gevonden = gelijk or [s for s in scholen if zoeknaam(rest) in zoeknaam(s.naam)]
        if len(gevonden) != 1:
            raise KnownError(
                f"Er zijn {len(gevonden)} scholen die zo heten.", "Geef de hele naam van de school."
            )
        tekst = f"school:{gevonden[0].id}"
    naam_van(sessie, tekst)
    return tekst


def dossiers(sessie: Sessie, code: str, dag: date) -> list[str]:
    """Give the dossiers that a rule points at on a day."""
    soort, _, rest = code.partition(":")
    begin = date(int(schooljaar_van(dag)[:4]), 8, 1)
    if soort == "mijn":
        return db.open_dossiers(sessie.v, sessie.ambtenaar_id, dag)
    if soort == "alle":
        return db.open_dossiers(sessie.v, "", dag)
    if soort == "melding":
        welke, _, wanneer = rest.rpartition(":")
        maandag = dag - timedelta(days=dag.weekday())
        if wanneer == "vorige":
            van, tot = maandag - timedelta(days=7), maandag - timedelta(days=1)
        else:
            van, tot = (begin if wanneer == "jaar" else maandag), dag
        return db.met_melding(sessie.v, welke, van, tot)
    if code == RONDE:
        from app.services.vrijstellingen import jaarronde

        return [r.dossier_id for r in jaarronde(sessie, dag).nog() if r.oud.dossier_open]
    if soort == "vrijstelling":
        beroepen = db.met_beroep(sessie.v, rest, begin, dag)
        gemeld = db.met_gebeurtenis(sessie.v, _KENNISGEVING, rest, begin, dag)
        gestart = db.met_spoor(sessie.v, f"beroep_{rest.replace('_', '')}", begin, dag)
        return list(dict.fromkeys([*beroepen, *gemeld, *gestart]))
    if soort == "stap":
        from app.services.caseload import Caseload

        return [r.dossier_id for r in Caseload(sessie).laad(dag) if rest in r.stand.stappen]
    if soort == "school":
        return db.van_school(sessie.v, rest, dag)
    naam_van(sessie, code)
    return []


def _stappen(sessie: Sessie) -> dict[str, str]:
    """Give the stappen of the ladder that the team's dossiers follow by default."""
    from app.services.protocollen import regelset_voor

    dag, standaard = sessie.vandaag(), sessie.instellingen.standaard_protocol
    alle = regelset_voor(sessie.teamprotocollen, sessie.protocolkeuzen, standaard, None, "", dag)
    return {code: stap.naam for code, stap in alle.ladder.stappen.items()}
