"""Protocol: which poorten are open or closed, and the fact that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.domain.thuis import eerste_dag_over
from app.protocol.blik import Blik
from app.protocol.eisen.doenlijk import is_doenlijk
from app.protocol.eisen.eisen import Kader, vervuld
from app.protocol.ladder.ladder import Doorloop
from app.protocol.model import Grens, Poortregel, Sinds, Termijn
from app.protocol.rekenen.berekening import einde_van, toon_op
from app.protocol.sporen.spoorstappen import Spoorloop, stap_van
from app.protocol.stand import PoortStand, Rekenstap
from app.protocol.tekst import toon, zin

DAG = timedelta(days=1)


def poorten_van(blik: Blik, actief: Sequence[Doorloop]) -> tuple[PoortStand, ...]:
    """Give every poort of the ladder and its layers that matters now.

    Those of the running stappen, and the duties from a day on. A poort of a
    layer that stands before stappen of another ladder is left out.
    """
    stappen = {loop.stap.code for loop in actief}
    kader, gevonden = Kader(actief), []
    for poort in _regels(blik, actief):
        if poort.stappen and poort.stappen.isdisjoint(stappen):
            continue
        uiterlijk = None
        if poort.uiterlijk is not None:
            uiterlijk = _uiterlijk(blik, poort, poort.uiterlijk)
            if uiterlijk is None:
                continue
        if poort.als is None or vervuld(blik, poort.als, kader).open:
            gevonden.append(poort_stand(blik, poort, kader, uiterlijk))
    return tuple(gevonden)


def spoorpoorten(blik: Blik, loop: Spoorloop, stap: str) -> tuple[PoortStand, ...]:
    """Give the poorten of a running track: of one of its steps, or ("") of the track as a whole.

    A poort belongs to the steps in which it is shown, else to those that it
    stands before. Its `uiterlijk` counts from the day that the track counts from.
    """
    gevonden = []
    vorige = stap_van(blik, loop, stap).open_op if stap else loop.dag
    kader = loop.kader(Sinds.DOSSIER, vorige)
    for poort in loop.regel.poorten:
        plek = poort.stappen or poort.voor
        if (stap not in plek) if stap else bool(plek):
            continue
        if poort.als is not None and not vervuld(blik, poort.als, kader).open:
            continue
        uiterlijk = None
        if poort.uiterlijk is not None:
            uiterlijk = einde_van(blik.kalender, loop.dag, poort.uiterlijk).datum
        gevonden.append(poort_stand(blik, poort, kader, uiterlijk))
    return tuple(gevonden)


def _regels(blik: Blik, actief: Sequence[Doorloop]) -> Iterator[Poortregel]:
    """Give the gates of every file, layer by layer; of the ladder those that hold here."""
    bekend = {code for loop in actief for code in loop.protocol.stappen}
    bekend |= set(blik.protocol.stappen)
    for bestand in blik.regels.alle:
        if bestand is blik.protocol:
            yield from _van_ladder(blik, actief)
        else:
            yield from (p for p in bestand.poorten if not p.voor or not bekend.isdisjoint(p.voor))


def _van_ladder(blik: Blik, actief: Sequence[Doorloop]) -> Sequence[Poortregel]:
    """Give the gates of the ladder: those of a running stap from the version that it keeps."""
    ouder = [loop for loop in actief if loop.protocol is not blik.protocol]
    if not ouder:
        return blik.protocol.poorten
    nieuw = {loop.stap.code for loop in actief if loop.protocol is blik.protocol}
    nu = [p for p in blik.protocol.poorten if not p.stappen or p.stappen & nieuw]
    eigen = [p for loop in ouder for p in loop.protocol.poorten if loop.stap.code in p.stappen]
    return list({p.code: p for p in (*nu, *eigen)}.values())


def _uiterlijk(blik: Blik, poort: Poortregel, termijn: Termijn) -> date | None:
    """Give the day on which a duty has to be done; None when it does not run or is far away."""
    thuis = blik.thuis
    if thuis is None or (poort.verzuim and thuis.soort not in poort.verzuim):
        return None
    dag = eerste_dag_over(
        blik.kalender,
        thuis.sinds,
        termijn.aantal,
        termijn.eenheid,
        vanaf=termijn.grens is Grens.VANAF,
    )
    return dag if blik.peildatum >= dag - poort.vooraf * DAG else None


def poort_stand(
    blik: Blik, poort: Poortregel, kader: Kader, uiterlijk: date | None = None
) -> PoortStand:
    """Evaluate one poort."""
    uitkomst = vervuld(blik, poort.eis, kader)
    over = not uitkomst.open and uiterlijk is not None and blik.peildatum > uiterlijk
    tekst = poort.open_tekst if uitkomst.open else poort.dicht_tekst
    if uitkomst.tekst:
        tekst = f"{tekst} {zin(uitkomst.tekst)}"
    if not uitkomst.open and uiterlijk is not None and poort.verplicht:
        woord = "Dat moest op" if over else "Uiterlijk"
        tekst = f"{tekst} {woord} {toon(uiterlijk, blik.peildatum.year)}."
    stappen = [Rekenstap("begin", poort.naam)]
    if uitkomst.tekst:
        stappen.append(Rekenstap("oordeel", uitkomst.tekst, uitkomst.dag))
    if uiterlijk is not None:
        stappen.append(Rekenstap("termijn", f"Uiterlijk {toon_op(blik, uiterlijk)}", uiterlijk))
    stappen.append(
        Rekenstap("oordeel", "De poort is open" if uitkomst.open else "De poort is dicht")
    )
    return PoortStand(
        poort.code,
        poort.naam,
        uitkomst.open,
        tekst,
        poort.bron,
        uiterlijk,
        over and poort.verplicht,
        uitkomst.feit_id,
        poort.voor,
        poort.verplicht,
        kader.sleutel,
        poort.leg_uit,
        tuple(stappen),
        uitkomst.open or is_doenlijk(blik, poort.eis, kader),
    )
