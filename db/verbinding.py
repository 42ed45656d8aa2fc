"""Store: opening the encrypted team file: key, pragmas, version, and one connection per thread.

The key is always right here (`db.sleutels` tests its AEAD first); what fails on the first
read is a damaged file or none of ours. SQLCipher's own log to stderr is switched off.
synchronous is FULL: a confirmed save survives SIGKILL and power loss. cipher_memory_security
stays off: it locks every page of memory and costs a third of the speed, while the facts are
in Python's memory anyway.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

import sqlcipher3

from app.domain.feit import Feit
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.fouten import KnownError
from db.fouten import DB_FOUTEN, foutgrens, vertaal
from db.migraties import APPLICATION_ID, SCHEMA_VERSIE

if TYPE_CHECKING:
    from sqlite_utils import Database

Journaal = Literal["wal", "delete"]


@dataclass(frozen=True, slots=True)
class Schema:
    """What a kind of file holds: the team file, or the sealed file of the BOA's.

    `naam` is what sentences call it, `einde` how its file name ends. `versie` gives the PRAGMA
    user_version of this program, `migreer` brings an open transaction up to it, `triggers`
    are the rules in the file.
    """

    naam: str
    einde: str
    application_id: int
    versie: Callable[[], int]
    soorten: tuple[type[Feit], ...]
    migreer: Callable[[Verbinding], None]
    triggers: Callable[[], dict[str, str]]


WACHT_MS = 5_000
"""How long a save waits for another program's transaction, in milliseconds."""


class OuderBestand(KnownError):
    """The file was made by an older version and must be migrated first (`migreer=True`)."""


class Verbinding:
    """One connection to one team file, for the thread that made it.

    `conn` is the raw sqlcipher3 connection (autocommit; transactions are explicit),
    `db` the same one as a sqlite_utils.Database, made when first asked for.
    """

    def __init__(
        self,
        conn: Any,
        pad: Path,
        sleutel: bytes,
        *,
        alleen_lezen: bool,
        journaal: Journaal,
        wacht_ms: int,
        schema: Schema | None = None,
        ouder_mag: bool = False,
    ) -> None:
        self.schema = schema or TEAM
        self.ouder_mag = ouder_mag
        self.conn = conn
        self.pad = pad
        self.sleutel = sleutel
        self.alleen_lezen = alleen_lezen
        self.journaal: Journaal = journaal
        self.wacht_ms = wacht_ms

    @property
    def teampad(self) -> Path:
        """The path of the team file that this file is or belongs to."""
        if self.schema is TEAM:
            return self.pad
        return self.pad.with_name(self.pad.name.removesuffix(self.schema.einde) + TEAM.einde)

    @cached_property
    def db(self) -> Database:
        """The connection as a sqlite_utils.Database."""
        from sqlite_utils import Database  # 60 ms to import; reading at start does not need it

        return Database(self.conn)

    def rijen(self, sql: str, args: Any = ()) -> list[Any]:
        """Run a query within the error boundary and give all rows as tuples."""
        with foutgrens():
            return list(self.conn.execute(sql, args).fetchall())

    def waarde(self, sql: str, args: Any = ()) -> Any:
        """Run a query and give the first value of its first row, or None."""
        with foutgrens():
            rij = self.conn.execute(sql, args).fetchone()
        return None if rij is None else rij[0]

    def data_version(self) -> int:
        """Give a number that changes when another connection has committed."""
        return int(self.waarde("PRAGMA data_version"))

    def nog_een(self) -> Verbinding:
        """Open the same file again, for another thread; call it in that thread."""
        return open_(
            self.pad,
            self.sleutel,
            alleen_lezen=self.alleen_lezen,
            journaal=self.journaal,
            wacht_ms=self.wacht_ms,
            schema=self.schema,
            ouder_mag=self.ouder_mag,
        )

    def sluit(self) -> None:
        """Close; safe to call twice."""
        if self.conn is not None:
            with contextlib.suppress(*DB_FOUTEN):
                self.conn.close()
            self.conn = None
            self.__dict__.pop("db", None)

    def __enter__(self) -> Verbinding:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _fout: BaseException | None,
        _tb: TracebackType | None,
    ) -> None:
        self.sluit()


