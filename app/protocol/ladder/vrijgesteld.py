"""Protocol: the date of a dossier that is about a vrijstelling or leave and nothing else.

Such a dossier has no ladder (protocollen 2: leerplicht monitors). While a term of it runs in a
track, that is its date. Nothing open is ever without one (protocollen 3), so else the protocol
says when to look again: [rust.vrijgesteld] while it holds, [rust.geen_vrijstelling] when it does
not; both own rules.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Eenheid
from app.domain.vrijstellingen import VERVANGEND, Vrijstelling, geldt_op, zoals_bekend
from app.protocol.blik import Blik, laatste_contact
from app.protocol.ladder.punten import gekozen_of_standaard
from app.protocol.model import Rustreden, Termijn
from app.protocol.stand import Bron, Kantelpunt

_SINDS_VERVANGEND = "Vervangende leerplicht sinds"
"""An own programme that must be attended is no vrijstelling (Leerplichtwet art. 3a, 3b)."""
_JAAR, _KORT = Termijn(12, Eenheid.MAANDEN), Termijn(2, Eenheid.WEKEN)


def alleen_vrijstelling(feiten: DossierFeiten, peildatum: date) -> bool:
    """Tell whether a dossier holds an appeal, request or leave, and no absence or melding."""
    heeft = any(v.ingediend <= peildatum for v in feiten.vrijstellingen) or any(
        v.ontvangen <= peildatum for v in feiten.verlof
    )
    return heeft and not (
        any(p.eerste_dag <= peildatum for p in feiten.perioden)
        or any(m.melddatum <= peildatum for m in feiten.meldingen)
    )


def vrijstellingspunt(blik: Blik) -> Kantelpunt | None:
    """Give the day to look again at such a dossier; None when it is no such dossier."""
    feiten, dag = blik.feiten, blik.peildatum
    if not alleen_vrijstelling(feiten, dag):
        return None
    bekend = [b for v in feiten.vrijstellingen if (b := zoals_bekend(v, dag)) is not None]
    lopend = [v for v in bekend if geldt_op(v, dag)]
    if lopend:
        return _punt(
            blik,
            Rustreden.VRIJGESTELD,
            _SINDS_VERVANGEND
            if all(v.grond in VERVANGEND for v in lopend)
            else "Vrijgesteld sinds",
            max(_sinds(v, dag) for v in lopend),
            "hoe gaat het?",
            _JAAR,
        )
    return _punt(
        blik,
        Rustreden.GEEN_VRIJSTELLING,
        "Afgehandeld op" if bekend or feiten.verlof else "Geopend op",
        _laatste(blik, bekend),
        "gaat de leerling naar school? anders afsluiten",
        _KORT,
    )


def _sinds(v: Vrijstelling, dag: date) -> date:
    return v.van or dag


def _laatste(blik: Blik, bekend: list[Vrijstelling]) -> date:
    """Give the last day on which something was settled."""
    dagen = [v.tot or v.uitkomst_op or v.ingediend for v in bekend]
    dagen += [v.besluit_op or v.ontvangen for v in blik.feiten.verlof]
    geweest = [d for d in dagen if d <= blik.peildatum]
    return max(geweest, default=blik.feiten.dossier.geopend)


def _punt(
    blik: Blik, reden: Rustreden, naam: str, sinds: date, actie: str, termijn: Termijn
) -> Kantelpunt:
    """Make the date: what a person chose, else the term from the day or the last contact."""
    contact = laatste_contact(blik.feiten, blik.peildatum)
    if contact is not None and contact > sinds:
        naam, sinds = "Laatste contact", contact
    regel = blik.protocol.rust.get(reden) or replace(
        blik.protocol.zonder_stap,
        termijn=termijn,
        actie=actie,
        tekst="Deze datum komt niet uit het protocol",
        bron=Bron("Eigen regel van het team", "aandachtsdatum bij een vrijstelling", eigen=True),
    )
    return gekozen_of_standaard(blik, regel, blik.ladder.los, naam, sinds, blik.protocol.begin)
