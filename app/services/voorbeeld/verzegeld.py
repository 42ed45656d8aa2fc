"""Services: cases of the example team with facts in the sealed file of the BOA's.

Everything here is as invented as the rest. What others than BOA's see of it is that
a date runs.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.opsporing import (
    Adviesaan,
    Adviesuitkomst,
    Adviesvraag,
    Ambtswoord,
    Haltuitslag,
    Haltverwijzing,
    Overtreding,
    ProcesVerbaal,
    Pvconcept,
    Tekening,
    Verdachte,
    Verhoor,
)
from app.domain.verzuim import Periodesoort, Verzuimperiode, Verzuimsoort
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.klim import Zone, klim
from app.services.voorbeeld.omstandig import tel_te_laat
from app.services.voorbeeld.tonen import laatste_werkdag
from app.services.voorbeeld.vervullen import gebeurtenis

VERKLARING = "Verdachte verklaart dat het klopt en dat het niet meer gebeurt."


def _dag(b: Dossierbouwer, dagen: int) -> date:
    """Give the werkdag so many calendar days before the peildatum, or the one before it."""
    return laatste_werkdag(b.peildatum - timedelta(days=dagen))


def _basis(b: Dossierbouwer, soort: Verzuimsoort, gemeld: int) -> date:
    """Make a dossier with a melding that a BOA looks into; give its first day of absence."""
    klim(b, "1", Zone.LATER)
    # Only what the BOA looks into: with weken at home it would be too much for Halt.
    b.feiten = [f for f in b.feiten if not isinstance(f, Verzuimperiode)]
    b.thuis = None
    dag = _dag(b, gemeld)
    b.geopend_op(dag)
    van = b.terug(dag, 8)
    b.verzuim(Periodesoort.ONGEOORLOOFD, van, b.kalender.plus_schooldagen(van, 2), uren=12.0)
    b.melding(dag, soort, van)
    return van


def _verhoor(b: Dossierbouwer, van: date, uitgenodigd: int, gehouden: int | None,
             overtreding: Overtreding, *, ouder: bool = False) -> None:  # fmt: skip
    b.opsporing.append(
        Verhoor(
            id=b.bron.id(),
            dossier_id=b.dossier_id,
            verdachte=Verdachte.OUDER if ouder else Verdachte.LEERLING,
            ouder_id=b.kind.ouders[0].id if ouder else None,
            overtreding=overtreding,
            verzuim_van=van,
            uitgenodigd=_dag(b, uitgenodigd),
            gehouden=_dag(b, gehouden) if gehouden is not None else None,
            cautie=gehouden is not None,
            raadsman=gehouden is not None,
            verslag=VERKLARING if gehouden is not None else "",
            plaats="Modelstad, stadskantoor",
            getekend=Tekening.GETEKEND if gehouden is not None else None,
        )
    )


def _halt(b: Dossierbouwer, verwezen: int, retour: int | None = None,
          uitslag: Haltuitslag | None = None) -> None:  # fmt: skip
    dag = _dag(b, verwezen)
    b.opsporing.append(
        Haltverwijzing(
            id=b.bron.id(),
            dossier_id=b.dossier_id,
            datum=dag,
            uren=24.0,
            te_laat=14,
            instemming_leerling=dag,
            instemming_ouders=dag,
            eigen_initiatief=True,
            retour=_dag(b, retour) if retour is not None else None,
            uitslag=uitslag,
        )
    )


def _advies(b: Dossierbouwer, aan: Adviesaan, gevraagd: int, ontvangen: int | None = None,
            uitkomst: Adviesuitkomst | None = None) -> None:  # fmt: skip
    b.opsporing.append(
        Adviesvraag(
            id=b.bron.id(),
            dossier_id=b.dossier_id,
            aan=aan,
            wie="Raad, locatie Modelstad" if aan is Adviesaan.RAAD else "Praktijk Het Krijt",
            gevraagd=_dag(b, gevraagd),
            ontvangen=_dag(b, ontvangen) if ontvangen is not None else None,
            uitkomst=uitkomst,
        )
    )


def _pv(b: Dossierbouwer, van: date, opgemaakt: int, ingestuurd: int, overtreding: Overtreding,
        *, ouder: bool = False, strafbeschikking: int | None = None,
        onherroepelijk: int | None = None) -> None:  # fmt: skip
    b.opsporing.append(
        ProcesVerbaal(
            id=b.bron.id(),
            dossier_id=b.dossier_id,
            verdachte=Verdachte.OUDER if ouder else Verdachte.LEERLING,
            ouder_id=b.kind.ouders[0].id if ouder else None,
            overtreding=overtreding,
            verzuim_van=van,
            opgemaakt=_dag(b, opgemaakt),
            ingestuurd=_dag(b, ingestuurd),
            kopie_raad=_dag(b, ingestuurd),
            eerder_veroordeeld=ouder and strafbeschikking is not None,
            strafbeschikking=_dag(b, strafbeschikking) if strafbeschikking is not None else None,
            onherroepelijk=_dag(b, onherroepelijk) if onherroepelijk is not None else None,
            afdoening="strafbeschikking" if strafbeschikking is not None else "",
        )
    )


def halt_mogelijk(b: Dossierbouwer) -> None:
    """Hear a jongere for whom Halt may be a way; consent is not given yet."""
    van = _basis(b, Verzuimsoort.UUR16, 20)
    tel_te_laat(b, 14)
    _verhoor(b, van, 9, 5, Overtreding.SIGNAAL)


def naar_halt(b: Dossierbouwer) -> None:
    """Refer a jongere to Halt, who agreed with it; Halt has not answered yet."""
    van = _basis(b, Verzuimsoort.UUR16, 32)
    tel_te_laat(b, 14)
    _verhoor(b, van, 20, 12, Overtreding.SIGNAAL)
    _halt(b, 6)


def halt_geslaagd(b: Dossierbouwer) -> None:
    """Finish Halt: no proces-verbaal."""
    van = _basis(b, Verzuimsoort.UUR16, 70)
    _verhoor(b, van, 62, 55, Overtreding.SIGNAAL)
    _halt(b, 52, 6, Haltuitslag.GESLAAGD)


def halt_mislukt(b: Dossierbouwer) -> None:
    """Come back from Halt unfinished: a proces-verbaal after all."""
    van = _basis(b, Verzuimsoort.UUR16, 74)
    _verhoor(b, van, 66, 60, Overtreding.SIGNAAL)
    _halt(b, 55, 12, Haltuitslag.MISLUKT)
    _advies(b, Adviesaan.RAAD, 54, 20, Adviesuitkomst.GEEN_BEZWAAR)
    _pv(b, van, 8, 5, Overtreding.SIGNAAL)


def advies_gevraagd(b: Dossierbouwer) -> None:
    """Wait for the Raad and for a doctor before a proces-verbaal about an ouder."""
    van = _basis(b, Verzuimsoort.LUXE, 30)
    gebeurtenis(b, "ziekte_speelt", _dag(b, 16), "ja")
    _verhoor(b, van, 21, 14, Overtreding.LUXE, ouder=True)
    _advies(b, Adviesaan.RAAD, 11)
    _advies(b, Adviesaan.ARTS, 11)
    b.opsporing.append(
        Pvconcept(
            id=b.bron.id(),
            dossier_id=b.dossier_id,
            begonnen=_dag(b, 9),
            verdachte=Verdachte.OUDER,
            ouder_id=b.kind.ouders[0].id,
            overtreding=Overtreding.LUXE,
            verzuim_van=van,
            verzuim_tot=b.kalender.plus_schooldagen(van, 2),
            pleegplaats="Modelstad",
            ambtswoord=Ambtswoord.EED,
            mededeling="In de schoolgids en in de brief van augustus staat dat verlof vooraf wordt "
            "gevraagd en dat de school verzuim rond een vakantie meldt.",
            bijlagen="Verzuimoverzicht van de school\nMelding van de school",
        )
    )


def uitgenodigd(b: Dossierbouwer) -> None:
    """Invite an ouder for a verhoor that is to come."""
    van = _basis(b, Verzuimsoort.LUXE, 16)
    _verhoor(b, van, 4, None, Overtreding.LUXE, ouder=True)


def strafbeschikking(b: Dossierbouwer) -> None:
    """Wait whether an ouder resists a strafbeschikking."""
    van = _basis(b, Verzuimsoort.LUXE, 110)
    _verhoor(b, van, 100, 95, Overtreding.LUXE, ouder=True)
    _advies(b, Adviesaan.RAAD, 93, 80, Adviesuitkomst.GEEN_BEZWAAR)
    _pv(b, van, 74, 70, Overtreding.LUXE, ouder=True, strafbeschikking=6)


def onherroepelijk(b: Dossierbouwer) -> None:
    """Let a strafbeschikking be final."""
    van = _basis(b, Verzuimsoort.LUXE, 150)
    _verhoor(b, van, 140, 132, Overtreding.LUXE, ouder=True)
    _advies(b, Adviesaan.RAAD, 130, 118, Adviesuitkomst.GEEN_BEZWAAR)
    _pv(b, van, 110, 106, Overtreding.LUXE, ouder=True, strafbeschikking=40, onherroepelijk=22)
