"""Protocol: the next date of a doorloop: its kantelpunt, or an aandachtsdatum where none runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Stapbesluit
from app.domain.handelen import Herstel, Herstelsoort
from app.protocol.blik import Blik, Herstelstand, herstelstand, school_op
from app.protocol.ladder.besluitwoorden import antwoorden_in_woorden, poorten_in_woorden
from app.protocol.ladder.ladder import Doorloop
from app.protocol.ladder.schorsing import Schorsing, na_schorsing, naam_van, schorsingen
from app.protocol.ladder.starten import start_van
from app.protocol.model import Aandachtregel, Kantelregel, Leeftijdsgrens, Rustreden, Termijn
from app.protocol.rekenen.berekening import (
    Berekening,
    begin_berekening,
    einde_van,
    maak_punt,
    tel,
    toon_op,
)
from app.protocol.stand import Aard, Kantelpunt


def punt_van(blik: Blik, loop: Doorloop) -> Kantelpunt:
    """Give the next date of a running doorloop: its kantelpunt or an aandachtsdatum."""
    herstel = herstelstand(blik.feiten, loop.begin, blik.peildatum)
    if herstel.feit is not None:
        return na_herstel(blik, herstel.feit, loop.stap.code, loop.aandacht)
    opnieuw = herstel.opnieuw
    aandacht = _geldig(loop.aandacht, opnieuw)
    oplossing = _geldig(loop.oplossing, opnieuw)
    regel = loop.stap.kantelpunt
    if regel is None:
        return _zonder_kantelpunt(blik, loop, aandacht, opnieuw)
    if oplossing is not None:
        return _oplossing(blik, loop, regel, aandacht or oplossing)
    berekening = begin_berekening(blik)
    datum, voorlopig, termijn = kanteldatum(blik, loop, regel, herstel, berekening)
    rust = schorsingen(blik, loop, opnieuw)[-1:]
    if rust and not rust[0].verder and datum >= rust[0].begin.datum:
        return _rustend(blik, loop, rust[0])
    if (
        aandacht is not None
        and aandacht.nieuwe_datum is not None
        and blik.peildatum < datum
        and aandacht.nieuwe_datum < datum
        and not afgedaan(blik, aandacht.nieuwe_datum)
    ):
        kort = f"Het kantelpunt van stap {loop.stap.code} blijft {toon_op(blik, datum)}"
        return _gekozen(blik, loop, regel, aandacht, kort, actie="kijken hoe het gaat")
    if blik.peildatum >= datum:
        berekening.zet("oordeel", "Er is geen herstel vastgelegd")
    return maak_punt(
        blik,
        Aard.KANTELPUNT,
        datum,
        berekening,
        bron=regel.bron,
        naar=regel.naar,
        alternatief=regel.alternatief,
        spoorcode=loop.stap.code,
        voorlopig=voorlopig,
        termijn=termijn,
    )


def kanteldatum(
    blik: Blik,
    loop: Doorloop,
    regel: Kantelregel,
    herstel: Herstelstand,
    berekening: Berekening | None = None,
) -> tuple[date, bool, Termijn]:
    """Compute the kantelpunt of a doorloop: the day, whether provisional, and the term used.

    Every step is written down in `berekening`; without one only the day is computed.

    The term runs from the first fact of that doorloop; while nothing is
    recorded it runs provisionally from the begin of the stap (protocollen 3).
    An agreed term goes before the school's own, that before the protocol's.
    """
    opnieuw = herstel.opnieuw
    start = start_van(blik, regel.vanaf, loop, opnieuw)
    termijn, bij = _termijn(blik, loop, regel, opnieuw)
    geweest = schorsingen(blik, loop, opnieuw)
    if berekening is None:
        einde = einde_van(blik.kalender, start or opnieuw or loop.begin, termijn)
        eind = na_schorsing(blik, einde.datum, termijn.eenheid, geweest, None)
        return eind, start is None, termijn
    voorlopig = start is None
    if start is None:
        start = opnieuw or loop.begin
        naam = "Terugval" if opnieuw else f"Begin van stap {loop.stap.code}"
    else:
        naam = regel.vanaf.naam
    datum = tel(blik, berekening, f"{naam} {toon_op(blik, start)}", start, termijn, bij)
    _begin_van(blik, loop, berekening)
    datum = na_schorsing(blik, datum, termijn.eenheid, geweest, berekening)
    if voorlopig:
        berekening.zet("oordeel", f"Voorlopig: {regel.vanaf.geen}")
    if herstel.terugval is not None:
        berekening.zet(
            "oordeel",
            f"Na de terugval van {toon_op(blik, herstel.terugval)} loopt dezelfde termijn door",
            herstel.terugval,
        )
    return datum, voorlopig, termijn


def _termijn(
    blik: Blik, loop: Doorloop, regel: Kantelregel, opnieuw: date | None
) -> tuple[Termijn, str]:
    """Give the term that holds and what to say about it."""
    basis, versie = regel.termijn, _versie(blik, loop)
    besluit = _geldig(loop.termijn, opnieuw)
    if besluit is not None and besluit.aantal is not None and besluit.eenheid is not None:
        tekst = f" (afgesproken op {toon_op(blik, besluit.datum)})"
        return Termijn(besluit.aantal, besluit.eenheid, basis.grens), tekst
    # The school at the begin of the stap: a change of school later moves no agreed term.
    school = (school_op(blik.feiten, loop.begin) or blik.school) if regel.schoolveld else None
    if school is not None:
        eigen = getattr(school, regel.schoolveld)
        if eigen is not None and eigen != basis.aantal:
            return Termijn(
                eigen, basis.eenheid, basis.grens
            ), f" (vaste termijn van de school){versie}"
    return basis, versie


def _begin_van(blik: Blik, loop: Doorloop, berekening: Berekening) -> None:
    """Write down what was answered and which gates were passed when the stap began.

    Without the reason: that is a note, and stands with the decision (003 h.3).
    """
    if berekening.stil:
        return
    if antwoorden := antwoorden_in_woorden(blik.regels, loop.besluit):
        berekening.zet("besluit", f"Bij het begin van de stap: {antwoorden}", loop.begin)
    if poorten := poorten_in_woorden(loop.protocol, loop.besluit, reden=False):
        berekening.zet("oordeel", f"{poorten} De reden staat bij dat besluit", loop.begin)


def _versie(blik: Blik, loop: Doorloop) -> str:
    """Name the version of the protocol that a stap keeps, when a newer one holds by now."""
    if loop.protocol is blik.protocol or loop.protocol.geldig_vanaf == blik.protocol.geldig_vanaf:
        return ""
    dag = toon_dag(loop.protocol.geldig_vanaf, jaar=True, kort=False, weekdag=False)
    return f" (volgens de versie van {dag})"


def na_herstel(blik: Blik, feit: Herstel, code: str, besluit: Stapbesluit | None) -> Kantelpunt:
    """Give the aandachtsdatum after herstel: the chosen one, the opbouwdatum, else the default."""
    deels = feit.soort is Herstelsoort.GEDEELTELIJK
    regel = blik.protocol.opbouw if deels else blik.protocol.nazorg
    berekening = begin_berekening(blik)
    sinds = toon_op(blik, feit.datum)
    begin = {
        Herstelsoort.GEDEELTELIJK: f"Gedeeltelijk naar school sinds {sinds}",
        Herstelsoort.AFSPRAAK: f"Afgesproken resultaat behaald op {sinds}",
    }.get(feit.soort, f"Hersteld op {sinds}")
    gekozen = _geldig(besluit, feit.datum)
    if gekozen is not None and gekozen.nieuwe_datum is not None:
        datum = gekozen.nieuwe_datum
        berekening.zet("herstel", begin, feit.datum)
        berekening.zet("verschoven", f"opnieuw kijken op {toon_op(blik, datum)}", datum)
    elif deels and feit.opbouwdatum is not None:
        datum = feit.opbouwdatum
        berekening.zet("herstel", begin, feit.datum)
        berekening.zet("verschoven", f"volgende opbouwdatum {toon_op(blik, datum)}", datum)
    else:
        datum = tel(blik, berekening, begin, feit.datum, regel.termijn)
    if code:
        berekening.zet("oordeel", f"De termijn van stap {code} is daarmee gestopt")
    berekening.zet("oordeel", regel.tekst)
    return aandachtspunt(blik, datum, berekening, regel, code or blik.protocol.begin, code or None)


def gekozen_of_standaard(
    blik: Blik,
    regel: Aandachtregel,
    besluit: Stapbesluit | None,
    begin: str,
    start: date,
    naar: str,
    spoorcode: str | None = None,
    erbij: Sequence[str] = (),
    bij: str = "",
    meteen: bool = False,
) -> Kantelpunt:
    """Give the aandachtsdatum that a person chose, else the default term from `start`.

    `bij` stands behind the term, `erbij` are sentences of the uitleg. `meteen`: it is
    due on `start` itself.
    """
    berekening = begin_berekening(blik)
    if besluit is not None and besluit.nieuwe_datum is not None:
        datum = besluit.nieuwe_datum
        gekozen = (
            f"Aandachtsdatum {toon_op(blik, datum)}, gekozen op {toon_op(blik, besluit.datum)}"
        )
        berekening.zet("begin", gekozen, datum)
    elif meteen:
        datum = start
        berekening.zet("begin", f"{begin} {toon_op(blik, start)}", start)
    else:
        datum = tel(blik, berekening, f"{begin} {toon_op(blik, start)}", start, regel.termijn, bij)
    for tekst in (*erbij, regel.tekst):
        berekening.zet("oordeel", tekst)
    return aandachtspunt(blik, datum, berekening, regel, naar, spoorcode)


def aandachtspunt(
    blik: Blik,
    datum: date,
    berekening: Berekening,
    regel: Aandachtregel,
    naar: str,
    spoorcode: str | None,
) -> Kantelpunt:
    """Make an aandachtsdatum by one of the protocol's own rules for them."""
    return maak_punt(
        blik,
        Aard.AANDACHTSDATUM,
        datum,
        berekening,
        bron=regel.bron,
        naar=naar,
        spoorcode=spoorcode,
        actie=regel.actie,
        termijn=regel.termijn,
    )


