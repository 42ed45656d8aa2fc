"""Store: putting back a backup into a team file that is in use.

The backup is worked up in a copy beside it: migrated when older, checked, and
the people of today brought in with audit rows. Then SQLite's own backup call
writes it into the open file in one transaction, under the file's present key:
killed at any moment the file is either as it was or as it was put back, other
programs see it as one change, and nobody's access changes. Who was removed
since stays removed, who came since stays.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar
from db import feiten, kopwachter, sleutelbestand, sleutelkopie
from db.controle import controleer
from db.fouten import DB_FOUTEN, vertaal
from db.opsporingsbestand import dossiers, zet_te_doen
from db.reservekopie import Reservekopie, keur, lees_kop_uit, maak
from db.schrijven import Transactie, schrijf
from db.sleutelbestand import Kop, Opsporingsslot, Sleutelbestand
from db.sleutelwerk import sleutel_van
from db.verbinding import TEAM, Schema, Verbinding, open_

WACHT = 30.0
"""Seconds to wait until no other program is in a transaction."""


@dataclass(frozen=True, slots=True)
class Terugzetting:
    """What was done: the backup made first, the people, and the head of the chain now.

    Numbers of ambtenaren: `toegevoegd` are in the present file only, `vertrokken`
    were out of service or withdrawn since, `bijgewerkt` changed otherwise.
    """

    vangnet: Reservekopie
    toegevoegd: int
    vertrokken: int
    bijgewerkt: int
    kop: Kop


class AndereSleutel(KnownError):
    """The backup has a key that the present file does not know."""


def zoek_sleutel(v: Verbinding, kopie: Path) -> bytes:
    """Find the key of a backup of the same kind of file: the present one, or an older one.

    AndereSleutel when the backup is of another team, or of a later past.
    """
    heden = _deel(v, sleutelbestand.lees(v.teampad))
    try:
        toen = _deel(v, sleutelbestand.lees(kopie))
    except sleutelbestand.SleutelbestandStuk:
        return v.sleutel
    for stand in reversed(toen.sleutels) if heden and toen else ():
        assert heden is not None
        sleutel = sleutel_van(heden, v.sleutel, stand.id)
        if sleutel is not None:
            return sleutel
    raise AndereSleutel(
        f"Deze reservekopie heeft een andere sleutel dan dit {v.schema.naam}.",
        "Geef het wachtwoord dat u had toen ze gemaakt werd, of kies een andere reservekopie.",
    )


def _deel(v: Verbinding, bestand: Sleutelbestand) -> Sleutelbestand | Opsporingsslot | None:
    """Give the keys of the kind of file that `v` is."""
    return bestand if v.schema is TEAM else bestand.opsporing


def zet_terug(
    v: Verbinding,
    kopie: Path,
    sleutel: bytes,
    *,
    door: str,
    nu: datetime,
    vangnet_map: Path,
    voortgang: Callable[[float], object] = lambda _deel: None,
) -> Terugzetting:
    """Put a backup back into the open file `v` of its kind, after a backup of what is there now.

    In the team file the people stay those of today; the sealed file is left alone, and the
    other way round.

    `nu` knows its time zone. KnownErrors: backup damaged, of another file or
    newer; no room; the file busy. Then the file is as it was.
    """
    werk = vangnet_map / f"{Path(v.pad).name}.terugzetten"
    vangnet = maak(v, vangnet_map, nu.astimezone(), voor_terugzetten=True, aanmaken=True)
    voortgang(0.2)
    try:
        _kopieer(kopie, werk, sleutel, v.schema)
        voortgang(0.4)
        with open_(werk, sleutel, migreer=True, journaal="delete", schema=v.schema) as w:
            _controleer(w)
            voortgang(0.6)
            oud = lees_kop_uit(v)
            with schrijf(w, door=door, nu=nu) as tx:
                tellingen = (0, 0, 0)
                if v.schema is TEAM:
                    tellingen = _breng_mensen_over(v, w, tx)
                else:
                    _laat_termijnen_nakomen(v, w)
                tx.beheer(
                    "reservekopie_teruggezet",
                    kopie.name,
                    vorige_aantal=oud.aantal,
                    vorige_hash=oud.hash,
                    vangnet=vangnet.pad.name,
                )
            if v.schema is TEAM:
                sleutelkopie.bewaar(w, sleutelbestand.lees(v.pad))
            kop = lees_kop_uit(w)
            voortgang(0.7)
            # No head for an instant: a kill in between must not look like a cut-off chain.
            zegel = v.schema is not TEAM
            kopwachter.zet(v.teampad, None, nieuwe_keten=True, opsporing=zegel)
            _stort(w, v)
            kopwachter.zet(v.teampad, kop, nieuwe_keten=True, opsporing=zegel)
    finally:
        for rest in (werk, Path(f"{werk}-journal")):
            rest.unlink(missing_ok=True)
    voortgang(1.0)
    return Terugzetting(vangnet, *tellingen, kop)


def _laat_termijnen_nakomen(v: Verbinding, w: Verbinding) -> None:
    """Note that the team file is to follow in each dossier that either state knows."""
    for dossier_id in sorted(dossiers(v) | dossiers(w)):
        zet_te_doen(w.conn, dossier_id)


def _kopieer(kopie: Path, werk: Path, sleutel: bytes, schema: Schema) -> None:
    """Check the backup and copy it; it is nobody's open file, so copying is safe."""
    keur(kopie, sleutel, schema)
    try:
        shutil.copyfile(kopie, werk)
    except OSError as fout:
        raise KnownError(
            "De reservekopie kon niet worden klaargezet: de schijf is vol of niet te beschrijven.",
            "Maak ruimte vrij en probeer het opnieuw; uw bestand is onveranderd.",
        ) from fout


