"""Protocol: the date of a ladder that rests as a whole (protocollen 3, an own rule).

While nobody can take a stap further (no school, another gemeente) no term of the
ladder runs, and still nothing that is open is without a date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.dossiers import Stapbesluit
from app.domain.mensen import Verhuizing
from app.protocol.blik import Blik
from app.protocol.ladder.punten import gekozen_of_standaard, rustregel
from app.protocol.model import Aandachtregel, Rustreden
from app.protocol.rekenen.berekening import toon_op
from app.protocol.signalen.omstandigheden import uitgeschreven_op, vertrokken
from app.protocol.stand import Kantelpunt


def rustpunt(blik: Blik) -> Kantelpunt | None:
    """Give the date of a ladder that rests as a whole; None when nothing makes it rest.

    Moved away: from the BRP date on, until the new gemeente confirmed the
    transfer. Enrolled nowhere: from the first day without a school, while a stap runs.
    """
    feiten, peildatum, actief = blik.feiten, blik.peildatum, blik.ladder.actief
    if feiten.verhuizingen and (weg := vertrokken(feiten, peildatum)) is not None:
        return _na_vertrek(blik, weg)
    if not actief or not feiten.inschrijvingen:
        return None
    dag = uitgeschreven_op(feiten, peildatum)
    if dag is None:
        return None
    regel = rustregel(
        blik,
        Rustreden.UITGESCHREVEN,
        "nieuwe school?",
        "De ladder rust: zonder school loopt er geen termijn van een stap",
    )
    return _rust(blik, regel, "Zonder school sinds", dag)


def _na_vertrek(blik: Blik, weg: Verhuizing) -> Kantelpunt:
    """Give the look after a move: until the receipt of the transfer is confirmed, then to close."""
    sinds = f"De ladder rust: sinds {toon_op(blik, weg.datum)} telt {weg.naar_gemeente}"
    bevestigd = weg.ontvangst_bevestigd
    if bevestigd is not None and bevestigd <= blik.peildatum:
        regel = rustregel(blik, Rustreden.VERHUISD, "", sinds)
        regel = replace(regel, actie="sluit af: verhuisd", tekst=sinds)
        return _rust(blik, regel, "Ontvangst bevestigd op", bevestigd, meteen=True)
    vraag = "Vraag de nieuwe gemeente of de overdracht is aangekomen"
    regel = rustregel(blik, Rustreden.VERHUISD, "ontvangst bevestigd?", vraag)
    gedaan = weg.overgedragen_op
    if gedaan is not None and gedaan <= blik.peildatum:
        dag = max(gedaan, weg.datum)
        return _rust(blik, regel, "Overgedragen, te bevestigen vanaf", dag, erbij=(sinds,))
    return _rust(blik, regel, "Verhuisd op", weg.datum, erbij=(sinds,))


def _rust(
    blik: Blik,
    regel: Aandachtregel,
    begin: str,
    dag: date,
    *,
    erbij: tuple[str, ...] = (),
    meteen: bool = False,
) -> Kantelpunt:
    """Make the date: the one a person chose since, else the default; `meteen`: the day itself."""
    actief = blik.ladder.actief
    code = actief[-1].stap.code if actief else ""
    keuzes = [loop.aandacht for loop in actief] if actief else [blik.ladder.los]
    gekozen: Stapbesluit | None = None
    for besluit in keuzes:
        if besluit is not None and besluit.datum >= dag and besluit.nieuwe_datum is not None:
            gekozen = besluit
    return gekozen_of_standaard(
        blik,
        regel,
        gekozen,
        begin,
        dag,
        code or blik.protocol.begin,
        code or None,
        erbij,
        meteen=meteen,
    )