def _zonder_kantelpunt(
    blik: Blik, loop: Doorloop, aandacht: Stapbesluit | None, opnieuw: date | None
) -> Kantelpunt:
    """Give the aandachtsdatum of a stap for which the protocol has no term."""
    regel = loop.stap.aandacht or blik.protocol.zonder_stap
    start = start_van(blik, regel.vanaf, loop, opnieuw)
    erbij = () if start is not None or aandacht is not None else (regel.vanaf.geen,)
    if start is None or start < loop.begin:
        begin, dag = f"Begin van stap {loop.stap.code}", opnieuw or loop.begin
    else:
        begin, dag = regel.vanaf.naam, start
    if aandacht is not None and start is not None and start >= (aandacht.nieuwe_datum or start):
        aandacht = None
    if start is not None and regel.actie_daarna:
        regel = replace(regel, actie=regel.actie_daarna)
    return gekozen_of_standaard(
        blik,
        regel,
        aandacht,
        begin,
        dag,
        loop.stap.code,
        loop.stap.code,
        erbij,
        _versie(blik, loop),
    )


def _rustend(blik: Blik, loop: Doorloop, rust: Schorsing) -> Kantelpunt:
    """Give the look at a stap whose term rests: what came of the gebeurtenis."""
    code, wat = loop.stap.code, naam_van(blik, rust.begin.soort)
    regel = rustregel(
        blik,
        Rustreden.GEBEURTENIS,
        "wat is de uitkomst?",
        "Deze datum komt niet uit het protocol: kijk of de uitkomst er is",
    )
    waarom = f"De termijn van stap {code} rust sinds {toon_op(blik, rust.begin.datum)}: {wat}"
    dag = rust.begin.datum
    if rust.einde is not None:
        dag = rust.einde.datum
        regel = replace(
            regel, actie=f"stap {code} beëindigen?", tekst="Kijk of deze stap nog nodig is"
        )
        waarom += f"; de uitkomst was er op {toon_op(blik, dag)}"
    gekozen = _geldig(loop.aandacht, dag)
    begin = wat if rust.einde is None else naam_van(blik, rust.einde.soort)
    return gekozen_of_standaard(blik, regel, gekozen, begin, dag, code, code, (waarom,))


