"""Services: two records that are one leerling are made one, and parted again if that was wrong.

The same child can stand in DUO's lists under a BSN and under an onderwijsnummer
(wet-en-praktijk 2.4). All that hangs on the other record moves to the one that stays, what is
empty there is filled in, and the other record is withdrawn: one transaction, each step in the
audit. A `Samenvoeging` remembers both records and what moved, so that it can be undone later,
also after an export and import.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.feit import Feit, Vorm, velden
from app.domain.feitsoorten import FEITSOORTEN, PER_CODE
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling, Samenvoeging
from app.services import vastleggen
from db import opzoeken
from db.uitwisselen import ingetrokken_ids

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

_HANGT = tuple(
    (soort, v.naam)
    for soort in FEITSOORTEN
    for v in velden(soort)
    if v.verwijst_naar == Leerling.SOORT
)
"""Every field by which a fact names a leerling."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One field of two records side by side, and what it will be when they are made one."""

    veld: str
    label: str
    blijft: str
    weg: str
    wordt: str


def vergelijk_velden(blijft: Leerling, weg: Leerling) -> tuple[Verschil, ...]:
    """Lay two records side by side: every field that is filled in one of them."""
    samen = _vul_aan(blijft, weg)
    return tuple(
        Verschil(
            v.naam,
            v.label,
            _tekst(getattr(blijft, v.naam)),
            _tekst(getattr(weg, v.naam)),
            _tekst(getattr(samen, v.naam)),
        )
        for v in velden(Leerling)
        if _gevuld(getattr(blijft, v.naam)) or _gevuld(getattr(weg, v.naam))
    )


def open_dossiers_van(sessie: Sessie, *leerling_ids: str) -> list[Dossier]:
    """Give the dossiers of these leerlingen that are open today."""
    vandaag = sessie.vandaag()
    return [
        d
        for leerling_id in leerling_ids
        for d in sessie.lees(Dossier, leerling_id=leerling_id)
        if d.gesloten is None or d.gesloten > vandaag
    ]


def voeg_samen(
    sessie: Sessie, blijft_id: str, weg_id: str, *, houd_open: str | None = None
) -> Wijziging:
    """Make two records one: `blijft_id` stays, `weg_id` is withdrawn.

    At most one dossier may be open: with two, `houd_open` says which one goes on and the other
    is closed today. KnownError: the same record twice, two different BSN's or
    onderwijsnummers, or two open dossiers without a choice; then nothing has changed.
    """
    vandaag = sessie.vandaag()
    with sessie.schrijf() as tx:
        blijft = sessie.lees_een(Leerling, blijft_id)
        weg = sessie.lees_een(Leerling, weg_id)
        _keur(blijft, weg)
        gesloten = _sluit_tweede(sessie, tx, blijft_id, weg_id, houd_open)
        verhuisd, vervallen = _verhang(sessie, tx, weg_id, blijft_id)
        oud = {"blijft": _rij(blijft), "weg": _rij(weg)}
        # First the numbers of the record that goes: each of them names one leerling only.
        kaal = tx.wijzig(dataclasses.replace(weg, bsn="", onderwijsnummer=""))
        tx.trek_in(Leerling, kaal.id, kaal.versie)
        tx.wijzig(_vul_aan(blijft, weg))
        vastleggen.leg_vast_in(
            sessie,
            tx,
            Samenvoeging(
                leerling_id=blijft_id,
                ander_id=weg_id,
                datum=vandaag,
                gegevens=json.dumps(
                    {
                        **oud,
                        "feiten": verhuisd,
                        "vervallen": vervallen,
                        "gesloten": gesloten,
                    },
                    ensure_ascii=False,
                    sort_keys=True,
                ),
            ),
        )
    return tx.wijziging