def _controleer(w: Verbinding) -> None:
    if controleer(w).fouten:
        raise KnownError(
            "In deze reservekopie klopt de controle van het logboek niet.",
            "Kies een andere reservekopie; uw bestand is onveranderd.",
        )


def _breng_mensen_over(v: Verbinding, w: Verbinding, tx: Transactie) -> tuple[int, int, int]:
    """Make the ambtenaren of the backup those of today; each change with its audit row."""
    heden = {a.id: a for a in feiten.lees(v, Ambtenaar)}
    toen = {a.id: a for a in feiten.lees(w, Ambtenaar)}
    ingetrokken = {rij[0] for rij in w.rijen("SELECT id FROM ambtenaar WHERE ingetrokken = 1")}
    toegevoegd = vertrokken = bijgewerkt = 0
    for wie in heden.values():
        if wie.id in ingetrokken:
            terug = tx.zet_terug(Ambtenaar, wie.id)
            tx.wijzig(replace(wie, versie=terug.versie))
            toegevoegd += 1
        elif wie.id not in toen:
            tx.maak(replace(wie, versie=1))
            toegevoegd += 1
        elif replace(wie, versie=1) != replace(toen[wie.id], versie=1):
            tx.wijzig(replace(wie, versie=toen[wie.id].versie))
            if wie.uit_dienst and not toen[wie.id].uit_dienst:
                vertrokken += 1
            else:
                bijgewerkt += 1
    for weg in toen.keys() - heden.keys():
        # Withdrawn since. Facts of then may still name him, so he leaves instead.
        tx.wijzig(replace(toen[weg], uit_dienst=toen[weg].uit_dienst or tx.vandaag))
        vertrokken += 1
    return toegevoegd, vertrokken, bijgewerkt


def _stort(w: Verbinding, v: Verbinding) -> None:
    """Write the worked-up copy into the open file in one transaction."""
    einde = time.monotonic() + WACHT

    def geduld(_uitkomst: int, _over: int, _totaal: int) -> None:
        if time.monotonic() > einde:
            raise KnownError(
                f"Een ander programma houdt het {v.schema.naam} bezet.",
                "Vraag uw collega's even te wachten; uw bestand is onveranderd.",
            )

    try:
        w.conn.backup(v.conn, pages=-1, progress=geduld, sleep=0.1)
    except DB_FOUTEN as fout:
        raise vertaal(fout) from fout
