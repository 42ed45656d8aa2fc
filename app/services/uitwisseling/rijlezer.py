"""Services: read the rows of one kind: convert, find the fact they mean, weigh, decide.

The hot loop of an import: one look-up per cell, no exception on the way.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.feit import Feit, Vorm
from app.services.instellingen import instelling_id
from app.services.uitwisseling.omzetten import BIJZONDER, Fout, Hersteld, Omzetter, kaal, omzetter
from app.services.uitwisseling.regels import Keurder, keurders
from app.services.uitwisseling.soorten import Bestand, Kolom, id_van
from app.services.uitwisseling.vereist import vereist
from app.services.uitwisseling.voorbeeld import Reden, Rij, Rijstand
from app.services.uitwisseling.winkel import Winkel, telt_mee, waarden_van

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_NAAMRUIMTE = uuid.UUID("c5a0a7d4-52a4-5a0e-93f2-0d3f5f2d9a11")
_GOED = (Rijstand.NIEUW, Rijstand.GEWIJZIGD, Rijstand.ONGEWIJZIGD)


@dataclass(slots=True)
class Invoerkolom:
    """One column as it is read: where it stands, its header there, the field, the converter."""

    plaats: int
    kop: str
    kolom: Kolom
    zet_om: Omzetter | None = None


@dataclass(slots=True)
class _Gezien:
    """Rows of this file by id and by unique key, to find the second of two."""

    per_id: dict[str, tuple[int, Feit]] = field(default_factory=dict)
    uniek: list[dict[tuple[Any, ...], tuple[int, str]]] = field(default_factory=list)


class Rijlezer:
    """Reads the rows of one source as one kind of fact.

    `kolommen` say which cells fill which fields, `sleutel` is the place of the
    column sleutel or None. `waarden` are fixed values of fields without a column.
    `alleen_nieuw` names fields that are filled in a new fact only. `vindend`: rows
    only point at a fact (the leerling of a melding): it is made when it is not
    there and never changed; where a row differs from it, the row is warned, or
    rejected when it seems to be about somebody else. `leeg_blijft`: an empty cell says
    nothing, so that what is known stays; a row that seems to be about somebody else is
    rejected.
    """

    def __init__(
        self,
        sessie: Sessie,
        winkel: Winkel,
        bestand: Bestand,
        bron: int,
        kolommen: Sequence[Invoerkolom],
        *,
        sleutel: int | None = None,
        waarden: dict[str, object] | None = None,
        alleen_nieuw: frozenset[str] = frozenset(),
        breedte: int = 0,
        vindend: bool = False,
        leeg_blijft: bool = False,
    ) -> None:
        self.bestand = bestand
        self.code = bestand.soort.SOORT
        self.winkel = winkel
        self.bron = bron
        self._sessie = sessie
        self._soort: Callable[..., Feit] = bestand.soort
        self._sleutel = sleutel
        self._breedte = breedte
        self._vindend = vindend
        self._leeg_blijft = leeg_blijft
        self._vast = waarden or {}
        self._alleen_nieuw = alleen_nieuw
        self.kolommen = list(kolommen)
        self._koppen = {k.kolom.veld.naam: k.kop for k in kolommen}
        self._namen = [k.kolom.veld.naam for k in kolommen]
        self._zetters = [(k.plaats, k.zet_om or self._omzetter(k.kolom)) for k in kolommen]
        self._gegeven = frozenset(self._namen) | frozenset(self._vast)
        self._niet_gegeven = [
            k.veld.naam for k in bestand.kolommen if k.veld.naam not in self._gegeven
        ]
        self._keurders: tuple[Keurder, ...] = keurders(self.code, sessie.vandaag())
        self._vereist = vereist(sessie, self.code)
        self._uniek = [(alt, waarden_van(alt)) for alt in bestand.uniek]
        self.geweigerd: dict[str, int] = {}
        self._gezien = _Gezien(uniek=[{} for _ in bestand.uniek])
        namen = {k.veld.naam for k in bestand.kolommen}
        self._verband = namen & {"leerling_id", "ouder_id"} if "dossier_id" in namen else set()
        self._bestaand = winkel.bestaand(self.code)
        self._weg = winkel.ingetrokken(self.code)
        self._mag: Reden | None = None
        self._mag_gevraagd = False

    def _omzetter(self, kolom: Kolom) -> Omzetter:
        if kolom.veld.vorm is not Vorm.VERWIJZING:
            return omzetter(kolom)
        return verwijzing(self.winkel, kolom)

    def kop(self, veld: str) -> str:
        """Give the header under which a field came; else the field's own name."""
        return self._koppen.get(veld) or veld.removesuffix("_id")

    def noem(self, veld: str, kop: str) -> None:
        """Say under which header a field comes that is filled from another kind of row."""
        self._koppen[veld] = kop

    def lees(self, regel: int, cellen: list[str]) -> Rij:
        """Read one row and remember what came of it."""
        if self._breedte and len(cellen) != self._breedte:
            return self._wijs_af(regel, cellen, [_breedtefout(len(cellen), self._breedte)])
        waarden = [zet_om(cellen[plaats]) for plaats, zet_om in self._zetters]
        fouten: list[Reden] = []
        let_op: list[Reden] = []
        for w in waarden:
            if w.__class__ in BIJZONDER:
                self._herstel(waarden, fouten, let_op)
                break
        sleutel = ""
        if self._sleutel is not None:
            sleutel = kaal(cellen[self._sleutel]).strip()
            if not sleutel:
                fouten.append(Reden("sleutel", "is niet ingevuld"))
            elif len(sleutel) > 200:
                fouten.append(Reden("sleutel", "is te lang (meer dan 200 tekens)"))
        if fouten:
            return self._wijs_af(regel, cellen, fouten, let_op)
        sleutel_id = id_van(self.code, sleutel) if sleutel else ""
        leesbaar = bool(self.bestand.leesbaar) and sleutel_id != sleutel.lower()
        feit = self._soort(
            id=sleutel_id, **dict(zip(self._namen, waarden, strict=True)), **self._vast
        )
        oud = self._vind(feit, sleutel_id, leesbaar=leesbaar)
        if oud is not None:
            feit = self._naast(feit, oud, fouten, let_op)
        for keur in self._keurders:
            keur(feit, fouten, let_op)
        if self._vereist is not None and oud is None:
            # A row of our own export is what was recorded once, perhaps before this was asked.
            eigen = bool(sleutel_id) and sleutel_id == sleutel.lower()
            self._vereist(feit, let_op if eigen else fouten)
        self._keur_verband(feit, fouten)
        return self._besluit(regel, cellen, feit, oud, sleutel_id or feit.id, fouten, let_op)

    def neem(self, regel: int, cellen: list[str], feit: Feit) -> Rij:
        """Take a fact that was made from a row rather than read from its cells."""
        fouten: list[Reden] = []
        let_op: list[Reden] = []
        oud = self._vind(feit, "", leesbaar=False)
        for keur in self._keurders:
            keur(feit, fouten, let_op)
        if self._vereist is not None and oud is None:
            self._vereist(feit, fouten)
        return self._besluit(regel, cellen, feit, oud, feit.id, fouten, let_op)

    def id_voor(self, feit: Feit) -> str:
        """Give the key that a fact made from a row gets: of the one here, else always the same."""
        velden = self.bestand.natuurlijk[-1]
        waarden = waarden_van(velden)(feit)
        return self.winkel.zoek(self.code, velden, waarden) or self._natuurlijk_id(velden, waarden)

    def weiger(self, rij: Rij, reden: Reden) -> None:
        """Reject a row after all, because of something that came to light later."""
        rij.stand = Rijstand.AFGEWEZEN
        rij.redenen = (*rij.redenen, reden)
        if rij.feit is not None:
            self.geweigerd[rij.feit.id] = rij.regel
            self.winkel.vergeet(self.code, rij.feit.id, rij.regel)
        rij.feit = None
        rij.vervang = self._vervangingen(rij.cellen)
        self._meld_af(rij.regel, rij.cellen)

    def _herstel(self, waarden: list[object], fouten: list[Reden], let_op: list[Reden]) -> None:
        """Collect the reasons of cells that are wrong or were mended."""
        for i, w in enumerate(waarden):
            kop = self.kolommen[i].kop
            if isinstance(w, Fout):
                fouten.append(Reden(kop, w.tekst))
            elif isinstance(w, Hersteld):
                waarden[i] = w.waarde
                let_op.append(Reden(kop, w.tekst))

    def _vind(self, feit: Feit, sleutel_id: str, *, leesbaar: bool) -> Feit | None:
        """Find the fact in the team file that a row means; sets the id of `feit` to it.

        The sleutel first, then what is unique wherever it comes from; without a
        sleutel, or with one in words, the natural key.
        """
        if sleutel_id and (oud := self._bestaand.get(sleutel_id)) is not None:
            return oud
        for velden, haal in self._uniek:
            if telt_mee(self.code, velden, feit):
                gevonden = self.winkel.zoek(self.code, velden, haal(feit))
                if gevonden is not None:
                    _zet_id(feit, gevonden)
                    return self._bestaand[gevonden]
        if not sleutel_id or leesbaar:
            velden = next(
                (v for v in self.bestand.natuurlijk if telt_mee(self.code, v, feit)),
                self.bestand.natuurlijk[-1],
            )
            waarden = waarden_van(velden)(feit)
            gevonden = self.winkel.zoek(self.code, velden, waarden) or self._op_naam(feit)
            _zet_id(feit, gevonden or sleutel_id or self._natuurlijk_id(velden, waarden))
            oud = self._bestaand.get(feit.id)
            if oud is not None:
                return oud
        if self.code == "instelling":
            _zet_id(feit, self._natuurlijk_id(("naam",), (getattr(feit, "naam", ""),)))
        return None

    def _op_naam(self, feit: Feit) -> str | None:
        """Find the one leerling with this name and birth date by what a list says of a name.

        Few lists have both voornamen and roepnaam; what has no column is not compared.
        """
        velden = tuple(n for n in self.bestand.natuurlijk[-1] if n in self._namen)
        voornaam = any(getattr(feit, n, "") for n in ("roepnaam", "voornamen"))
        if (
            not self._vindend
            or not {"achternaam", "geboortedatum"}.issubset(velden)
            or not voornaam
        ):
            return None
        return self.winkel.zoek_enige(self.code, velden, waarden_van(velden)(feit))

    def _natuurlijk_id(self, velden: tuple[str, ...], waarden: tuple[Any, ...]) -> str:
        """Make the key of a new fact from what names it: always the same one."""
        if self.code == "instelling":
            return instelling_id(str(waarden[0]))
        delen = "\n".join(f"{v}={w}" for v, w in zip(velden, waarden, strict=True))
        return str(uuid.uuid5(_NAAMRUIMTE, f"{self.code}\n{delen}"))

    def _naast(self, feit: Feit, oud: Feit, fouten: list[Reden], let_op: list[Reden]) -> Feit:
        """Lay a row beside the fact that is there: what has no column stays as it was."""
        if self._vindend:
            self._vergelijk(feit, oud, fouten, let_op)
            return oud
        blijft = {n: getattr(oud, n) for n in self._niet_gegeven}
        blijft |= {n: getattr(oud, n) for n in self._alleen_nieuw}
        if self._leeg_blijft:
            if self.code == "leerling":
                self._vergelijk(feit, oud, fouten, [])
            blijft |= {n: getattr(oud, n) for n in self._namen if getattr(feit, n) in ("", None)}
        if self.code == "ambtenaar" and oud.id == self._sessie.ambtenaar_id:
            # A teamleider would lock herself out of giving rights.
            rol = getattr(oud, "rol", None)
            if getattr(feit, "rol", None) != rol:
                blijft["rol"] = rol
                let_op.append(Reden("rol", "uw eigen rol blijft zoals die is"))
        return dataclasses.replace(feit, id=oud.id, versie=oud.versie, **blijft)

    def _vergelijk(
        self, feit: Feit, bekend: Feit, fouten: list[Reden], let_op: list[Reden]
    ) -> None:
        """Compare what a row says of a fact with what is known of it."""
        anders = [
            n
            for n in self._namen
            if getattr(feit, n) not in ("", None) and _vlak(feit, n) != _vlak(bekend, n)
        ]
        if {"achternaam", "geboortedatum"}.issubset(anders):
            fouten.append(
                Reden(self._namen[0], "hoort bij iemand met een andere naam en geboortedatum")
            )
            return
        let_op += [
            Reden(n, "wijkt af van wat al bekend is; dat blijft zoals het is") for n in anders
        ]

    def _besluit(
        self,
        regel: int,
        cellen: list[str],
        feit: Feit,
        oud: Feit | None,
        sleutel_id: str,
        fouten: list[Reden],
        let_op: list[Reden],
    ) -> Rij:
        """Decide the state of a row that could be read."""
        if feit.id in self._gezien.per_id:
            eerder, ander = self._gezien.per_id[feit.id]
            if self._vindend:
                if oud is None:
                    self._vergelijk(feit, ander, fouten, let_op)
                if not fouten:
                    return Rij(
                        *(self.code, self.bron, regel, Rijstand.DUBBEL, cellen, ander, ()),
                        self._met_kop(let_op),
                    )
            elif ander == feit:
                self.winkel.neem_aan(self.code, sleutel_id, ander)
                reden = Reden("", f"staat ook op regel {eerder}; deze regel telt niet mee")
                return Rij(
                    self.code, self.bron, regel, Rijstand.DUBBEL, cellen, ander, (), (reden,)
                )
            else:
                fouten.append(Reden("", f"staat ook op regel {eerder}, met een andere inhoud"))
        self._keur_uniek(regel, feit, fouten)
        if fouten:
            return self._wijs_af(regel, cellen, fouten, let_op)
        if oud is None:
            stand = Rijstand.NIEUW
            if feit.id in self._weg:
                let_op.append(Reden("", "is hier eerder ingetrokken en wordt teruggezet"))
        else:
            stand = Rijstand.ONGEWIJZIGD if feit == oud else Rijstand.GEWIJZIGD
        if stand is not Rijstand.ONGEWIJZIGD and (mag_niet := self._recht(feit)):
            return self._wijs_af(regel, cellen, [mag_niet], let_op)
        self._gezien.per_id[feit.id] = (regel, feit)
        self.winkel.neem_aan(self.code, sleutel_id, feit)
        odd = self._met_kop(let_op) if let_op else ()
        return Rij(self.code, self.bron, regel, stand, cellen, feit, (), odd)

    def _keur_uniek(self, regel: int, feit: Feit, fouten: list[Reden]) -> None:
        """Refuse a second fact with what may be there once (a leerling twice)."""
        for (velden, haal), gezien in zip(self._uniek, self._gezien.uniek, strict=True):
            if not telt_mee(self.code, velden, feit):
                continue
            waarde = haal(feit)
            eerder, wie = gezien.setdefault(waarde, (regel, feit.id))
            kop = self.kop(velden[0])
            if wie != feit.id:
                fouten.append(Reden(kop, f"staat ook op regel {eerder}, bij een andere rij"))
                continue
            hier = self.winkel.zoek(self.code, velden, waarde)
            if hier is not None and hier != feit.id:
                fouten.append(Reden(kop, "hoort in dit teambestand al bij een ander"))

    def _keur_verband(self, feit: Any, fouten: list[Reden]) -> None:
        """Refuse a fact whose dossier is another leerling's: a letter would go astray."""
        if not self._verband:
            return
        dossier = self.winkel.haal("dossier", getattr(feit, "dossier_id", None))
        if dossier is None:
            return
        if "leerling_id" in self._verband and dossier.leerling_id != feit.leerling_id:
            fouten.append(Reden("dossier_id", "is het dossier van een andere leerling"))
        if "ouder_id" in self._verband:
            ouder = self.winkel.haal("ouder", feit.ouder_id)
            if ouder is not None and ouder.leerling_id != dossier.leerling_id:
                fouten.append(Reden("ouder_id", "is een ouder van een andere leerling"))

    def _recht(self, feit: Feit) -> Reden | None:
        """Say why the person at work may not change this kind; asked once per file."""
        if not self._mag_gevraagd:
            self._mag = rechtfout(self._sessie, feit)
            self._mag_gevraagd = True
        return self._mag

    def _wijs_af(
        self,
        regel: int,
        cellen: list[str],
        fouten: list[Reden],
        let_op: Sequence[Reden] = (),
    ) -> Rij:
        self._meld_af(regel, cellen)
        return Rij(
            self.code,
            self.bron,
            regel,
            Rijstand.AFGEWEZEN,
            cellen,
            None,
            self._met_kop(fouten),
            self._met_kop(let_op),
            vervang=self._vervangingen(cellen),
        )

    def _vervangingen(self, cellen: list[str]) -> dict[int, str]:
        """Give our keys for references that a later import could not resolve any more."""
        gevonden = {}
        for k in self.kolommen:
            code = k.kolom.veld.verwijst_naar
            if code and k.zet_om is None and k.plaats < len(cellen):
                eigen = self.winkel.vervang(code, kaal(cellen[k.plaats]).strip())
                if eigen:
                    gevonden[k.plaats] = eigen
        return gevonden

    def _met_kop(self, redenen: Sequence[Reden]) -> tuple[Reden, ...]:
        """Name the columns as the file does."""
        return tuple(Reden(self.kop(r.kolom), r.tekst) for r in redenen)

    def _meld_af(self, regel: int, cellen: list[str]) -> None:
        """Tell the others that this row was rejected, so that what hangs on it is too."""
        sleutel = ""
        if self._sleutel is not None and self._sleutel < len(cellen):
            sleutel = kaal(cellen[self._sleutel]).strip()
        per_veld = {
            k.kolom.veld.naam: cellen[k.plaats] for k in self.kolommen if k.plaats < len(cellen)
        }
        self.winkel.wijs_af(self.code, sleutel, regel, per_veld)


