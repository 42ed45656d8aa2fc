"""Factories: invented people and facts for tests, with sensible defaults."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.domain.dossiers import Behandelaar, Besluitsoort, Dossier, Stapbesluit
from app.domain.mensen import Leerling, Ouder, Relatie
from app.domain.scholen import Inschrijving, Onderwijssoort, Regio, School
from app.domain.sporen import Gebeurtenis
from app.domain.team import Protocolkeuze
from app.domain.verzuim import Melding, Meldingbron, Periodesoort, Verzuimperiode, Verzuimsoort
from app.protocol.model import Laag, Protocol
from app.services.protocollen import regels_op
from app.services.sessie import Sessie
from app.services.teamsporen import teamsporen
from app.services.voorbeeld import maak_voorbeeld
from tests.conftest import GOEDKOOP, VANDAAG, WACHTWOORD

BSN = "999900377"


def een_school(**anders: Any) -> School:
    """A secondary school in vakantieregio Midden."""
    basis: dict[str, Any] = {
        "naam": "Het Fictieve Lyceum",
        "brin": "99AA",
        "vestiging": "00",
        "onderwijssoort": Onderwijssoort.VO,
        "regio": Regio.MIDDEN,
        "plaats": "Modelstad",
    }
    return School(**basis | anders)


def een_leerling(**anders: Any) -> Leerling:
    """A leerling of 15 on 18 November 2026."""
    basis: dict[str, Any] = {
        "achternaam": "Iepenlaan",
        "roepnaam": "Emre",
        "voornamen": "Emre",
        "geboortedatum": date(2011, 3, 9),
        "bsn": BSN,
        "straat": "Bomenweg",
        "huisnummer": "12",
        "postcode": "7300 AA",
        "plaats": "Modelstad",
        "woongemeente": "Modelstad",
    }
    return Leerling(**basis | anders)


def een_ouder(leerling: Leerling, **anders: Any) -> Ouder:
    """A mother with gezag who lives at the leerling's address."""
    basis: dict[str, Any] = {
        "leerling_id": leerling.id,
        "relatie": Relatie.MOEDER,
        "aanhef": "mevrouw",
        "voorletters": "A.",
        "achternaam": leerling.achternaam,
    }
    return Ouder(**basis | anders)


def een_melding(leerling: Leerling, **anders: Any) -> Melding:
    """A DUO melding of 16 uur on 4 November 2026; a signaal has its kind."""
    basis: dict[str, Any] = {
        "leerling_id": leerling.id,
        "bron": Meldingbron.DUO,
        "soort": Verzuimsoort.UUR16,
        "melddatum": date(2026, 11, 4),
        "begindatum": date(2026, 10, 6),
        "einddatum": date(2026, 10, 30),
        "uren": 22.0,
        "kenmerk": "zorg_school" if anders.get("soort") is Verzuimsoort.KENMERK else "",
    }
    return Melding(**basis | anders)


def zet_dossier(
    sessie: Sessie,
    *,
    leerling: Leerling | None = None,
    school: School | None = None,
    geopend: date = date(2026, 9, 23),
    stap: str | None = "1",
    ongeoorloofd: bool = True,
) -> tuple[Dossier, Leerling, School]:
    """Write a running dossier with a mother, an enrolment, a handler and a begin of the ladder."""
    leerling = leerling or een_leerling()
    school = school or een_school()
    dossier = Dossier(leerling_id=leerling.id, dossiernummer="2026-0001", geopend=geopend)
    with sessie.schrijf() as tx:
        tx.maak(school)
        tx.maak(leerling)
        tx.maak(een_ouder(leerling))
        tx.maak(Inschrijving(leerling_id=leerling.id, school_id=school.id, van=date(2024, 8, 1)))
        tx.maak(dossier)
        tx.maak(Behandelaar(dossier_id=dossier.id, ambtenaar_id=sessie.ambtenaar_id, van=geopend))
        if ongeoorloofd:
            tx.maak(
                Verzuimperiode(
                    leerling_id=leerling.id,
                    dossier_id=dossier.id,
                    school_id=school.id,
                    soort=Periodesoort.ONGEOORLOOFD,
                    eerste_dag=geopend,
                )
            )
        if stap is not None:
            tx.maak(
                Stapbesluit(
                    dossier_id=dossier.id, datum=geopend, soort=Besluitsoort.BEGIN, stap=stap
                )
            )
    return dossier, leerling, school


def team_is_bij(sessie: Sessie, op: date) -> None:
    """Switch off what is not the law for the team, and record what it owes by law up to a day."""
    with sessie.schrijf() as tx:
        for bestand in regels_op(sessie, op):
            ernaast = not isinstance(bestand, Protocol) and bestand.laag is not Laag.WET
            if bestand.standaard and ernaast:
                tx.maak(Protocolkeuze(protocol=bestand.code, aan=False, van=date(2020, 8, 1)))
    stappen = [stap for spoor in teamsporen(sessie, op) for stap in spoor.stappen if stap.punt]
    with sessie.schrijf() as tx:
        for code in sorted({code for stap in stappen for code in stap.legt_vast}):
            tx.maak(Gebeurtenis(soort=code, datum=op))


def voorbeeldteam(pad: Path | str, leerlingen: int, dossiers: int) -> str:
    """Write the example team as `kantelpunt voorbeeld` does, with keys that open at once."""
    maak_voorbeeld(
        pad,
        peildatum=VANDAAG,
        leerlingen=leerlingen,
        open_dossiers=dossiers,
        wachtwoord=WACHTWOORD,
        kosten=GOEDKOOP,
    )
    return str(pad)
