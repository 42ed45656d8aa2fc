"""Services: every open task of one dossier on a day, from all there is: facts, stap, sporen.

What a protocol asks is computed from the stand and never stored; what a person made is a
fact. Both say which fact settles them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.feit import lid_van
from app.domain.handelen import Wie
from app.domain.notitie import VASTE_TAKEN
from app.domain.schooldagen import Kalender
from app.domain.voltooien import bestaat, taakstand, wacht_einde
from app.protocol.model import Signaalsoort
from app.protocol.stand import (
    Aard,
    Doorloopstand,
    Kantelpunt,
    PoortStand,
    Signaal,
    Spoorsoort,
    Spoorstand,
    Spoorstap,
    Stand,
    Termijnstatus,
)
from app.services import caseloadtekst
from app.services.taken import woorden
from app.services.taken.regel import Hoofd, Taakbron, Taakregel

OP_SLOT = "taak (tekst op slot)"
"""What is shown of a task where notes are closed (003 h.3)."""
_VOLGORDE = {bron: nummer for nummer, bron in enumerate(Taakbron)}
_VANZELF = "vanzelf, zodra het is vastgelegd"


@dataclass(frozen=True, slots=True)
class Zaak:
    """One dossier on a day with all that its tasks are computed from.

    `namen` are the names of the ambtenaren by id, `regelnamen` the words of the protocols.
    """

    feiten: DossierFeiten
    stand: Stand
    kalender: Kalender
    peildatum: date
    hoofd: Hoofd
    namen: Mapping[str, str]
    regelnamen: Mapping[str, str]
    notities_open: bool


def taken_van(zaak: Zaak) -> list[Taakregel]:
    """Give the open tasks of a dossier, the earliest first; waits that go on among them."""
    regels = [
        *met_de_hand(zaak),
        *_ladder(zaak),
        *_sporen(zaak),
        *_poorten(zaak),
        *_signalen(zaak),
        *_afspraken(zaak),
        *_wachten(zaak),
    ]
    return sorted(regels, key=lambda r: (r.dag, _VOLGORDE[r.bron], r.sleutel))


def met_de_hand(zaak: Zaak) -> Iterator[Taakregel]:
    """Give the tasks that a person made and no fact has settled."""
    for taak in zaak.feiten.taken:
        if not bestaat(taak, zaak.peildatum):
            continue
        stand = taakstand(taak, zaak.feiten.uitstellen, zaak.feiten, zaak.kalender, zaak.peildatum)
        if stand.klaar is not None:
            continue
        vast = zaak.notities_open or taak.omschrijving in VASTE_TAKEN
        laatste = stand.uitstellen[-1] if stand.uitstellen else None
        van = taak.ambtenaar_id or zaak.hoofd.ambtenaar_id
        yield _regel(
            zaak,
            taak.id,
            Taakbron.HAND,
            stand.dag,
            taak.omschrijving if vast else OP_SLOT,
            regel="met de hand",
            klaar_door=woorden.klaar_met(taak.klaar_met, taak.gemaakt_op),
            ambtenaar_id=van,
            herhaalt=woorden.herhaalt(taak),
            uitgesteld=len(stand.uitstellen),
            uitstelreden=laatste.reden.label if laatste else "",
            feit=taak,
        )


def _ladder(zaak: Zaak) -> Iterator[Taakregel]:
    """Give the dates of the running stappen: on each somebody has to decide."""
    for punt in zaak.stand.kantelpunten:
        if punt.sleutel or punt.datum is None:
            continue
        kantelt = punt.aard is Aard.KANTELPUNT
        wat = caseloadtekst.naar(zaak.stand, punt)
        yield _van_punt(
            zaak,
            punt,
            f"ladder/{punt.spoor or ''}",
            Taakbron.STAP,
            f"Beslis: door naar {wat}?" if kantelt else wat,
            regel=f"Stap {punt.spoor}" if punt.spoor else zaak.stand.protocol_titel,
            klaar_door="een besluit over de stap, of herstel",
        )


def _sporen(zaak: Zaak) -> Iterator[Taakregel]:
    """Give every open step of the tracks beside the ladder that must be done."""
    for spoor in zaak.stand.sporen:
        if spoor.einde is not None:
            continue
        stappen = [s for s in spoor.stappen if _telt(s)]
        if not stappen and spoor.punt is not None:
            yield from _los_spoor(zaak, spoor, spoor.punt)
        for stap in stappen:
            punt = stap.punt
            if punt is None or punt.datum is None:
                continue
            namen = [zaak.regelnamen.get(f"gebeurtenis/{c}", "") for c in stap.legt_vast]
            vast = " of ".join(n[:1].lower() + n[1:] for n in namen if n)
            wie = "" if stap.wie == Wie.LEERPLICHT.value else lid_van(Wie, stap.wie).label
            if stap.wie == Wie.ANDERS.value:
                wie = "een ander"  # read in a line of its own, "anders" says nothing
            yield _van_punt(
                zaak,
                punt,
                f"{spoor.sleutel}/{stap.code}",
                Taakbron.SPOOR,
                punt.actie or stap.naam,
                regel=spoor.naam,
                klaar_door=f"vastleggen: {vast}" if vast else _VANZELF,
                wie=wie,
                legt_vast=stap.legt_vast,
            )
            for poort in stap.poorten:
                yield from _dichte_poort(zaak, poort, punt.datum, spoor.naam)


def _telt(stap: Spoorstap) -> bool:
    """Tell whether a step asks something now: what merely may be done is no task."""
    return stap.stand is Doorloopstand.HUIDIG and stap.punt is not None and stap.verplicht


def _los_spoor(zaak: Zaak, spoor: Spoorstand, punt: Kantelpunt) -> Iterator[Taakregel]:
    """Give the date of a track in which no step must be done now."""
    if punt.datum is None:
        return
    boa = spoor.soort is Spoorsoort.BOA
    yield _van_punt(
        zaak,
        punt,
        spoor.sleutel,
        Taakbron.BOA if boa else Taakbron.SPOOR,
        caseloadtekst.naar(zaak.stand, punt),
        regel=spoor.naam,
        klaar_door="een BOA" if boa else "een besluit over het spoor",
    )


def _poorten(zaak: Zaak) -> Iterator[Taakregel]:
    """Give the gates that are closed before where the case tips, and the duties from a day on."""
    wanneer: dict[str, date] = {}
    for punt in zaak.stand.kantelpunten:
        if punt.sleutel or punt.datum is None or punt.aard is not Aard.KANTELPUNT:
            continue
        for code in (punt.naar, *punt.alternatief):
            if code is not None:
                wanneer[code] = min(punt.datum, wanneer.get(code, date.max))
    for poort in zaak.stand.poorten:
        dagen = [wanneer[code] for code in poort.voor if code in wanneer]
        voor = f"vóór stap {' of '.join(poort.voor)}" if poort.voor else zaak.stand.protocol_titel
        yield from _dichte_poort(zaak, poort, min(dagen, default=None), voor)


def _dichte_poort(
    zaak: Zaak, poort: PoortStand, dag: date | None, regel: str
) -> Iterator[Taakregel]:
    """Give a gate that is closed, that somebody can open, and that has a day by which."""
    uiterlijk = poort.uiterlijk or dag
    if poort.open or not poort.verplicht or not poort.doenlijk or uiterlijk is None:
        return
    yield _regel(
        zaak,
        f"{zaak.hoofd.dossier_id}/poort/{poort.sleutel}/{poort.code}",
        Taakbron.POORT,
        uiterlijk,
        poort.naam,
        regel=regel,
        klaar_door=_VANZELF,
        uitleg=poort.uitleg,
        rechtsgrond=poort.bron,
        achter=poort,
    )


def _signalen(zaak: Zaak) -> Iterator[Taakregel]:
    """Give what signalen ask to do, and the changes by age that are announced.

    Where two layers ask the same for the same day (18), it is one thing to do.
    """
    gevraagd: set[tuple[date, str]] = set()
    for signaal in zaak.stand.gewone_signalen:
        soort = _signaalsoort(signaal)
        if soort is None or signaal.datum is None or (signaal.datum, signaal.vraag) in gevraagd:
            continue
        gevraagd.add((signaal.datum, signaal.vraag))
        termijn = [s.dag for s in signaal.rekenstappen if s.soort == "termijn" and s.dag]
        aankondiging = soort is Signaalsoort.LEEFTIJD
        yield _regel(
            zaak,
            f"{zaak.hoofd.dossier_id}/signaal/{signaal.code}/{signaal.datum}",
            Taakbron.SIGNAAL,
            termijn[0] if termijn and not aankondiging else signaal.datum,
            signaal.vraag,
            regel="signaal" if not aankondiging else "aankondiging",
            klaar_door=woorden.KLAAR_DOOR_SIGNAAL[soort],
            uitleg=f"{signaal.tekst}.",
            rechtsgrond=signaal.bron,
            achter=signaal,
        )


def _signaalsoort(signaal: Signaal) -> Signaalsoort | None:
    """Tell which kind of signaal asks something to do; None: it shows a threshold."""
    for soort in woorden.KLAAR_DOOR_SIGNAAL:
        if signaal.soort == soort.value:
            return soort
    return None


def _afspraken(zaak: Zaak) -> Iterator[Taakregel]:
    """Give the afspraken whose outcome is not recorded."""
    for afspraak in zaak.feiten.afspraken:
        bekend = afspraak.uitkomst is not None and (
            afspraak.uitkomst_op is None or afspraak.uitkomst_op <= zaak.peildatum
        )
        if bekend or afspraak.uiterlijk is None or afspraak.datum > zaak.peildatum:
            continue
        wat = f": {afspraak.wat}" if zaak.notities_open and afspraak.wat else ""
        yield _regel(
            zaak,
            afspraak.id,
            Taakbron.AFSPRAAK,
            afspraak.uiterlijk,
            f"Afspraak met {afspraak.met} nagekomen{wat}?",
            regel=f"afgesproken op {toon_dag(afspraak.datum)}",
            klaar_door="de uitkomst vastleggen",
            feit=afspraak,
        )


def _wachten(zaak: Zaak) -> Iterator[Taakregel]:
    """Give the waits: those that go on with their day, those that are over to be looked at."""
    for wacht in zaak.feiten.wachten:
        geeindigd = wacht.beeindigd is not None and wacht.beeindigd <= zaak.peildatum
        if geeindigd or wacht.van > zaak.peildatum:
            continue
        einde = wacht_einde(zaak.feiten, wacht, zaak.peildatum)
        of = f", of eerder bij: {wacht.klaar_met.label}" if wacht.klaar_met else ""
        if einde is None:
            wat = f"Wacht op {wacht.op.label} tot {toon_dag(wacht.tot)}{of}"
        elif einde.door is not None and wacht.klaar_met is not None:
            wat = f"Wachten op {wacht.op.label}: {wacht.klaar_met.label}. Verder?"
        else:
            wat = f"Wachten op {wacht.op.label}: is het er?"
        yield _regel(
            zaak,
            wacht.id,
            Taakbron.WACHT,
            wacht.tot if einde is None else einde.dag,
            wat,
            regel=f"wacht sinds {toon_dag(wacht.van)}",
            klaar_door=f"het wachten beëindigen of verlengen{of}",
            wachtend=einde is None,
            feit=wacht,
        )


def _van_punt(
    zaak: Zaak,
    punt: Kantelpunt,
    sleutel: str,
    bron: Taakbron,
    wat: str,
    *,
    regel: str,
    klaar_door: str,
    wie: str = "",
    legt_vast: tuple[str, ...] = (),
) -> Taakregel:
    """Make a task of a date that the engine computed; its urgency is the engine's own."""
    vorm, wanneer = caseloadtekst.urgentie(zaak.stand, punt)
    return _regel(
        zaak,
        f"{zaak.hoofd.dossier_id}/{sleutel}",
        bron,
        punt.datum or zaak.peildatum,
        wat[:1].upper() + wat[1:],
        regel=regel,
        klaar_door=klaar_door,
        wie=wie,
        uitleg=punt.uitleg,
        rechtsgrond=punt.bron,
        over=punt.status is Termijnstatus.OVER_TERMIJN,
        vorm=vorm,
        wanneer=wanneer,
        legt_vast=legt_vast,
        spoor=punt.sleutel,
        achter=punt,
    )