def splits(sessie: Sessie, samenvoeging_id: str) -> Wijziging:
    """Part two records that were made one: what moved goes back, as far as it is still there.

    What was recorded since stays where it is. Fields that were filled in from the other record
    and were not changed since are emptied again. KnownError: the two can no longer be parted
    (another leerling has the number by now, two dossiers would be open).
    """
    with sessie.schrijf() as tx:
        samen = sessie.lees_een(Samenvoeging, samenvoeging_id)
        inhoud = json.loads(samen.gegevens)
        hier = sessie.lees_een(Leerling, samen.leerling_id)
        was, weg = inhoud["blijft"], inhoud["weg"]
        tx.wijzig(_haal_af(hier, was, weg))
        _zet_neer(sessie, tx, samen.ander_id, weg)
        for wat in inhoud["feiten"]:
            code, veld, feit_id = wat.split(":", 2)
            soort = PER_CODE.get(code)
            feit = opzoeken.per_id(sessie.v, soort, [feit_id]).get(feit_id) if soort else None
            if feit is not None and getattr(feit, veld, None) == hier.id:
                tx.wijzig(_met(feit, veld, samen.ander_id))
        for wat in inhoud["vervallen"]:
            code, _, feit_id = wat.partition(":")
            if code in PER_CODE and feit_id in ingetrokken_ids(sessie.v, PER_CODE[code]):
                tx.zet_terug(PER_CODE[code], feit_id)
        for dossier_id in inhoud["gesloten"]:
            _heropen(sessie, tx, dossier_id)
        tx.trek_in(Samenvoeging, samen.id, samen.versie)
    return tx.wijziging


def samenvoegingen(sessie: Sessie, leerling_id: str) -> list[Samenvoeging]:
    """List which records were made one with this leerling, the latest first."""
    alle = sessie.lees(Samenvoeging, leerling_id=leerling_id)
    return sorted(alle, key=lambda s: (s.datum, s.id), reverse=True)


def naam_van(samenvoeging: Samenvoeging) -> str:
    """Give the name under which the other record stood."""
    weg = _leerling(samenvoeging.ander_id, json.loads(samenvoeging.gegevens)["weg"])
    from app.domain.namen import lijstnaam

    return lijstnaam(weg)


def hang_om(sessie: Sessie, soort: type[Feit], feit_id: str, leerling_id: str) -> Wijziging:
    """Let one loose melding (or spell of absence) belong to another leerling.

    KnownError when it hangs on a dossier: that belongs to one leerling.
    """
    feit: Any = sessie.lees_een(soort, feit_id)
    if getattr(feit, "dossier_id", None) is not None:
        raise KnownError(
            "Deze melding staat al in een dossier.", "Voeg de leerlingen samen, of haal haar eruit."
        )
    sessie.lees_een(Leerling, leerling_id)
    return vastleggen.wijzig(sessie, dataclasses.replace(feit, leerling_id=leerling_id))


def _keur(blijft: Leerling, weg: Leerling) -> None:
    """Refuse what cannot be one leerling."""
    if blijft.id == weg.id:
        raise KnownError("Dit is al dezelfde leerling.", "Kies een andere.")
    for veld, naam in (("bsn", "BSN"), ("onderwijsnummer", "onderwijsnummer")):
        a, b = getattr(blijft, veld), getattr(weg, veld)
        if a and b and a != b:
            raise KnownError(
                f"Deze twee hebben elk een ander {naam}; dat zijn twee leerlingen.",
                f"Verbeter eerst het {naam} dat niet klopt.",
            )


def _sluit_tweede(
    sessie: Sessie, tx: Transactie, blijft_id: str, weg_id: str, houd_open: str | None
) -> list[str]:
    """Close one of two open dossiers; gives what was closed."""
    lopend = open_dossiers_van(sessie, blijft_id, weg_id)
    if len(lopend) < 2:
        return []
    if houd_open not in {d.id for d in lopend}:
        nummers = " en ".join(d.dossiernummer for d in lopend)
        raise KnownError(
            f"Er lopen twee dossiers: {nummers}. Er kan er één open blijven.",
            "Kies welk dossier doorgaat; het andere wordt gesloten en blijft te lezen.",
        )
    dicht = [d for d in lopend if d.id != houd_open]
    for d in dicht:
        tx.wijzig(
            dataclasses.replace(
                d, gesloten=max(sessie.vandaag(), d.geopend), sluitreden=Sluitreden.ANDERS
            )
        )
    return [d.id for d in dicht]