def rustregel(blik: Blik, reden: Rustreden, actie: str, tekst: str) -> Aandachtregel:
    """Give the protocol's rule for looking again, else that of a dossier without a stap."""
    regel = blik.protocol.rust.get(reden)
    return regel or replace(blik.protocol.zonder_stap, actie=actie, tekst=tekst)


def _oplossing(blik: Blik, loop: Doorloop, regel: Kantelregel, besluit: Stapbesluit) -> Kantelpunt:
    """Give the new date of an andere oplossing in beeld: the condition to tip is not met."""
    tekst = "Er is een andere oplossing in beeld; lukt die niet, dan wordt er opgeschaald"
    return _gekozen(blik, loop, regel, besluit, tekst, actie="is de oplossing er?")


def _gekozen(
    blik: Blik,
    loop: Doorloop,
    regel: Kantelregel,
    besluit: Stapbesluit,
    tekst: str,
    actie: str,
) -> Kantelpunt:
    """Give a date that a decision set in a stap that has a kantelpunt of its own."""
    datum = besluit.nieuwe_datum or besluit.datum
    berekening = begin_berekening(blik)
    berekening.zet("begin", f"Aandachtsdatum {toon_op(blik, datum)}", datum)
    berekening.zet("begin", f"(gekozen op {toon_op(blik, besluit.datum)})", besluit.datum)
    berekening.zet("oordeel", tekst)
    berekening.zet("oordeel", "Deze datum komt niet uit het protocol")
    return maak_punt(
        blik,
        Aard.AANDACHTSDATUM,
        datum,
        berekening,
        bron=regel.bron,
        naar=regel.naar,
        alternatief=regel.alternatief,
        spoorcode=loop.stap.code,
        actie=actie,
        termijn=regel.termijn,
    )


