"""Services: the agenda as a calendar file (.ics) for another program.

Such a program is not encrypted and often syncs: without `met_namen` a line
carries the dossiernummer only (beslissingen, 'Keys and people': no name in a
file name, log or history). Same agenda, same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from app.domain.datumwoorden import toon_dag
from app.services.agenda import Agenda, AgendaRegel
from app.services.bestand import schrijf_bytes

PRODUCT = "-//Kantelpunt//Agenda//NL"


def maak_ics(agenda: Agenda, *, met_namen: bool = False) -> bytes:
    """Write every line as an event of a whole day; what is over term stands on the peildatum."""
    from icalendar import Calendar, Event

    kalender = Calendar()
    kalender.add("prodid", PRODUCT)
    kalender.add("version", "2.0")
    gemaakt = datetime.combine(agenda.peildatum, time.min, UTC)
    for regel in agenda.regels:
        dag = agenda.peildatum if regel.over_termijn else regel.dag
        gebeurtenis = Event()
        gebeurtenis.add("uid", f"{regel.sleutel}@kantelpunt")
        gebeurtenis.add("dtstamp", gemaakt)
        gebeurtenis.add("dtstart", dag)
        gebeurtenis.add("dtend", dag + timedelta(days=1))
        gebeurtenis.add("summary", _kop(regel, met_namen=met_namen))
        gebeurtenis.add("description", _tekst(regel, met_namen=met_namen))
        gebeurtenis.add("transp", "TRANSPARENT")
        gebeurtenis.add("class", "CONFIDENTIAL")
        kalender.add_component(gebeurtenis)
    inhoud: bytes = kalender.to_ical()
    return inhoud


def schrijf_ics(agenda: Agenda, naar: str | Path, *, met_namen: bool = False) -> None:
    """Save the calendar file; KnownError when it cannot be written."""
    schrijf_bytes(naar, maak_ics(agenda, met_namen=met_namen))


def _kop(regel: AgendaRegel, *, met_namen: bool) -> str:
    """Say in one line what it is and about whom."""
    # A task is free text and may name somebody.
    wat = regel.wat if met_namen or regel.bron is not None else regel.soort.value.capitalize()
    wie = regel.naam if met_namen and regel.naam else regel.dossiernummer
    return f"{wat} ({wie})" if wie else wat


def _tekst(regel: AgendaRegel, *, met_namen: bool) -> str:
    """Say the rest; nothing that tells who, unless asked."""
    delen = [regel.waarvan]
    if regel.over_termijn:
        delen.append(f"Over termijn sinds {toon_dag(regel.dag, jaar=True)}.")
    if met_namen:
        delen += [regel.uitleg, regel.school]
    return "\n".join(d for d in delen if d)
