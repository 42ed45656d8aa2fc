"""Services: one dossier on paper: where it stands, how every date was computed, and what happened.

For within the team and for a colleague who takes over; not for ouders: it holds
what a leerling may have asked not to share.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.documents.model import Regelsoort, Tijdlijnplaat, Verslag, Verslagregel, Verslagtabel
from app.domain.datumwoorden import toon_dag
from app.domain.notitie import VASTE_TAKEN
from app.protocol.stand import Doorloopstand, Kantelpunt, PoortStand, Spoorstand, StapDoorloop
from app.protocol.tekst import toon_bron
from app.services.tijdlijnplaat import contacttabel, plaat

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

Regel = Verslagregel | Verslagtabel | Tijdlijnplaat
"""What a dossier on paper is made of."""
OP_SLOT = "tekst op slot"
"""What stands instead of a text that geoorloofd verzuim closes (003 h.3)."""
_STAND = {
    Doorloopstand.GEDAAN: "gedaan",
    Doorloopstand.HUIDIG: "loopt",
    Doorloopstand.OVERGESLAGEN: "overgeslagen",
    Doorloopstand.KOMEND: "nog niet",
}


def overzicht_pdf(beeld: Dossierbeeld, teamnaam: str) -> bytes:
    """Print a dossier as it stands on its peildatum; no BSN and no addresses."""
    from app.documents.verslag import maak_verslag

    dag = toon_dag(beeld.peildatum, jaar=True, kort=False)
    nummer = beeld.feiten.dossier.dossiernummer
    return maak_verslag(
        Verslag(
            titel=f"Dossier {nummer}: {beeld.naam}",
            onder=" · ".join(d for d in (teamnaam, f"zoals het stond op {dag}") if d),
            voet=f"Dossier {nummer} · vertrouwelijk",
            auteur=teamnaam,
            datum=beeld.peildatum,
            regels=tuple(_regels(beeld)),
        )
    )


def _regels(beeld: Dossierbeeld) -> Iterator[Regel]:
    """Give the whole report in reading order."""
    yield from _wie(beeld)
    yield from _stappen(beeld)
    yield from _sporen(beeld)
    yield from _poorten(beeld.stand.poorten)
    yield from _signalen(beeld)
    yield from _open(beeld)
    yield from contacten(beeld)
    yield from _tijdlijn(beeld)


def _wie(beeld: Dossierbeeld) -> Iterator[Verslagregel]:
    """Say who this is, under which duty, and who handles it."""
    leerling = beeld.feiten.leerling
    geboren = toon_dag(leerling.geboortedatum, jaar=True, kort=False, weekdag=False)
    yield _tekst(f"Geboren {geboren}, {beeld.plicht.leeftijd} jaar. {beeld.plicht.uitleg}")
    school = beeld.school.naam if beeld.school else "nergens ingeschreven"
    yield _tekst(f"School: {school}. Ambtenaar: {beeld.ambtenaar or 'niemand'}.")
    stand = beeld.stand
    if stand.dagen_thuis is not None and stand.thuis_sinds is not None:
        sinds = toon_dag(stand.thuis_sinds, jaar=True)
        yield _tekst(f"Thuis sinds {sinds}: {stand.dagen_thuis} dagen.")
    for regie, woord in ((stand.regie_inhoud, "inhoud"), (stand.regie_proces, "proces")):
        if regie is not None:
            bij = ", nog niet vastgelegd" if regie.voorgesteld else ""
            wie = f"{regie.organisatie} ({regie.persoon})" if regie.persoon else regie.organisatie
            yield _tekst(f"Regie op {woord}: {wie}{bij}.")
    for indeling in stand.indelingen:
        yield _punt(f"{indeling.naam}: telt als {indeling.telt_als}. {indeling.uitleg}")


def _stappen(beeld: Dossierbeeld) -> Iterator[Verslagregel]:
    """Write the ladder: every passage with its dates and reasons, and the running dates."""
    stand = beeld.stand
    yield _kop(f"Stappen: {stand.protocol_titel}")
    if stand.zonder_ladder:
        yield _tekst(stand.zonder_ladder)
    for loop in stand.doorlopen:
        yield _punt(_doorloop(loop, dicht=not beeld.notitie.open))
    for punt in stand.kantelpunten:
        if not punt.sleutel:
            yield from _datum(punt)


def _doorloop(loop: StapDoorloop, *, dicht: bool) -> str:
    """Write one passage through a stap; reasons are notes and stay locked with them."""
    dagen = ""
    if loop.begin is not None:
        dagen = f", vanaf {toon_dag(loop.begin, jaar=True)}"
    if loop.einde is not None:
        dagen += f" tot {toon_dag(loop.einde, jaar=True)}"
    delen = [f"Stap {loop.stap}, {loop.naam}: {_STAND[loop.stand]}{dagen}."]
    if loop.antwoorden:
        delen.append(f"{loop.antwoorden.rstrip('.')}.")
    if loop.poorten:
        delen.append(f"{loop.poorten.rstrip('.')}.")
    if loop.reden and not dicht:
        delen.append(f"Reden: {loop.reden.rstrip('.')}.")
    return " ".join(delen)


def _datum(punt: Kantelpunt) -> Iterator[Verslagregel]:
    """Write a date with how it was computed and its source."""
    naar = f" naar {' of '.join((punt.naar, *punt.alternatief))}" if punt.naar else ""
    wanneer = toon_dag(punt.datum, jaar=True, kort=False) if punt.datum else "geen datum"
    yield _tekst(f"Volgende datum: {wanneer}{naar}. {punt.uitleg}")
    yield _bron(toon_bron(punt.bron))


def _sporen(beeld: Dossierbeeld) -> Iterator[Verslagregel]:
    """Write the tracks beside the ladder with their steps."""
    sporen = beeld.stand.sporen
    if not sporen:
        return
    yield _kop("Naast de stappen")
    for spoor in sporen:
        yield _tussenkop(f"{spoor.naam} ({_loop(spoor)})")
        if spoor.aanleiding:
            yield _tekst(f"Aanleiding: {spoor.aanleiding.rstrip('.')}.")
        for stap in spoor.stappen:
            klaar = f" op {toon_dag(stap.klaar_op, jaar=True)}" if stap.klaar_op else ""
            reden = f" {stap.reden}" if stap.reden else ""
            yield _punt(f"{stap.naam}: {_STAND[stap.stand]}{klaar}.{reden}")
            if stap.punt is not None and stap.punt.datum is not None:
                yield _tekst(f"{toon_dag(stap.punt.datum, jaar=True)}: {stap.punt.uitleg}")
        yield from _poorten(_van_spoor(spoor), kop=False)
        yield _bron(toon_bron(spoor.bron))


def _van_spoor(spoor: Spoorstand) -> tuple[PoortStand, ...]:
    """Give the gates of a track and of its steps, each once."""
    alle = (*spoor.poorten, *(poort for stap in spoor.stappen for poort in stap.poorten))
    return tuple({poort.code: poort for poort in alle}.values())


def _loop(spoor: Spoorstand) -> str:
    """Say from when until when a track ran."""
    begin = f"vanaf {toon_dag(spoor.begin, jaar=True)}"
    if spoor.einde is None:
        return begin
    slot = f", {spoor.uitkomst}" if spoor.uitkomst else ""
    return f"{begin} tot {toon_dag(spoor.einde, jaar=True)}{slot}"


def _poorten(poorten: tuple[PoortStand, ...], *, kop: bool = True) -> Iterator[Verslagregel]:
    """Write the gates with the fact that opened or closed them."""
    if not poorten:
        return
    if kop:
        yield _kop("Poorten")
    for poort in poorten:
        yield _punt(f"{poort.naam}: {'open' if poort.open else 'dicht'}. {poort.uitleg}")


def _signalen(beeld: Dossierbeeld) -> Iterator[Verslagregel]:
    """Write the signals, and what the program misses."""
    signalen, ontbreekt = beeld.stand.signalen, beeld.stand.ontbreekt
    if signalen:
        yield _kop("Signalen")
    for signaal in signalen:
        drempel = f" Drempel: {signaal.drempel}." if signaal.drempel else ""
        yield _punt(f"{signaal.tekst.rstrip('.')}. {signaal.vraag}{drempel}")
        yield _bron(toon_bron(signaal.bron))
    if ontbreekt:
        yield _kop("Wat er ontbreekt")
    for tekst in ontbreekt:
        yield _punt(tekst)


def _open(beeld: Dossierbeeld) -> Iterator[Verslagregel]:
    """Write the tasks and agreements that are open."""
    if not (beeld.taken or beeld.afspraken or beeld.stand.wacht):
        return
    yield _kop("Wat er openstaat")
    dicht = not beeld.notitie.open
    for taak in beeld.taken:
        vast = taak.omschrijving in VASTE_TAKEN
        wat = OP_SLOT if dicht and not vast else taak.omschrijving
        yield _punt(f"{wat}, uiterlijk {toon_dag(taak.datum, jaar=True)}")
    for afspraak in beeld.afspraken:
        wat = OP_SLOT if dicht and afspraak.wat else afspraak.wat or "zonder tekst"
        dag = f", uiterlijk {toon_dag(afspraak.uiterlijk, jaar=True)}" if afspraak.uiterlijk else ""
        yield _punt(f"Afspraak met {afspraak.met}: {wat}{dag}")
    wacht = beeld.stand.wacht
    if wacht is not None:
        yield _punt(f"Wacht op {wacht.op} tot {toon_dag(wacht.tot, jaar=True)}")


def contacten(beeld: Dossierbeeld) -> Iterator[Regel]:
    """Lay the contacts out by day and person."""
    tabel = contacttabel(beeld.feiten.contacten, beeld.peildatum)
    if tabel is not None:
        yield _kop("Contact, per dag en persoon")
        yield tabel


def _tijdlijn(beeld: Dossierbeeld) -> Iterator[Regel]:
    """Draw the tijdlijn, and write it, newest first."""
    yield _kop("Tijdlijn")
    beeldje = plaat(beeld.tijdlijn, beeld.peildatum)
    if beeldje is not None:
        yield beeldje
    for item in beeld.tijdlijn:
        einde = f" t/m {toon_dag(item.einde, jaar=True)}" if item.einde else ""
        komt = " (komt nog)" if item.komt else ""
        yield _punt(f"{toon_dag(item.datum, jaar=True)}{einde}{komt}: {item.regel}")


def _kop(tekst: str) -> Verslagregel:
    return Verslagregel(Regelsoort.KOP, tekst)


def _tussenkop(tekst: str) -> Verslagregel:
    return Verslagregel(Regelsoort.TUSSENKOP, tekst)


def _tekst(tekst: str) -> Verslagregel:
    return Verslagregel(Regelsoort.TEKST, tekst)


def _punt(tekst: str) -> Verslagregel:
    return Verslagregel(Regelsoort.PUNT, tekst)


def _bron(tekst: str) -> Verslagregel:
    return Verslagregel(Regelsoort.BRON, tekst)
