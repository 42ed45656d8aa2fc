"""Store: whether the file still holds what was recorded in it (`kantelpunt controleer`).

Replays the whole audit chain and compares every fact with its last recorded values; checks
SQLite's and SQLCipher's own integrity, references, letters and the search index. Reads only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.domain.feit import Feit, Vorm, velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling
from db.auditketen import BEGIN_HASH, ZOUT, rij_hash, vinger
from db.feiten import lees
from db.fouten import foutgrens
from db.kolommen import kolommen
from db.verbinding import TEAM, Verbinding
from db.zoeknaam import zoeknaam_van

MEEST = 200
"""No more faults than this are written out; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Controlerapport:
    """What was found. `aantal` is the number of audit rows, `laatste_hash` the head in hex.

    `opmerking` says what else was, or could not be, looked at.
    """

    fouten: tuple[str, ...]
    aantal: int
    laatste_hash: str
    opmerking: str = ""

    @property
    def in_orde(self) -> bool:
        """Whether nothing was found."""
        return not self.fouten


@dataclass(slots=True)
class _Stand:
    """What the audit says a fact should be."""

    waarden: dict[str, Any]
    versie: int = 0
    ingetrokken: bool = False
    vernietigd: bool = False


def controleer(
    v: Verbinding,
    verwachte_kop: tuple[int, str] | None = None,
    *,
    voortgang: Callable[[str], None] | None = None,
) -> Controlerapport:
    """Check the file. `verwachte_kop` (number, hash in hex) comes from the keys file or a backup.

    The chain may have grown since that head, but must contain it. Every fault is one Dutch
    sentence without personal data.
    """
    meld = voortgang or (lambda _tekst: None)
    fouten: list[str] = []
    kop = (0, BEGIN_HASH.hex())
    try:
        with foutgrens():
            v.conn.execute("BEGIN")
            meld("Het bestand zelf")
            fouten += _bestand(v)
            meld("De keten van vastleggingen")
            kop, standen, ketenfouten = _keten(v, verwachte_kop)
            fouten += ketenfouten
            meld("De feiten")
            for soort in v.schema.soorten:
                fouten += _feiten(v, soort, standen.pop(soort.SOORT, {}))
            standen.pop("beheer", None)  # acts on keys and backups, no facts
            fouten += [f"Er is een onbekend soort feit vastgelegd: {naam}." for naam in standen]
            if v.schema is TEAM:
                meld("De brieven, de documenten en de zoekindex")
                fouten += _brieven(v)
                fouten += _documenten(v)
                fouten += _zoekindex(v)
            else:
                fouten += _stukken(v)
            fouten += _triggers(v)
    except KnownError as fout:  # a page that cannot be read ends the reading
        fouten.append(fout.tekst)
    finally:
        if v.conn.in_transaction:
            v.conn.execute("ROLLBACK")
    if len(fouten) > MEEST:
        fouten[MEEST:] = [f"En nog {len(fouten) - MEEST} andere fouten."]
    return Controlerapport(tuple(fouten), kop[0], kop[1])


def _bestand(v: Verbinding) -> Iterable[str]:
    """Ask SQLCipher and SQLite for damage, and for references to nothing."""
    for _ in v.rijen("PRAGMA cipher_integrity_check"):
        yield "Een bladzijde van het bestand is beschadigd of veranderd."
    for (tekst,) in v.rijen("PRAGMA integrity_check(20)"):
        if tekst != "ok":
            yield f"De opbouw van het bestand klopt niet: {tekst}."
    for tabel, *_rest in v.rijen("PRAGMA foreign_key_check"):
        yield f"Een {_label(tabel)} verwijst naar iets dat er niet is."