def maak(
    pad: Path | str,
    sleutel: bytes,
    *,
    journaal: Journaal = "wal",
    wacht_ms: int = WACHT_MS,
    schema: Schema | None = None,
) -> Verbinding:
    """Make a new, empty file (a team file, or of `schema`) and open it.

    KnownError when `pad` exists or cannot be made.
    It is built under a temporary name and renamed when whole: a program killed meanwhile
    leaves no half team file.
    """
    pad = Path(pad)
    if pad.exists():
        raise KnownError("Er bestaat al een bestand met deze naam.", "Kies een andere naam of map.")
    tijdelijk = pad.with_name(pad.name + ".nieuw")
    for rest in (tijdelijk, *_bijbestanden(tijdelijk)):
        rest.unlink(missing_ok=True)
    try:
        tijdelijk.touch(mode=0o600)
    except OSError as fout:
        raise KnownError(
            f"Het {(schema or TEAM).naam} kan hier niet worden gemaakt.",
            "Controleer of de map bestaat en of u er mag schrijven.",
        ) from fout
    try:
        with (
            _raw(tijdelijk, sleutel, journaal="delete", wacht_ms=wacht_ms, schema=schema) as v,
            foutgrens(),
        ):
            v.conn.execute(f"PRAGMA application_id = {v.schema.application_id}")
            _migreer(v)
        tijdelijk.rename(pad)
        _bevestig_map(pad.parent)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    return open_(pad, sleutel, journaal=journaal, wacht_ms=wacht_ms, schema=schema)


def open_(
    pad: Path | str,
    sleutel: bytes,
    *,
    alleen_lezen: bool = False,
    momentopname: bool = False,
    journaal: Journaal = "wal",
    migreer: bool = False,
    wacht_ms: int = WACHT_MS,
    schema: Schema | None = None,
    ouder_mag: bool = False,
) -> Verbinding:
    """Open a file with its 32-byte key: a team file, or one of `schema`.

    `journaal` "delete" is for a network share. `alleen_lezen` refuses every write;
    `momentopname` besides reads a file in a folder without write right as it lies there
    (SQLite immutable: reopen it to see changes). KnownError: not there, damaged or not a
    team file, made by a newer version, busy, read-only folder; OuderBestand when it must be
    migrated and `migreer` is False. With `ouder_mag` an older file opens as it is: for a backup
    of it, and for what every version has (audit, meta, who is who).
    """
    pad = Path(pad)
    if not pad.is_file():
        raise KnownError(
            f"Het {(schema or TEAM).naam} is er niet (meer).",
            "Controleer de map, of de netwerkverbinding, en kies het bestand opnieuw.",
        )
    v = _raw(
        pad,
        sleutel,
        journaal=journaal,
        wacht_ms=wacht_ms,
        alleen_lezen=alleen_lezen or momentopname,
        momentopname=momentopname,
        schema=schema,
    )
    try:
        v.ouder_mag = ouder_mag
        _controleer_versie(v, migreer=migreer)
        if not v.alleen_lezen:  # only now: a file that is not ours stays as it is
            v.waarde(f"PRAGMA journal_mode = {journaal}")
    except BaseException:
        v.sluit()
        raise
    return v