def _verhang(sessie: Sessie, tx: Transactie, van: str, naar: str) -> tuple[list[str], list[str]]:
    """Let everything of one record hang on another.

    Gives what moved as "kind:field:id", and what was withdrawn as "kind:id": a tie between
    the two records says nothing any more.
    """
    verhuisd, vervallen = [], []
    for soort, veld in _HANGT:
        for feit in opzoeken.lees_waar(sessie.v, soort, **{veld: van}):
            if naar in (getattr(feit, v) for s, v in _HANGT if s is soort):
                tx.trek_in(soort, feit.id, feit.versie)
                vervallen.append(f"{soort.SOORT}:{feit.id}")
                continue
            tx.wijzig(_met(feit, veld, naar))
            verhuisd.append(f"{soort.SOORT}:{veld}:{feit.id}")
    return verhuisd, vervallen


def _met(feit: Feit, veld: str, waarde: str) -> Feit:
    """Give a fact with one reference changed."""
    anders: dict[str, Any] = {veld: waarde}
    return dataclasses.replace(feit, **anders)


def _vul_aan(blijft: Leerling, weg: Leerling) -> Leerling:
    """Fill what is empty in the record that stays; a secret address stays secret."""
    leeg = {
        v.naam: getattr(weg, v.naam)
        for v in velden(Leerling)
        if not _gevuld(getattr(blijft, v.naam)) and _gevuld(getattr(weg, v.naam))
    }
    return dataclasses.replace(blijft, **leeg)


def _haal_af(hier: Leerling, was: dict[str, Any], weg: dict[str, Any]) -> Leerling:
    """Give back what came from the other record, unless somebody changed it since."""
    eerder, ander = _leerling(hier.id, was), _leerling("", weg)
    terug = {
        v.naam: getattr(eerder, v.naam)
        for v in velden(Leerling)
        if not _gevuld(getattr(eerder, v.naam)) and getattr(hier, v.naam) == getattr(ander, v.naam)
    }
    return dataclasses.replace(hier, **terug)


def _zet_neer(sessie: Sessie, tx: Transactie, leerling_id: str, weg: dict[str, Any]) -> None:
    """Put the other record back: the withdrawn one, or in another team file a new one."""
    leerling = _leerling(leerling_id, weg)
    if leerling_id in ingetrokken_ids(sessie.v, Leerling):
        terug = tx.zet_terug(Leerling, leerling_id)
        tx.wijzig(dataclasses.replace(leerling, versie=terug.versie))
    else:
        tx.maak(leerling)


def _heropen(sessie: Sessie, tx: Transactie, dossier_id: str) -> None:
    """Open the dossier again that making them one had closed."""
    dossier = opzoeken.per_id(sessie.v, Dossier, [dossier_id]).get(dossier_id)
    if dossier is not None and dossier.sluitreden is Sluitreden.ANDERS:
        tx.wijzig(dataclasses.replace(dossier, gesloten=None, sluitreden=None))


def _rij(leerling: Leerling) -> dict[str, Any]:
    """Write a record for JSON."""
    return {
        v.naam: _json(getattr(leerling, v.naam))
        for v in velden(Leerling)
        if _gevuld(getattr(leerling, v.naam))
    }


def _json(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _leerling(leerling_id: str, rij: dict[str, Any]) -> Leerling:
    """Read a record from JSON."""
    vormen = {v.naam: v.vorm for v in velden(Leerling)}
    waarden: dict[str, Any] = {
        naam: date.fromisoformat(w) if vormen[naam] is Vorm.DAG else w
        for naam, w in rij.items()
        if naam in vormen
    }
    if leerling_id:
        waarden["id"] = leerling_id
    return Leerling(**waarden)


def _gevuld(waarde: object) -> bool:
    return waarde not in ("", None, False, 0)


def _tekst(waarde: Any) -> str:
    """Write a value for people."""
    if isinstance(waarde, bool):
        return "ja" if waarde else ""
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    return "" if waarde is None or waarde == 0 else str(waarde)