def _keten(
    v: Verbinding, verwacht: tuple[int, str] | None
) -> tuple[tuple[int, str], dict[str, dict[str, _Stand]], list[str]]:
    """Replay the chain: its head, what each fact should be, and what is wrong with it."""
    fouten: list[str] = []
    standen: dict[str, dict[str, _Stand]] = {}
    vernietigd = {
        (soort, feit_id)
        for soort, feit_id in v.rijen("SELECT soort, feit_id FROM audit WHERE actie = 'vernietig'")
    }
    hash_, nr = BEGIN_HASH, 0
    kop_gezien = verwacht is None or verwacht == (0, BEGIN_HASH.hex())
    cursor = v.conn.execute(
        "SELECT a.nr, a.tijdstip, a.ambtenaar_id, a.actie, a.soort, a.feit_id, a.dossier_id, "
        "a.versie, a.velden, a.vingers, a.hash, w.zouten, w.waarden "
        "FROM audit a LEFT JOIN audit_waarde w ON w.nr = a.nr ORDER BY a.nr"
    )
    for rij in cursor:
        kop: tuple[Any, ...] = tuple(rij[:9])
        vingers, bewaard, zouten, waarden = bytes(rij[9]), bytes(rij[10]), rij[11], rij[12]
        nr += 1
        if kop[0] != nr:
            fouten.append(f"Vastlegging {nr} ontbreekt (de volgende heeft nummer {kop[0]}).")
            nr = kop[0]
        if rij_hash(hash_, kop, vingers) != bewaard:
            fouten.append(f"Vastlegging {nr} sluit niet aan op de vorige: er is iets veranderd.")
        hash_ = bewaard
        if verwacht is not None and verwacht[0] == nr:
            kop_gezien = True
            if hash_.hex() != verwacht[1]:
                fouten.append(f"Vastlegging {nr} is een andere dan eerder is gezien.")
        weg = (kop[4], kop[5]) in vernietigd
        _verwerk(standen, fouten, kop, vingers, zouten, waarden, weg=weg)
    if not kop_gezien and verwacht is not None:
        fouten.append(
            f"Het einde ontbreekt: er waren {verwacht[0]} vastleggingen, nu zijn er {nr}."
        )
    los = v.waarde("SELECT count(*) FROM audit_waarde WHERE nr NOT IN (SELECT nr FROM audit)")
    if los:
        fouten.append(f"Er zijn {los} waarden zonder vastlegging.")
    return (nr, hash_.hex()), standen, fouten


def _verwerk(
    standen: dict[str, dict[str, _Stand]],
    fouten: list[str],
    kop: tuple[Any, ...],
    vingers: bytes,
    zouten: Any,
    waarden: Any,
    *,
    weg: bool,
) -> None:
    """Weigh the values of one audit row and apply them to what the fact should be."""
    nr, _tijd, _wie, actie, soort, feit_id, _dossier, versie, namen = kop
    if actie in ("raadpleeg", "combineer", "verstrek"):
        return
    stand = standen.setdefault(soort, {}).setdefault(feit_id, _Stand({}))
    stand.versie = versie
    stand.ingetrokken = actie == "trek_in" or (actie == "wijzig" and stand.ingetrokken)
    stand.vernietigd = stand.vernietigd or actie == "vernietig"
    if not namen:
        return
    if waarden is None:
        if not weg:
            fouten.append(f"De waarden van vastlegging {nr} zijn verdwenen.")
        return
    lijst = namen.split(",")
    gelezen, zout = json.loads(waarden), bytes(zouten)
    if len(gelezen) != len(lijst) or len(zout) != ZOUT * len(lijst):
        fouten.append(f"De waarden van vastlegging {nr} zijn veranderd.")
        return
    for i, (naam, waarde) in enumerate(zip(lijst, gelezen, strict=True)):
        deel = slice(i * ZOUT, (i + 1) * ZOUT)
        if vinger(naam, waarde, zout[deel]) != vingers[deel]:
            fouten.append(f"De waarden van vastlegging {nr} zijn veranderd.")
            return
    stand.waarden.update(zip(lijst, gelezen, strict=True))