def verwijzing(winkel: Winkel, kolom: Kolom) -> Omzetter:
    """Make the converter of a reference: remembers what it found."""
    code = kolom.veld.verwijst_naar
    assert code is not None
    leeg: object = Fout("is niet ingevuld") if kolom.veld.verplicht else None
    gevonden: dict[str, object] = {}

    def zet_om(cel: str) -> object:
        try:
            return gevonden[cel]
        except KeyError:
            tekst = kaal(cel).strip()
            uitkomst = winkel.verwijs(code, tekst) if tekst else leeg
            gevonden[cel] = uitkomst
            return uitkomst

    return zet_om


def rechtfout(sessie: Sessie, feit: Feit) -> Reden | None:
    """Say why the person at work may not record this kind; None when she may."""
    from app.domain.fouten import RechtFout
    from app.services.vastleggen import mag

    try:
        mag(sessie, feit)
    except RechtFout as fout:
        return Reden("", str(fout))
    return None


def is_goed(rij: Rij) -> bool:
    """Whether a row's fact is there after the import."""
    return rij.stand in _GOED


def _vlak(feit: Feit, naam: str) -> object:
    """Give a value for comparing with what another package wrote: capitals do not count."""
    waarde = getattr(feit, naam)
    return waarde.casefold() if type(waarde) is str else waarde


def _zet_id(feit: Feit, feit_id: str) -> None:
    """Give a fact that was just made its key; nobody else has seen it yet."""
    object.__setattr__(feit, "id", feit_id)


def _breedtefout(aantal: int, breedte: int) -> Reden:
    if aantal > breedte:
        return Reden(
            "",
            f"heeft {aantal} cellen en de kopregel {breedte}; "
            "staat er een ; zonder aanhalingstekens?",
        )
    return Reden("", f"heeft {aantal} cellen en de kopregel {breedte}")