def _geldig(besluit: Stapbesluit | None, sinds: date | None) -> Stapbesluit | None:
    """Give a decision unless it was taken before a day that overtook it."""
    if besluit is None or (sinds is not None and besluit.datum < sinds):
        return None
    return besluit


def afgedaan(blik: Blik, dag: date) -> bool:
    """Tell whether something was done on or after an aandachtsdatum, so that it is dealt with."""
    feiten, peildatum = blik.feiten, blik.peildatum
    return (
        any(dag <= c.datum <= peildatum and c.geslaagd for c in feiten.contacten)
        or any(dag <= i.datum <= peildatum for i in feiten.interventies)
        or any(dag <= o.datum <= peildatum for o in feiten.overleggen)
    )


def punt_na_grens(
    blik: Blik,
    grens: Leeftijdsgrens,
    dag: date,
    reden: str,
    besluit: Stapbesluit | None,
    code: str,
) -> Kantelpunt:
    """Give the choice that is due once no term of the ladder runs any more (18 years)."""
    berekening = begin_berekening(blik)
    berekening.zet("begin", reden, dag)
    if besluit is not None and besluit.nieuwe_datum is not None:
        dag = besluit.nieuwe_datum
        berekening.zet("verschoven", f"opnieuw kijken op {toon_op(blik, dag)}", dag)
    berekening.zet("oordeel", grens.tekst)
    return maak_punt(
        blik,
        Aard.AANDACHTSDATUM,
        dag,
        berekening,
        bron=grens.bron,
        naar=code or blik.protocol.begin,
        spoorcode=code or None,
        actie=grens.actie,
    )
