"""Services: keeps an example dossier up to date as a team that works does.

Every step of every running track is done on a day between its begin and its last
day, as far as that day has come. So what runs, runs; what is due was done, except in
the dossiers that are meant to be behind.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.feestdagen import plus_werkdagen
from app.domain.handelen import Wie
from app.protocol.ladder.besluitwoorden import schrijf_antwoorden
from app.protocol.model import Eis, Spoorregel, Voorwaarde
from app.protocol.stand import Aard, Doorloopstand, Spoorstand, Spoorstap
from app.services.voorbeeld.vervullen import vervul

if TYPE_CHECKING:
    from app.services.voorbeeld.dossierbouwer import Dossierbouwer

RONDEN = 30
"""A track of a year with a step every month has some twelve rounds."""
NIET_VANZELF = frozenset({"passende_plek", "weer_naar_school", "aanbod_thuiszitter",
                          "plaats_beschikbaar"})  # fmt: skip
"""Events that say that it went well: they come with the story of the dossier, not with time."""
_WACHT = frozenset({Eis.MELDING, Eis.HERSTEL, Eis.VERZUIM})
"""What a step waits for and nobody of the team makes happen."""
SLUITTEKST = "Samen met school en ouders besloten: dit is klaar."
NOG_EVEN = "Nog geen nieuws; school en ouders weten wanneer we weer kijken."


def houd_bij(b: Dossierbouwer, tot: date | None = None) -> None:
    """Record what the running tracks ask, as far as its day has come."""
    tot = tot or b.bij_tot or b.peildatum
    gezien: set[tuple[str, str, date | None]] = set()
    for _ in range(RONDEN):
        gedaan: set[str] = set()
        for spoor in b.rekenaar.lopend(b):
            regel = b.rekenaar.spoorregel(b, spoor)
            if regel is not None:
                _werk_bij(b, spoor, regel, tot, gezien, gedaan)
        if not gedaan:
            return


def _werk_bij(
    b: Dossierbouwer,
    spoor: Spoorstand,
    regel: Spoorregel,
    tot: date,
    gezien: set[tuple[str, str, date | None]],
    gedaan: set[str],
) -> None:
    """Do the open steps of one track whose day has come."""
    for stap in spoor.stappen:
        sleutel = (spoor.sleutel, stap.code, stap.klaar_op)
        if stap.stand is not Doorloopstand.HUIDIG or sleutel in gezien:
            continue
        stapregel = regel.stappen[stap.code]
        wat = _waarover(stapregel.klaar)
        if wat & gedaan:
            continue  # another track just recorded this: look again in the next round
        gezien.add(sleutel)
        if not stapregel.verplicht and b.bron.raak(55):
            continue
        dag = _dag(b, spoor, stap)
        if dag > tot or (spoor.sleutel.partition(":")[0], stap.code) in b.laat_liggen:
            continue
        aandacht = stap.punt is not None and stap.punt.aard is Aard.AANDACHTSDATUM
        if aandacht and spoor.code in b.rustig:
            _stel_uit(b, spoor, stap, tot)
        elif _kan(stapregel.klaar) and vervul(b, stapregel.klaar, dag):
            gedaan |= wat
        elif aandacht:
            _stel_uit(b, spoor, stap, tot)


def _dag(b: Dossierbouwer, spoor: Spoorstand, stap: Spoorstap) -> date:
    """Choose the day on which a step is done: mostly well before its last day."""
    begin = max(stap.begin or spoor.begin, stap.klaar_op or date.min, spoor.begin)
    uiterlijk = stap.punt.datum if stap.punt is not None and stap.punt.datum else begin
    ruimte = (uiterlijk - begin).days
    if spoor.code in b.rustig:
        deel = 1.0
    elif b.vooruit or spoor.code in b.vlot:
        deel = b.kans.uniform(0, 0.25)
    elif stap.klaar_op is not None:  # a step that comes back, towards its end
        deel = b.kans.uniform(0.75, 1)
    else:
        deel = b.kans.triangular(0.1, 1, 0.6)
    dag = begin + timedelta(days=round(max(ruimte, 0) * deel))
    werkdag = plus_werkdagen(dag - timedelta(days=1), 1)
    return werkdag if begin <= werkdag <= max(uiterlijk, begin) else dag


def _waarover(eis: Voorwaarde) -> set[str]:
    """Name what a demand is about, so that one fact is not recorded twice in a round."""
    if eis.delen:
        return set().union(*(_waarover(deel) for deel in eis.delen))
    eigen = eis.soorten if eis.eis is Eis.GEBEURTENIS else frozenset({eis.aan})
    return {f"{eis.eis}:{soort}" for soort in eigen or {""}}


def _kan(eis: Voorwaarde) -> bool:
    """Tell whether somebody can do this at any time."""
    if eis.eis is Eis.GEBEURTENIS:
        return not eis.soorten <= NIET_VANZELF
    return eis.eis not in _WACHT


def _stel_uit(b: Dossierbouwer, spoor: Spoorstand, stap: Spoorstap, tot: date) -> None:
    """Choose another day to look at a step that nobody can hurry."""
    assert stap.punt is not None
    if stap.punt.datum is None or stap.punt.datum > b.peildatum:
        return
    dag = max(min(stap.punt.datum, tot), spoor.begin)
    b.voeg(
        Stapbesluit,
        dossier_id=b.dossier_id,
        datum=dag,
        soort=Besluitsoort.AANDACHTSDATUM,
        stap=stap.code,
        spoor=spoor.sleutel,
        nieuwe_datum=b.kalender.plus_schooldagen(b.peildatum, b.kans.randint(3, 15)),
        reden=NOG_EVEN,
    )


def rond_af(b: Dossierbouwer, codes: frozenset[str], dag: date) -> None:
    """Let a person end the tracks with these codes that still run on a day."""
    for spoor in b.rekenaar.lopend(b):
        regel = b.rekenaar.spoorregel(b, spoor)
        if spoor.code not in codes or regel is None:
            continue
        if regel.opsporing or spoor.begin > dag:
            continue
        uitkomst = next(iter(regel.uitkomsten), "")
        b.eindig_gekozen(spoor.spoor_id, dag, uitkomst)
        b.voeg(
            Stapbesluit,
            dossier_id=b.dossier_id,
            datum=dag,
            soort=Besluitsoort.SLUIT_SPOOR,
            spoor=spoor.sleutel,
            organisatie=Wie.LEERPLICHT,
            reden=SLUITTEKST,
            antwoorden=schrijf_antwoorden({"uitkomst": uitkomst} if uitkomst else {}),
        )
