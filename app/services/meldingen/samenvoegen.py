"""Services: two records that are one leerling are made one.

The same child can stand in DUO's lists under a BSN and under an onderwijsnummer
(wet-en-praktijk 2.4). All that hangs on the other record moves to the one that stays, what is
empty there is filled in, and the other record is withdrawn: one transaction, each step in the
audit. A `Samenvoeging` remembers both records and what moved, so that they can be parted later
(`uitelkaar`), also after an export and import.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.feit import Feit, Vorm, velden
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling, Samenvoeging
from app.domain.namen import lijstnaam
from app.services import vastleggen
from db import opzoeken

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
            toon_waarde(getattr(blijft, v.naam)),
            toon_waarde(getattr(weg, v.naam)),
            toon_waarde(getattr(samen, v.naam)),
        )
        for v in velden(Leerling)
        if gevuld(getattr(blijft, v.naam)) or gevuld(getattr(weg, v.naam))
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


def samenvoegingen(sessie: Sessie, leerling_id: str) -> list[Samenvoeging]:
    """List which records were made one with this leerling, the latest first."""
    alle = sessie.lees(Samenvoeging, leerling_id=leerling_id)
    return sorted(alle, key=lambda s: (s.datum, s.id), reverse=True)


def naam_van(samenvoeging: Samenvoeging) -> str:
    """Give the name under which the other record stood."""
    return lijstnaam(lees_rij(samenvoeging.ander_id, json.loads(samenvoeging.gegevens)["weg"]))


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
            tx.wijzig(met_veld(feit, veld, naar))
            verhuisd.append(f"{soort.SOORT}:{veld}:{feit.id}")
    return verhuisd, vervallen


def met_veld(feit: Feit, veld: str, waarde: str) -> Feit:
    """Give a fact with one reference changed."""
    anders: dict[str, Any] = {veld: waarde}
    return dataclasses.replace(feit, **anders)


def _vul_aan(blijft: Leerling, weg: Leerling) -> Leerling:
    """Fill what is empty in the record that stays; a secret address stays secret."""
    leeg = {
        v.naam: getattr(weg, v.naam)
        for v in velden(Leerling)
        if not gevuld(getattr(blijft, v.naam)) and gevuld(getattr(weg, v.naam))
    }
    return dataclasses.replace(blijft, **leeg)


def _rij(leerling: Leerling) -> dict[str, Any]:
    """Write a record for JSON."""
    return {
        v.naam: _json(getattr(leerling, v.naam))
        for v in velden(Leerling)
        if gevuld(getattr(leerling, v.naam))
    }


def _json(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def lees_rij(leerling_id: str, rij: dict[str, Any]) -> Leerling:
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


def gevuld(waarde: object) -> bool:
    """Tell whether a field says something."""
    return waarde not in ("", None, False, 0)


def toon_waarde(waarde: Any) -> str:
    """Write a value for people."""
    if isinstance(waarde, bool):
        return "ja" if waarde else ""
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    return "" if waarde is None or waarde == 0 else str(waarde)
