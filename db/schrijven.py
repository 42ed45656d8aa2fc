"""Store: writing facts. One `schrijf` block is one transaction: all of it lands, or nothing.

Every fact is checked (app.domain.keuring), written under the guard of its `versie`, and
followed by its row in the audit chain. BEGIN IMMEDIATE takes the write lock at once, so that
two programs wait for each other instead of failing half way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from app.domain.dossiers import Toestemming
from app.domain.feit import Feit
from app.domain.feitsoorten import FEITSOORTEN, PER_CODE
from app.domain.fouten import KnownError, VersieConflict
from app.domain.keuring import keur
from app.domain.mensen import Leerling
from app.domain.opsporing import OPSPORING_PER_CODE
from app.domain.verzuim import Melding, MeldingStatus, Verzuimperiode
from db.auditketen import Waarde
from db.fouten import foutgrens
from db.ketenschrijver import Ketenschrijver
from db.kolommen import Kolommen, kolommen
from db.verbinding import Verbinding
from db.wijziging import Actie, Deel, Wijziging
from db.zoeknaam import zoeknaam_van
from db.zonder_gc import zonder_gc

F = TypeVar("F", bound=Feit)

_EERST = (Verzuimperiode, Melding, MeldingStatus, Toestemming)
"""Kinds that open notes come before the kinds that carry them."""


def _schrijfvolgorde() -> dict[type[Feit], int]:
    """Rank the kinds: references first, and what opens a note before the note."""
    tot_dossier = [s for s in FEITSOORTEN if s.SOORT not in {e.SOORT for e in _EERST}]
    grens = next(i for i, s in enumerate(tot_dossier) if s.SOORT == "behandelaar") + 1
    volgorde = [*tot_dossier[:grens], *_EERST, *tot_dossier[grens:]]
    return {soort: i for i, soort in enumerate(volgorde)}


SCHRIJFVOLGORDE = _schrijfvolgorde()


@contextmanager
def schrijf(v: Verbinding, door: str, nu: datetime) -> Iterator[Transactie]:
    """Open a transaction for the ambtenaar with id `door` at the aware moment `nu`.

    It commits at the end of the block and rolls back on any exception. KnownError: the file
    is busy for longer than `v.wacht_ms`, read-only, the disk full.
    """
    if nu.tzinfo is None:
        msg = "nu must know its time zone"
        raise ValueError(msg)
    if v.alleen_lezen:
        raise KnownError(
            f"Dit {v.schema.naam} is alleen om te lezen geopend.", "Er is niets opgeslagen."
        )
    with foutgrens():
        v.conn.execute("BEGIN IMMEDIATE")
        try:
            tx = Transactie(v, door, nu)
            yield tx
            tx.sluit_af()
            v.conn.execute("COMMIT")
        except BaseException:
            if v.conn is not None and v.conn.in_transaction:
                v.conn.execute("ROLLBACK")
            raise


class Transactie:
    """A transaction that is open; made by `schrijf` only."""

    def __init__(self, v: Verbinding, door: str, nu: datetime) -> None:
        self.v = v
        self.conn = v.conn
        self.door = door
        self.nu = nu
        self.vandaag: date = nu.astimezone().date()
        self._keten = Ketenschrijver(v.conn, door, nu)
        self._delen: list[Deel] = []

    @property
    def kop(self) -> tuple[int, str]:
        """The head of the audit chain with this transaction: number of rows and hash in hex."""
        aantal, laatste = self._keten.merk
        return aantal, laatste.hex()

    @property
    def wijziging(self) -> Wijziging:
        """What this transaction changed so far."""
        return Wijziging(tuple(self._delen))

    def maak(self, feit: F) -> F:
        """Write a new fact and give it back. Its `versie` must be 1.

        InvoerFout (with veld) when it cannot be right, NotitieGesloten when it carries text
        where that is closed.
        """
        self._maak_soort([feit])
        return feit

    def maak_veel(self, feiten: Iterable[Feit]) -> None:
        """Write many new facts of any kinds, in the order that their references need.

        All or none of them: when one is refused, the transaction stands as before the call.
        """
        per_soort: dict[type[Feit], list[Feit]] = {}
        for feit in feiten:
            per_soort.setdefault(type(feit), []).append(feit)
        with self._alles_of_niets(), zonder_gc():
            for soort in sorted(per_soort, key=SCHRIJFVOLGORDE.__getitem__):
                self._maak_soort(per_soort[soort])

    def wijzig(self, feit: F) -> F:
        """Write a fact over version `feit.versie`; gives it with the next version.

        VersieConflict when it is no longer at that version. A fact that stays as it is, is
        not written and keeps its version.
        """
        keur(feit, self.vandaag)
        k = kolommen(type(feit))
        oud = self._lees(k, feit.id)
        if oud is None or oud.versie != feit.versie:
            raise VersieConflict(feit, oud)
        rij, oude_rij = k.naar_rij(feit), k.naar_rij(oud)
        anders = [i for i, (a, b) in enumerate(zip(oude_rij, rij, strict=True)) if a != b]
        if not anders:
            return feit
        with foutgrens():
            self.conn.execute(k.update, (feit.versie + 1, *rij, feit.id, feit.versie))
            nieuw = _met_versie(feit, feit.versie + 1)
            self._zoekrij(nieuw)
        self._leg_vast("wijzig", k, nieuw, [k.velden[i] for i in anders], [rij[i] for i in anders])
        return nieuw

    def trek_in(self, soort: type[Feit], feit_id: str, versie: int) -> None:
        """Withdraw a fact at this version. VersieConflict when it changed or is gone already.

        KnownError when facts that are not withdrawn refer to it.
        """
        k = kolommen(soort)
        oud = self._lees(k, feit_id)
        if oud is None or oud.versie != versie:
            raise VersieConflict(None, oud)
        self._markeer(k, feit_id, versie + 1, 1)
        self._leg_vast("trek_in", k, _met_versie(oud, versie + 1), [], [])

    def zet_terug(self, soort: type[F], feit_id: str) -> F:
        """Undo a withdrawal; gives the fact with its new version."""
        return self._zet_terug(soort, feit_id, None)

    def raadpleeg(self, dossier_id: str) -> None:
        """Record that this ambtenaar opened a dossier; changes no fact."""
        self._keten.voeg_toe("raadpleeg", "dossier", dossier_id, dossier_id, 0)

    def raadpleeg_document(self, document_id: str, dossier_id: str, wat: str) -> None:
        """Record a look at a document ("document"), or a copy saved elsewhere ("documentkopie")."""
        self._keten.voeg_toe("raadpleeg", wat, document_id, dossier_id, 0)

    def verstrek(self, aan: str, *, dossier_id: str | None = None, **waarden: str | int) -> None:
        """Record in the sealed file that facts were given out, to whom and what (Wpg art. 32a)."""
        velden, inhoud = ["aan", *waarden], [aan, *waarden.values()]
        self._keten.voeg_toe("verstrek", "opsporing", "", dossier_id, 0, velden, inhoud)

    def combineer(self, waarvoor: str, dossiers: int) -> None:
        """Record in the sealed file that it was read together with the team file, and how much."""
        self._keten.voeg_toe(
            "combineer", "opsporing", "", None, 0, ["waarvoor", "dossiers"], [waarvoor, dossiers]
        )

    def beheer(self, handeling: str, betreft: str, **waarden: str | int) -> None:
        """Record an act on keys or backups, about `betreft`; it changes no fact.

        `handeling` is a stable word such as "wachtwoord_vernieuwd"; `waarden` what else
        must be known of it.
        """
        velden, inhoud = ["handeling", *waarden], [handeling, *waarden.values()]
        self._keten.voeg_toe("beheer", "beheer", betreft, None, 0, velden, inhoud)

    def vernietig(self, soort: type[Feit], feit_id: str) -> None:
        """Destroy a fact and every recorded value of it; the chain keeps its digests.

        For the end of a bewaartermijn. Facts that refer to it must be destroyed first.
        """
        k = kolommen(soort)
        with self._alles_of_niets():
            rij = self.conn.execute(f"{k.select} WHERE id = ?", (feit_id,)).fetchone()
            if rij is None:
                raise KnownError("Dit gegeven is al vernietigd.", "Ververs het scherm.")
            feit = k.uit_rijen([rij])[0]
            self._leg_vast("vernietig", k, feit, [], [])
            self._keten.schrijf()
            self.conn.execute(
                "DELETE FROM audit_waarde WHERE nr IN "
                "(SELECT nr FROM audit WHERE feit_id = ? AND soort = ?)",
                (feit_id, k.tabel),
            )
            if soort is Leerling:
                self.conn.execute("DELETE FROM leerling_zoek WHERE leerling_id = ?", (feit_id,))
            self.conn.execute(f'DELETE FROM "{k.tabel}" WHERE id = ?', (feit_id,))

    def draai_terug(self, wijziging: Wijziging) -> None:
        """Undo a change: made facts are withdrawn, withdrawn ones put back, old values restored.

        VersieConflict when somebody changed one of them since.
        """
        from db.geschiedenis import feit_op_versie

        nu_op: dict[tuple[str, str], int] = {}  # versions that this undo itself has made
        for deel in reversed(wijziging.delen):
            soort = PER_CODE.get(deel.soort) or OPSPORING_PER_CODE[deel.soort]
            versie = nu_op.get((deel.soort, deel.id), deel.versie)
            if deel.actie in ("maak", "zet_terug"):
                self.trek_in(soort, deel.id, versie)
                versie += 1
            elif deel.actie == "trek_in":
                versie = self._zet_terug(soort, deel.id, versie).versie
            elif deel.actie == "wijzig":
                self._keten.schrijf()
                oud = feit_op_versie(self.v, soort, deel.id, deel.versie - 1)
                versie = self.wijzig(_met_versie(oud, versie)).versie
            nu_op[deel.soort, deel.id] = versie

    def sluit_af(self) -> None:
        """Write what is still held back; called by `schrijf` before COMMIT."""
        self._keten.schrijf()

    # ------------------------------------------------------------------ within

    def _maak_soort(self, feiten: list[Any]) -> None:
        """Insert new facts of one kind with their audit rows."""
        k = kolommen(type(feiten[0]))
        for feit in feiten:
            if feit.versie != 1:
                msg = "a new fact has versie 1"
                raise ValueError(msg)
            keur(feit, self.vandaag)
        naar_rij = k.naar_rij
        rijen = [naar_rij(feit) for feit in feiten]
        with foutgrens():
            self.conn.executemany(
                k.insert, [(f.id, 1, *rij) for f, rij in zip(feiten, rijen, strict=True)]
            )
            if k.soort is Leerling:
                self.conn.executemany(
                    "INSERT INTO leerling_zoek (leerling_id, zoeknaam) VALUES (?, ?)",
                    [(f.id, zoeknaam_van(f)) for f in feiten],
                )
        namen = k.velden
        for feit, rij in zip(feiten, rijen, strict=True):
            gevuld = [i for i, w in enumerate(rij) if w is not None and w != ""]
            self._leg_vast("maak", k, feit, [namen[i] for i in gevuld], [rij[i] for i in gevuld])

    def _zet_terug(self, soort: type[F], feit_id: str, versie: int | None) -> F:
        """Put a withdrawn fact back; VersieConflict when it is not at `versie`, if given."""
        k = kolommen(soort)
        oud: F | None = self._lees(k, feit_id, ingetrokken=1)
        if oud is None:
            raise KnownError("Dit gegeven is niet (meer) ingetrokken.", "Ververs het scherm.")
        if versie is not None and oud.versie != versie:
            raise VersieConflict(None, oud)
        self._markeer(k, feit_id, oud.versie + 1, 0)
        nieuw = _met_versie(oud, oud.versie + 1)
        self._leg_vast("zet_terug", k, nieuw, [], [])
        return nieuw

    def _lees(self, k: Kolommen, feit_id: str, *, ingetrokken: int = 0) -> Any:
        """Read one fact inside the transaction, or None."""
        with foutgrens():
            rij = self.conn.execute(
                f"{k.select} WHERE id = ? AND ingetrokken = ?", (feit_id, ingetrokken)
            ).fetchone()
        return None if rij is None else k.uit_rijen([rij])[0]

    def _markeer(self, k: Kolommen, feit_id: str, versie: int, ingetrokken: int) -> None:
        """Withdraw a fact or put it back."""
        with foutgrens():
            self.conn.execute(
                f'UPDATE "{k.tabel}" SET ingetrokken = ?, versie = ? WHERE id = ?',
                (ingetrokken, versie, feit_id),
            )

    def _zoekrij(self, feit: Feit) -> None:
        """Keep the search text of a leerling as the fact is."""
        if isinstance(feit, Leerling):
            self.conn.execute(
                "UPDATE leerling_zoek SET zoeknaam = ?1 WHERE leerling_id = ?2 AND zoeknaam <> ?1",
                (zoeknaam_van(feit), feit.id),
            )

    def _leg_vast(
        self, actie: Actie, k: Kolommen, feit: Feit, velden: list[str], waarden: list[Waarde]
    ) -> None:
        """Add an audit row with the values of these fields."""
        dossier_id = k.dossier_van(feit)
        self._keten.voeg_toe(actie, k.tabel, feit.id, dossier_id, feit.versie, velden, waarden)
        self._delen.append(Deel(k.tabel, feit.id, actie, dossier_id, feit.versie))

    @contextmanager
    def _alles_of_niets(self) -> Iterator[None]:
        """Undo facts, chain and list of changes together when something inside is refused."""
        self._keten.schrijf()
        merk, delen = self._keten.merk, len(self._delen)
        with foutgrens():
            self.conn.execute("SAVEPOINT alles")
            try:
                yield
                self._keten.schrijf()
            except BaseException:
                self._keten.terug(merk)
                del self._delen[delen:]
                if self.conn.in_transaction:
                    self.conn.execute("ROLLBACK TO alles")
                    self.conn.execute("RELEASE alles")
                raise
            self.conn.execute("RELEASE alles")


def _met_versie(feit: F, versie: int) -> F:
    """Give the same fact with another version."""
    import dataclasses

    return dataclasses.replace(feit, versie=versie)


__all__ = ["SCHRIJFVOLGORDE", "Transactie", "schrijf"]
