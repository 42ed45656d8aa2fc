"""Services: what the team file already holds, found by key or by natural key, while reading.

Also remembers what this import itself brings, so that a later file can refer
to a row of an earlier one, and is told when that row was rejected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from app.domain.feit import Feit
from app.domain.feitsoorten import PER_CODE
from app.services.uitwisseling.omzetten import Fout, kaal
from app.services.uitwisseling.soorten import bestanden, id_van
from app.services.uitwisseling.voorbeeld import soortnaam
from db.uitwisselen import ingetrokken_ids

if TYPE_CHECKING:
    from app.services.sessie import Sessie

# Other ways to name a fact in a reference, beside its sleutel.
_VERWIJSVORMEN: dict[str, Callable[[Any], Iterable[str]]] = {
    "school": lambda s: (f"{s.brin}{s.vestiging}", f"{s.brin}-{s.vestiging}") if s.brin else (),
    "leerling": lambda s: (s.bsn, s.onderwijsnummer),
    "ambtenaar": lambda s: (s.naam,),
    "dossier": lambda s: (s.dossiernummer,),
    "melding": lambda s: (s.meldingsnummer,),
}

_MEER = "?"

# The cells that name a rejected row in a file without sleutels.
_VERWIJSVELDEN = {
    "leerling": ("bsn", "onderwijsnummer"),
    "ambtenaar": ("naam",),
    "dossier": ("dossiernummer",),
    "melding": ("meldingsnummer",),
}


class Winkel:
    """The facts of the team file and of the import so far."""

    def __init__(self, sessie: Sessie) -> None:
        self._sessie = sessie
        self._bestaand: dict[str, dict[str, Feit]] = {}
        self._natuurlijk: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], str]] = {}
        self._aanduiding: dict[str, dict[str, str]] = {}
        self._weg: dict[str, frozenset[str]] = {}
        self.nieuw: dict[str, dict[str, Feit]] = {code: {} for code in PER_CODE}
        self._van_sleutel: dict[str, dict[str, str]] = {code: {} for code in PER_CODE}
        self._afgewezen: dict[str, dict[str, int]] = {code: {} for code in PER_CODE}

    def bestaand(self, code: str) -> dict[str, Feit]:
        """Give the facts of a kind in the team file, by id."""
        if code not in self._bestaand:
            self._bestaand[code] = {f.id: f for f in self._sessie.lees(PER_CODE[code])}
        return self._bestaand[code]

    def ingetrokken(self, code: str) -> frozenset[str]:
        """Give the ids of the facts of a kind that were withdrawn here."""
        if code not in self._weg:
            self._weg[code] = ingetrokken_ids(self._sessie.v, PER_CODE[code])
        return self._weg[code]

    def zoek(self, code: str, velden: tuple[str, ...], waarde: tuple[Any, ...]) -> str | None:
        """Find the id of a fact in the team file by the values of a natural key."""
        sleutel = (code, velden)
        if sleutel not in self._natuurlijk:
            haal = waarden_van(velden)
            self._natuurlijk[sleutel] = {
                haal(f): f.id for f in self.bestaand(code).values() if telt_mee(code, velden, f)
            }
        return self._natuurlijk[sleutel].get(waarde)

    def zoek_enige(self, code: str, velden: tuple[str, ...], waarde: tuple[Any, ...]) -> str | None:
        """Find the id of the one fact here with these values; None when there are none or more."""
        haal = waarden_van(velden)
        sleutel = ("enige " + code, velden)
        if sleutel not in self._natuurlijk:
            per_waarde = self._natuurlijk[sleutel] = {}
            for feit in self.bestaand(code).values():
                eerder = per_waarde.setdefault(haal(feit), feit.id)
                if eerder != feit.id:
                    per_waarde[haal(feit)] = _MEER
        gevonden = self._natuurlijk[sleutel].get(waarde)
        return None if gevonden == _MEER else gevonden

    def haal(self, code: str, feit_id: str | None) -> Any:
        """Give a fact as it will be after the import; None when there is none."""
        if feit_id is None:
            return None
        return self.nieuw[code].get(feit_id) or self.bestaand(code).get(feit_id)

    def neem_aan(self, code: str, sleutel_id: str, feit: Feit) -> None:
        """Remember a row that was taken, under the key that other rows call it by."""
        self.nieuw[code][feit.id] = feit
        self._van_sleutel[code][sleutel_id] = feit.id
        if code in self._aanduiding:
            self._noteer(code, feit)

    def vergeet(self, code: str, feit_id: str, regel: int) -> None:
        """Take back a row that was taken: it is rejected after all."""
        self.nieuw[code].pop(feit_id, None)
        for sleutel in [s for s, i in self._van_sleutel[code].items() if i == feit_id]:
            del self._van_sleutel[code][sleutel]
            self._afgewezen[code].setdefault(sleutel, regel)
        self._aanduiding.pop(code, None)

    def wijs_af(self, code: str, sleutel: str, regel: int, cellen: dict[str, str]) -> None:
        """Remember a row that was rejected, by its sleutel and by what else names it."""
        if sleutel:
            self._afgewezen[code].setdefault(id_van(code, sleutel), regel)
        for veld in _VERWIJSVELDEN.get(code, ()):
            if tekst := kaal(cellen.get(veld, "")).strip():
                self._afgewezen[code].setdefault(id_van(code, tekst), regel)

    def verwijs(self, code: str, tekst: str) -> object:
        """Resolve the text of a reference to an id, or a Fout that says what is wrong."""
        direct = id_van(code, tekst)
        if gevonden := self._van_sleutel[code].get(direct):
            return gevonden
        if direct in self.bestaand(code):
            return direct
        gevonden = self._aanduidingen(code).get(tekst)
        if gevonden == _MEER:
            return Fout("wijst meer dan één aan; gebruik de sleutel")
        if gevonden:
            return gevonden
        naam = bestanden()[code].naam
        if regel := self._afgewezen[code].get(direct):
            return Fout(f"hoort bij regel {regel} van {naam}, die is afgewezen")
        if direct in self.ingetrokken(code):
            return Fout("hoort bij iets dat hier is ingetrokken")
        return Fout(f"{_toon(tekst)} staat niet in {naam} en niet bij de {soortnaam(code)} hier")

    def vervang(self, code: str, tekst: str) -> str | None:
        """Give the id for a reference that only this import could resolve (for the reject file)."""
        gevonden = self._van_sleutel[code].get(direct := id_van(code, tekst))
        if gevonden is None or gevonden == direct or tekst in self._aanduidingen(code):
            return None
        return gevonden

    def _aanduidingen(self, code: str) -> dict[str, str]:
        if code not in self._aanduiding:
            self._aanduiding[code] = {}
            for feit in (*self.bestaand(code).values(), *self.nieuw[code].values()):
                self._noteer(code, feit)
        return self._aanduiding[code]

    def _noteer(self, code: str, feit: Feit) -> None:
        if vormen := _VERWIJSVORMEN.get(code):
            for tekst in vormen(feit):
                if tekst:
                    eerder = self._aanduiding[code].setdefault(tekst, feit.id)
                    if eerder != feit.id:
                        self._aanduiding[code][tekst] = _MEER


def waarden_van(velden: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Make the function that reads a natural key from a fact, always as a tuple."""
    if len(velden) == 1:
        enkel = attrgetter(velden[0])
        return lambda feit: (enkel(feit),)
    return attrgetter(*velden)


def telt_mee(code: str, velden: tuple[str, ...], feit: Any) -> bool:
    """Whether a natural key names this fact: its first field is filled.

    A meldingsnummer is unique with DUO only; a school numbers its own.
    """
    if code == "melding" and velden == ("meldingsnummer",) and feit.bron != "duo":
        return False
    return getattr(feit, velden[0]) not in ("", None)


def _toon(tekst: str) -> str:
    """Show a reference in a reason, but never a number that may be a BSN."""
    if tekst.isdecimal() and 7 <= len(tekst) <= 9:
        return "dit nummer"
    return f"‘{tekst if len(tekst) <= 40 else tekst[:39] + '…'}’"