def _feiten(v: Verbinding, soort: type[Feit], standen: dict[str, _Stand]) -> Iterable[str]:
    """Compare every fact of a kind with what the audit says."""
    k = kolommen(soort)
    naam = soort.LABEL.lower()
    # What a column holds that a later schema added to a fact of before, which the audit never knew.
    leeg = [(None, "", 0) if x.vorm is Vorm.JANEE else (None, "") for x in velden(soort)]
    for feit_id, versie, ingetrokken, *waarden in v.conn.execute(
        f'SELECT id, versie, ingetrokken, {k.namen} FROM "{k.tabel}"'
    ):
        stand = standen.pop(feit_id, None)
        if stand is None:
            yield f"Een {naam} is buiten het programma om toegevoegd ({feit_id})."
        elif stand.vernietigd:
            yield f"Een {naam} die vernietigd is, staat er nog ({feit_id})."
        elif stand.versie != versie or stand.ingetrokken != bool(ingetrokken):
            yield f"Een {naam} heeft een andere versie dan is vastgelegd ({feit_id})."
        else:
            for kolom, waarde, niets in zip(k.velden, waarden, leeg, strict=True):
                if waarde not in niets or kolom in stand.waarden:
                    verwacht = stand.waarden.get(kolom)
                    if verwacht != waarde or type(verwacht) is not type(waarde):
                        label = next(x.label for x in velden(soort) if x.naam == kolom)
                        yield (
                            f"Van een {naam} is '{label}' buiten het programma om "
                            f"veranderd ({feit_id})."
                        )
    for feit_id, stand in standen.items():
        if not stand.vernietigd:
            yield f"Een {naam} die is vastgelegd, ontbreekt ({feit_id})."


def _brieven(v: Verbinding) -> Iterable[str]:
    """Check that every letter that went out is there, byte for byte."""
    for (vingerafdruk,) in v.rijen(
        "SELECT DISTINCT sha256 FROM brief WHERE sha256 <> '' "
        "AND sha256 NOT IN (SELECT sha256 FROM brief_pdf)"
    ):
        yield f"De PDF van een brief ontbreekt ({vingerafdruk[:12]})."
    for vingerafdruk, inhoud in v.conn.execute("SELECT sha256, inhoud FROM brief_pdf"):
        if sha256(inhoud).hexdigest() != vingerafdruk:
            yield f"De PDF van een brief is veranderd ({vingerafdruk[:12]})."


def _documenten(v: Verbinding) -> Iterable[str]:
    """Check that the bytes of every document are there, unchanged; one at a time in memory."""
    for (vingerafdruk,) in v.rijen(
        "SELECT DISTINCT sha256 FROM document WHERE sha256 NOT IN "
        "(SELECT sha256 FROM document_inhoud)"
    ):
        yield f"De inhoud van een document ontbreekt ({vingerafdruk[:12]})."
    for vingerafdruk, inhoud in v.conn.execute("SELECT sha256, inhoud FROM document_inhoud"):
        if sha256(inhoud).hexdigest() != vingerafdruk:
            yield f"De inhoud van een document is veranderd ({vingerafdruk[:12]})."


def _stukken(v: Verbinding) -> Iterable[str]:
    """Check that every document of the sealed file is there, byte for byte."""
    for (vingerafdruk,) in v.rijen(
        "SELECT DISTINCT sha256 FROM opsporingsstuk WHERE sha256 NOT IN "
        "(SELECT sha256 FROM stuk_pdf)"
    ):
        yield f"De PDF van een stuk ontbreekt ({vingerafdruk[:12]})."
    for vingerafdruk, inhoud in v.conn.execute("SELECT sha256, inhoud FROM stuk_pdf"):
        if sha256(inhoud).hexdigest() != vingerafdruk:
            yield f"De PDF van een stuk is veranderd ({vingerafdruk[:12]})."


def _zoekindex(v: Verbinding) -> Iterable[str]:
    """Check that every leerling can be found under the name it has."""
    namen = dict(v.rijen("SELECT leerling_id, zoeknaam FROM leerling_zoek"))
    fout = sum(1 for x in lees(v, Leerling) if namen.get(x.id) != zoeknaam_van(x))
    if fout:
        yield f"De zoekindex klopt niet voor {fout} leerlingen."


def _triggers(v: Verbinding) -> Iterable[str]:
    """Check that the rules in the file are the program's own."""
    in_bestand = dict(v.rijen("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    if in_bestand != v.schema.triggers():
        yield "De ingebouwde regels van het bestand zijn veranderd."


def _label(tabel: str) -> str:
    """Name a table in Dutch."""
    soort = PER_CODE.get(tabel)
    return soort.LABEL.lower() if soort else tabel
