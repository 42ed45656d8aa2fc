"""Services: beginning and ending tracks beside the ladder, and decisions about their steps.

A track is named by its key "code:id": the id of the Spoor fact with which a person
began it, else of the fact that started it. A step is done by a fact, never by a click;
passing it by, another term or day and ending are decisions with a reason (LEESMIJ).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.domain.fouten import InvoerFout, KnownError
from app.domain.handelen import Wie
from app.domain.sporen import Spoor
from app.protocol.ladder.besluitwoorden import schrijf_antwoorden
from app.protocol.model import Regelset, Spoorregel
from app.protocol.sporen.spoorbesluiten import reden_bij_stap, regel_van
from app.protocol.stand import Spoorsoort, Spoorvoorstel, Stand
from app.protocol.tekst import som
from app.services import vastleggen
from app.services.caseload import stand_van

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

UITKOMST = "uitkomst"
"""Under this name a Stapbesluit SLUIT_SPOOR keeps the outcome among its `antwoorden`."""

STAPBESLUITEN = (Besluitsoort.OVERSLAAN, Besluitsoort.ANDERE_TERMIJN, Besluitsoort.AANDACHTSDATUM)
"""The decisions that can be taken about one step of a track."""


@dataclass(frozen=True, slots=True)
class _Bedoeld:
    """The running track that a key names.

    `regel` is None when no file knows it any more; `feit` is that with which a
    person began it.
    """

    naam: str
    regel: Spoorregel | None
    feit: Spoor | None


def sleutel_van(spoor: Spoor) -> str:
    """Give the key of a track that a person began."""
    return f"{spoor.code}:{spoor.id}"


def te_beginnen(regels: Regelset, stand: Stand) -> tuple[Spoorvoorstel, ...]:
    """Give the tracks that a person can begin today, proposed ones first.

    Left out is what begins by a fact, what is of the team, what is off, and what
    is known from the sealed file only.
    """
    bekend = {(b.code, r.code): r for b in regels.alle for r in b.sporen}
    gekozen = ((v, bekend.get((v.protocol, v.code))) for v in stand.voorstellen)
    return tuple(v for v, r in gekozen if r is not None and _van_een_mens(r))


def _van_een_mens(regel: Spoorregel) -> bool:
    return regel.aan and regel.start is None and not regel.team and not regel.opsporing


def is_beeindigd(feiten: DossierFeiten, sleutel: str) -> bool:
    """Tell whether a person ended a track, so that it can be reopened."""
    zelf = any(s.geeindigd is not None and sleutel_van(s) == sleutel for s in feiten.sporen)
    return zelf or any(_sluitbesluiten(feiten, sleutel))


def begin_spoor(
    sessie: Sessie,
    dossier_id: str,
    protocol: str,
    code: str,
    begonnen: date,
    reden: str = "",
    *,
    organisatie: Wie = Wie.LEERPLICHT,
    persoon: str = "",
) -> Wijziging:
    """Begin a track in a dossier.

    InvoerFout: no such track holds here, it begins by a fact of its own, or it
    runs already. NotitieGesloten: a reason where no text may be kept.
    """
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    bestand = next((b for b in sessie.regels(feiten, begonnen).alle if b.code == protocol), None)
    regel = next((s for s in bestand.sporen if s.code == code), None) if bestand else None
    if regel is None or not regel.aan:
        raise InvoerFout(
            "Dit spoor hoort niet bij de protocollen die hier gelden.",
            "Kies een spoor uit de lijst, of zet het protocol aan.",
            veld="code",
        )
    _eis_open_spoor(regel)
    if regel.start is not None or regel.team:
        raise InvoerFout(
            f"'{regel.naam}' begint vanzelf.",
            "Leg het feit vast waarmee het begint.",
            veld="code",
        )
    if any(_is_lopend(s, protocol, code, begonnen) for s in feiten.sporen):
        raise InvoerFout(
            f"'{regel.naam}' loopt al in dit dossier.", "Ga verder in dat spoor.", veld="code"
        )
    return vastleggen.leg_vast(
        sessie,
        Spoor(
            dossier_id=dossier_id,
            protocol=protocol,
            code=code,
            begonnen=begonnen,
            organisatie=organisatie,
            persoon=persoon,
            reden=reden,
        ),
    )


def beeindig_spoor(
    sessie: Sessie,
    dossier_id: str,
    sleutel: str,
    uitkomst: str,
    reden: str,
    datum: date,
    *,
    organisatie: Wie = Wie.LEERPLICHT,
    persoon: str = "",
) -> Wijziging:
    """End a track on a day, with one of its outcomes and a reason.

    What a person began gets its end in the Spoor fact; reason and who decided
    stand in a Stapbesluit SLUIT_SPOOR of that day, for every track alike, so
    that the rule for notes weighs the reason on the day that it was given.
    """
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    bedoeld = _zoek(sessie, feiten, sleutel, datum)
    _eis_uitkomst(bedoeld, uitkomst)
    _eis_reden(sessie, dossier_id, datum, reden, "Leg uit waarom dit spoor eindigt.")
    besluit = Stapbesluit(
        dossier_id=dossier_id,
        datum=datum,
        soort=Besluitsoort.SLUIT_SPOOR,
        spoor=sleutel,
        organisatie=organisatie,
        persoon=persoon,
        reden=reden,
        antwoorden=schrijf_antwoorden({UITKOMST: uitkomst}),
    )
    with sessie.schrijf() as tx:
        if bedoeld.feit is not None:
            klaar = replace(bedoeld.feit, geeindigd=datum, uitkomst=uitkomst)
            vastleggen.wijzig_in(sessie, tx, klaar)
        vastleggen.leg_vast_in(sessie, tx, besluit)
    return tx.wijziging


def heropen_spoor(sessie: Sessie, dossier_id: str, sleutel: str) -> Wijziging:
    """Take back that a track was ended; the history keeps that it was."""
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    besluiten = list(_sluitbesluiten(feiten, sleutel))
    feit = next((s for s in feiten.sporen if sleutel_van(s) == sleutel), None)
    if not besluiten and (feit is None or feit.geeindigd is None):
        raise KnownError("Dit spoor is niet beëindigd.", "Ververs het scherm.")
    with sessie.schrijf() as tx:
        if feit is not None and feit.geeindigd is not None:
            vastleggen.wijzig_in(sessie, tx, replace(feit, geeindigd=None, uitkomst=""))
        for besluit in besluiten:
            vastleggen.mag(sessie, besluit)
            tx.trek_in(Stapbesluit, besluit.id, besluit.versie)
    return tx.wijziging


def besluit_spoorstap(
    sessie: Sessie,
    dossier_id: str,
    sleutel: str,
    stap: str,
    soort: Besluitsoort,
    datum: date,
    *,
    reden: str = "",
    aantal: int | None = None,
    eenheid: Eenheid | None = None,
    nieuwe_datum: date | None = None,
    organisatie: Wie = Wie.LEERPLICHT,
    persoon: str = "",
) -> Wijziging:
    """Decide about a step of a track: pass it by, another term, or another day to look.

    OVERSLAAN needs a reason, ANDERE_TERMIJN an `aantal` and `eenheid` and a
    reason beyond what the rule allows, AANDACHTSDATUM a `nieuwe_datum`.
    """
    if soort not in STAPBESLUITEN:
        msg = f"{soort} is no decision about a step of a track"
        raise ValueError(msg)
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    bedoeld = _zoek(sessie, feiten, sleutel, datum)
    regel = bedoeld.regel.stappen.get(stap) if bedoeld.regel is not None else None
    if regel is None:
        raise InvoerFout(
            f"'{bedoeld.naam}' heeft geen stap {stap}.",
            "Kies een stap van dit spoor.",
            veld="stap",
        )
    waarom = reden_bij_stap(regel, soort, aantal, eenheid)
    if waarom:
        _eis_reden(sessie, dossier_id, datum, reden, waarom)
    return vastleggen.leg_vast(
        sessie,
        Stapbesluit(
            dossier_id=dossier_id,
            datum=datum,
            soort=soort,
            stap=stap,
            spoor=sleutel,
            organisatie=organisatie,
            persoon=persoon,
            reden=reden,
            aantal=aantal,
            eenheid=eenheid,
            nieuwe_datum=nieuwe_datum,
        ),
    )


def _zoek(sessie: Sessie, feiten: DossierFeiten, sleutel: str, dag: date) -> _Bedoeld:
    """Find a running track and its rule, of the version under which it began."""
    spoor = next((s for s in stand_van(sessie, feiten, dag).sporen if s.sleutel == sleutel), None)
    if spoor is None:
        raise InvoerFout(
            f"Dit spoor loopt niet op {dag:%d-%m-%Y}.",
            "Kies een andere dag, of ververs het scherm.",
            veld="datum",
        )
    if spoor.soort is Spoorsoort.BOA:
        raise _verzegeld(spoor.naam)
    feit = next((s for s in feiten.sporen if s.id == spoor.spoor_id), None)
    elders = feit is not None and feit.geeindigd is not None
    if spoor.einde is not None or elders or any(_sluitbesluiten(feiten, sleutel)):
        raise KnownError(
            f"'{spoor.naam}' is al beëindigd.", "Ververs het scherm, of heropen het spoor."
        )
    regel = regel_van(sessie.regels(feiten, dag), spoor)
    if regel is not None:
        _eis_open_spoor(regel)
    return _Bedoeld(spoor.naam, regel, feit)


def _eis_open_spoor(regel: Spoorregel) -> None:
    """Refuse a decision in the team file about what is known from the sealed file only."""
    if regel.opsporing:
        raise _verzegeld(regel.naam)


def _verzegeld(naam: str) -> KnownError:
    return KnownError(
        f"'{naam}' volgt uit het verzegelde bestand van de BOA's.",
        "Leg daar vast wat er is gebeurd.",
    )


def _is_lopend(spoor: Spoor, protocol: str, code: str, dag: date) -> bool:
    zelfde = (spoor.protocol, spoor.code) == (protocol, code)
    return zelfde and (spoor.geeindigd is None or spoor.geeindigd > dag)


def _sluitbesluiten(feiten: DossierFeiten, sleutel: str) -> Iterator[Stapbesluit]:
    for besluit in feiten.besluiten:
        if besluit.spoor == sleutel and besluit.soort is Besluitsoort.SLUIT_SPOOR:
            yield besluit


def _eis_uitkomst(bedoeld: _Bedoeld, uitkomst: str) -> None:
    bekend: Mapping[str, str] = bedoeld.regel.uitkomsten if bedoeld.regel is not None else {}
    if uitkomst in bekend or (not uitkomst and not bekend):
        return
    raise InvoerFout(
        f"Kies hoe '{bedoeld.naam}' is geëindigd.",
        f"Kies uit: {som(bekend.values())}." if bekend else "Laat de uitkomst leeg.",
        veld="uitkomst",
    )


def _eis_reden(sessie: Sessie, dossier_id: str, dag: date, reden: str, waarom: str) -> None:
    """Ask for a reason, except where no text may be kept at all (003 h.3)."""
    if not reden.strip() and vastleggen.notitie_op(sessie, dossier_id, dag).open:
        raise InvoerFout("Bij dit besluit hoort een reden.", waarom, veld="reden")
