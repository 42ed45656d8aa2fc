"""Services: let the good rows of a preview land, in one transaction; write down the others."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.feit import Feit
from app.domain.fouten import KnownError, VersieConflict
from app.domain.notitie import ALTIJD_ONGEOORLOOFD
from app.services.uitwisseling.brieven import lees_bijlage
from app.services.uitwisseling.csvlezen import Gestopt
from app.services.uitwisseling.soorten import HERSTELKOLOMMEN, is_herstelkolom
from app.services.uitwisseling.voorbeeld import Rij, Rijstand, Voorbeeld, samen
from db.brieven import bewaar_pdf
from db.documenten import bewaar
from db.feiten import lees_een
from db.schrijven import SCHRIJFVOLGORDE
from db.uitwisselen import ingetrokken_ids, ruim_geheugen

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

_BROK = 50_000
"""Facts per call: fewer calls are faster, between them the user can stop."""


def voer_door(
    sessie: Sessie,
    voorbeeld: Voorbeeld,
    *,
    voortgang: Callable[[int, int, str], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Wijziging:
    """Write all good rows in one transaction, all of them or none.

    KnownError when the team file changed since the preview in a way that no
    longer fits; then nothing landed and the preview must be made again.
    """
    per_soort: dict[type[Feit], list[Rij]] = defaultdict(list)
    for rij in voorbeeld.goede():
        assert rij.feit is not None
        per_soort[type(rij.feit)].append(rij)
    totaal = sum(len(r) for r in per_soort.values())
    gedaan = 0

    def kijk(tekst: str) -> None:
        if stop is not None and stop():
            raise Gestopt
        if voortgang is not None:
            voortgang(gedaan, max(1, totaal), tekst)

    try:
        with ruim_geheugen(sessie.v, totaal), sessie.schrijf() as tx:
            for vinger, pad in voorbeeld.bijlagen.items():
                kijk("Brieven bewaren")
                bewaar_pdf(tx, vinger, lees_bijlage(pad, vinger))
            for vinger, pad in voorbeeld.documenten.items():
                kijk("Documenten bewaren")
                bewaar(tx, vinger, lees_bijlage(pad, vinger))
            for soort in sorted(per_soort, key=SCHRIJFVOLGORDE.__getitem__):
                rijen = per_soort[soort]
                kijk(f"{soort.LABEL} bewaren")
                nieuw = _schrijf_bestaande(sessie, tx, soort, rijen)
                for begin in range(0, len(nieuw), _BROK):
                    tx.maak_veel(nieuw[begin : begin + _BROK])
                    kijk(f"{soort.LABEL} bewaren")
                gedaan += len(rijen)
            kijk("Afronden")
    except VersieConflict:
        raise KnownError(
            "Een collega heeft intussen iets gewijzigd; er is niets overgenomen.",
            "Maak het voorbeeld opnieuw en neem dan over.",
        ) from None
    return tx.wijziging


def _schrijf_bestaande(
    sessie: Sessie, tx: Transactie, soort: type[Feit], rijen: list[Rij]
) -> list[Feit]:
    """Write changed facts and put withdrawn ones back; gives the facts that are new."""
    nieuw: list[Feit] = []
    weg = (
        ingetrokken_ids(sessie.v, soort)
        if any(r.stand is Rijstand.NIEUW for r in rijen)
        else frozenset()
    )
    for rij in rijen:
        feit = rij.feit
        assert feit is not None
        if rij.stand is Rijstand.GEWIJZIGD:
            tx.wijzig(feit)
        elif feit.id in weg:
            terug = tx.zet_terug(soort, feit.id)
            tx.wijzig(dataclasses.replace(feit, versie=terug.versie))
        else:
            nieuw.append(feit)
    if soort.SOORT == "melding":
        # A trigger weighs each row as it lands: evidence before what leans on it.
        nieuw.sort(key=_geen_bewijs)
    return nieuw


def _geen_bewijs(melding: Any) -> bool:
    return melding.soort not in ALTIJD_ONGEOORLOOFD and not melding.vermoeden


def schrijf_afgewezen(voorbeeld: Voorbeeld, map_: str | Path) -> list[Path]:
    """Write the rejected rows per file as they came, with line, column and reason.

    The files carry their own names, so that the folder can be read again once
    it is mended; the extra columns are ignored then. Gives the paths. KnownError
    when the folder cannot be written.
    """
    map_ = Path(map_)
    per_bron: dict[int, list[Rij]] = defaultdict(list)
    for rij in voorbeeld.afgewezen():
        per_bron[rij.bron].append(rij)
    paden = []
    try:
        for nummer, rijen in per_bron.items():
            map_.mkdir(parents=True, exist_ok=True)
            bron = voorbeeld.bronnen[nummer]
            pad = map_ / bron.naam
            pad.write_bytes(_afgewezen_csv(bron.koppen, rijen))
            paden.append(pad)
    except OSError:
        raise KnownError(
            "De afgewezen rijen kunnen daar niet worden bewaard.",
            "Kies een map waarin u mag schrijven, met genoeg ruimte.",
        ) from None
    return paden


def _afgewezen_csv(koppen: list[str], rijen: list[Rij]) -> bytes:
    """Make the file of rejected rows: the original columns, then line, column and reason."""
    houd = [i for i, k in enumerate(koppen) if not is_herstelkolom(k)]
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(stroom, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([*(koppen[i] for i in houd), *HERSTELKOLOMMEN])
    for rij in rijen:
        bron = rij.cellen
        if len(bron) > len(koppen):
            # A ; without quotes split a cell: put the rest back where it came from.
            bron = [*bron[: len(koppen) - 1], ";".join(bron[len(koppen) - 1 :])]
        cellen = [rij.vervang.get(i, bron[i]) if i < len(bron) else "" for i in houd]
        kolommen = dict.fromkeys(r.kolom for r in rij.redenen if r.kolom)
        schrijver.writerow([*cellen, rij.regel, ", ".join(kolommen), samen(rij.redenen)])
    return stroom.getvalue().encode("utf-8-sig")


def wat_veranderde(sessie: Sessie, rij: Rij) -> list[tuple[str, str, str]]:
    """List for a changed row per field what it was and what it becomes, as cells."""
    from app.domain.feit import velden
    from app.services.uitwisseling.omzetten import naar_cel

    if rij.stand is not Rijstand.GEWIJZIGD or rij.feit is None:
        return []
    oud = lees_een(sessie.v, type(rij.feit), rij.feit.id)
    return [
        (v.label, naar_cel(getattr(oud, v.naam)), naar_cel(getattr(rij.feit, v.naam)))
        for v in velden(type(rij.feit))
        if getattr(oud, v.naam) != getattr(rij.feit, v.naam)
    ]