def _raw(
    pad: Path,
    sleutel: bytes,
    *,
    journaal: Journaal,
    wacht_ms: int,
    alleen_lezen: bool = False,
    momentopname: bool = False,
    schema: Schema | None = None,
) -> Verbinding:
    """Connect, give the key and set the pragmas. A damaged file shows itself here."""
    if len(sleutel) != 32:
        msg = "the key of a team file has 32 bytes"
        raise ValueError(msg)
    wijze = "mode=ro&immutable=1" if momentopname else "mode=ro" if alleen_lezen else "mode=rw"
    uri = _uri(pad) + "?" + wijze
    conn: Any = None
    try:
        conn = sqlcipher3.connect(uri, uri=True, isolation_level=None, timeout=wacht_ms / 1000)
        conn.execute("PRAGMA cipher_log_level = NONE")
        conn.execute(f"PRAGMA key = \"x'{sleutel.hex()}'\"")
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("PRAGMA cache_size = -65536")
        conn.execute("PRAGMA user_version").fetchone()
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA trusted_schema = OFF")
        if alleen_lezen:
            conn.execute("PRAGMA query_only = ON")
    except BaseException as fout:
        if conn is not None:
            conn.close()
        bekend = vertaal(fout)
        if bekend is fout:
            raise
        raise bekend from fout
    return Verbinding(
        conn,
        pad,
        sleutel,
        alleen_lezen=alleen_lezen,
        journaal=journaal,
        wacht_ms=wacht_ms,
        schema=schema,
    )


def _uri(pad: Path) -> str:
    """Write a path as SQLite wants it: C:/x becomes file:///C:/x, a share file:////server/x."""
    tekst = pad.absolute().as_posix()
    return "file://" + quote(tekst if tekst.startswith("/") else "/" + tekst, safe="/:")


def _controleer_versie(v: Verbinding, *, migreer: bool) -> None:
    """Refuse a file that is not ours or newer; migrate an older one when asked to."""
    if v.waarde("PRAGMA application_id") != v.schema.application_id:
        raise KnownError(
            f"Dit is geen {v.schema.naam} van Kantelpunt.",
            "Kies een bestand dat op .kantelpunt eindigt."
            if v.schema is TEAM
            else "Zet een reservekopie van het opsporingsbestand terug.",
        )
    versie = int(v.waarde("PRAGMA user_version"))
    doel = v.schema.versie()
    if versie > doel:
        raise KnownError(
            "Dit bestand is gemaakt met een nieuwere versie van Kantelpunt.",
            "Installeer de nieuwste versie en open het bestand daarna opnieuw.",
        )
    if versie < doel and not v.ouder_mag:
        if not migreer or v.alleen_lezen:
            raise OuderBestand(
                "Dit bestand is gemaakt met een oudere versie van Kantelpunt.",
                "Laat een teamleider het bestand openen en bijwerken.",
            )
        with foutgrens():
            _migreer(v)


def _migreer(v: Verbinding) -> None:
    """Apply the migrations that are pending and lay down the triggers anew, all or nothing."""
    from db.triggers import herstel_triggers

    v.conn.execute("BEGIN IMMEDIATE")
    try:
        v.schema.migreer(v)
        herstel_triggers(v.conn, v.schema.triggers())
        v.conn.execute("COMMIT")
    except BaseException:
        if v.conn.in_transaction:
            v.conn.execute("ROLLBACK")
        raise


def _migreer_team(v: Verbinding) -> None:
    from db.migraties import migraties

    migraties().apply(v.db)


def _triggers_team() -> dict[str, str]:
    from db.triggers import triggers

    return triggers()


TEAM = Schema(
    naam="teambestand",
    einde=".kantelpunt",
    application_id=APPLICATION_ID,
    versie=lambda: SCHEMA_VERSIE,
    soorten=FEITSOORTEN,
    migreer=_migreer_team,
    triggers=_triggers_team,
)
"""The team file."""


def _bevestig_map(map_: Path) -> None:
    """Put a new name in a folder on disk, where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        fd = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _bijbestanden(pad: Path) -> tuple[Path, ...]:
    """Name the files that SQLite may leave beside `pad`."""
    return tuple(pad.with_name(pad.name + eind) for eind in ("-wal", "-shm", "-journal"))