def _regel(
    zaak: Zaak,
    sleutel: str,
    bron: Taakbron,
    dag: date,
    wat: str,
    *,
    regel: str,
    ambtenaar_id: str | None = None,
    over: bool | None = None,
    vorm: str = "",
    wanneer: str = "",
    wachtend: bool = False,
    **rest: object,
) -> Taakregel:
    """Make a task; without `over` its own day decides."""
    eigen_vorm, eigen_wanneer = woorden.wanneer(dag, zaak.peildatum)
    if wachtend:
        eigen_vorm, eigen_wanneer = "pauze", f"wacht tot {toon_dag(dag)}"
    van = zaak.hoofd.ambtenaar_id if ambtenaar_id is None else ambtenaar_id
    naam = zaak.namen.get(van, "")
    hoofd = zaak.hoofd
    return Taakregel(
        sleutel=sleutel,
        bron=bron,
        hoofd=hoofd,
        dag=dag,
        wat=wat,
        regel=regel,
        over=dag < zaak.peildatum if over is None else over,
        vorm=vorm or eigen_vorm,
        wanneer=wanneer or eigen_wanneer,
        ambtenaar_id=van,
        ambtenaar=naam,
        wachtend=wachtend,
        zoektekst=woorden.zoekregel(
            wat, regel, hoofd.naam, hoofd.dossiernummer, hoofd.school, naam, bron.value
        ),
        **rest,  # type: ignore[arg-type]
    )
