"""Services: the sealed facts to a folder of the BOA's own, and back; never in the team's folder.

The same form as the team's folder (semicolon, UTF-8, one file per kind), so that export,
import and export again give the same bytes. Giving out is logged in the sealed file before
anything is written (Wpg art. 32a). An import lands whole, or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Dossier
from app.domain.feit import Feit, Vorm, velden
from app.domain.fouten import InvoerFout, KnownError
from app.domain.keuring import keur
from app.domain.mensen import Ouder
from app.domain.opsporing import Opsporingsstuk
from app.services import boatermijn
from app.services.boatermijn import Rekenaar, sporen_termijn
from app.services.opsporing import dossier_van, keur_bij_dossier, schrijf_opsporing
from app.services.opsporingstoegang import Toegang, eis_boa, eis_schrijven, open_opsporing
from app.services.uitwisseling.csvlezen import Tabel, lees_tabel
from app.services.uitwisseling.omzetten import Fout, Hersteld, Omzetter, kaal, omzetter
from app.services.uitwisseling.soorten import SLEUTEL, Bestand, id_van, opsporingsbestanden, vouw
from app.services.uitwisseling.uitvoeren import maak_map, naar_csv
from db import feiten as db_feiten
from db import opsporingsbestand, opsporingsstukken, schrijven, sleutels
from db.uitwisselen import ingetrokken_ids
from db.verbinding import Verbinding

if TYPE_CHECKING:
    from app.services.sessie import Sessie

MERK = "kantelpunt-opsporing.txt"
"""The file by which a folder is known as an export of sealed facts."""

SUBMAP = "stukken"
"""Where the PDFs of documents stand, each under its fingerprint."""
MAX_PDF = 50_000_000
_LATER = frozenset({("verhoor", "plaats"), ("verhoor", "aanwezig"), ("verhoor", "getekend")})
"""Columns that a folder of an older version does not have; what stands here stays so."""

_MERKTEKST = (
    "Export van de opsporingsfeiten van Kantelpunt, vorm 2.\r\n"
    "Dit zijn politiegegevens (Wpg). Deze map is niet versleuteld: bewaar haar alleen waar\r\n"
    "een BOA bij kan, en wis haar zodra dat kan.\r\n"
)


@dataclass(slots=True)
class Opsporingsimport:
    """What an import did or would do. With `fouten` nothing landed; each is one Dutch line."""

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    fouten: tuple[str, ...] = ()

    @property
    def in_orde(self) -> bool:
        """Whether every row was good."""
        return not self.fouten

    def __str__(self) -> str:
        """Give the summary as text."""
        if self.fouten:
            return "\n".join(("Er is niets overgenomen.", *self.fouten))
        return (
            f"Opsporing: {self.nieuw} nieuw, {self.gewijzigd} gewijzigd, "
            f"{self.ongewijzigd} ongewijzigd."
        )


def exporteer_opsporing(sessie: Sessie, map_: str | Path, *, aan: str = "eigen map") -> Path:
    """Write all sealed facts to a folder of the BOA's own; gives its path.

    `aan` says in the log for whom. RechtFout: no BOA, or no seal yet. KnownErrors as for the
    team's folder.
    """
    map_ = Path(map_)
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is None:
        raise KnownError(Toegang.GEEN_BESTAND.uitleg, "Er is niets te exporteren.")
    beschrijving = opsporingsbestanden()
    with w:
        feiten: dict[str, list[Any]] = {
            code: list(db_feiten.lees(w, b.soort)) for code, b in beschrijving.items()
        }
        pdfs = {
            sha: opsporingsstukken.lees_pdf(w, sha)
            for sha in sorted({f.sha256 for f in feiten[Opsporingsstuk.SOORT]})
        }
        with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
            tx.verstrek(aan, feiten=sum(len(f) for f in feiten.values()))
        sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)

    def vul(tijdelijk: Path) -> None:
        for code, bestand in beschrijving.items():
            (tijdelijk / bestand.naam).write_bytes(naar_csv(bestand, feiten[code], {}))
        if pdfs:
            (tijdelijk / SUBMAP).mkdir()
        for sha, pdf in pdfs.items():
            (tijdelijk / SUBMAP / f"{sha}.pdf").write_bytes(pdf)
        (tijdelijk / MERK).write_bytes(_MERKTEKST.encode("utf-8-sig"))

    maak_map(map_, {MERK, SUBMAP, *(b.naam for b in beschrijving.values())}, MERK, vul)
    return map_


def importeer_opsporing(
    sessie: Sessie, map_: str | Path, *, proef: bool = False, reken: Rekenaar = sporen_termijn
) -> Opsporingsimport:
    """Read a folder of sealed facts into the sealed file, all of it or nothing.

    A `dossier` is named by its sleutel or dossiernummer. `proef`: only tell what would happen.
    RechtFout: no BOA, or no seal yet. KnownError: nothing of ours in the folder.
    """
    map_ = Path(map_)
    eis_boa(sessie)
    eis_schrijven(sessie)
    gevonden = [b for b in opsporingsbestanden().values() if (map_ / b.naam).is_file()]
    if not gevonden:
        raise KnownError(
            "In deze map staan geen opsporingsfeiten.",
            "Kies de map die met exporteer --opsporing is gemaakt.",
        )
    w = open_opsporing(sessie)
    resultaat = Opsporingsimport()
    nieuw: list[Feit] = []
    anders: list[Feit] = []
    fouten: list[str] = []
    pdfs: dict[str, bytes] = {}
    verwijzing = _verwijzingen(sessie)
    try:
        for bestand in gevonden:
            rijen = _Rijen(sessie, w, bestand, verwijzing, map_)
            try:
                rijen.lees(lees_tabel(map_ / bestand.naam))
            except KnownError as fout:
                rijen.fouten.append(f"{bestand.naam}: {fout}")
            nieuw += rijen.nieuw
            anders += rijen.anders
            fouten += rijen.fouten
            resultaat.ongewijzigd += rijen.ongewijzigd
            pdfs |= rijen.pdfs
    finally:
        if w is not None:
            w.sluit()
    resultaat.nieuw, resultaat.gewijzigd = len(nieuw), len(anders)
    resultaat.fouten = tuple(fouten)
    if fouten or proef or not (nieuw or anders):
        return resultaat
    with schrijf_opsporing(sessie) as tx:
        for pdf in pdfs.values():
            opsporingsstukken.bewaar_pdf(tx, pdf)
        for feit in nieuw:
            tx.maak(feit)
        for feit in anders:
            tx.wijzig(feit)
        for dossier_id in sorted({dossier_van(f) for f in (*nieuw, *anders)}):
            opsporingsbestand.zet_te_doen(tx.conn, dossier_id)
    boatermijn.haal_in(sessie, reken=reken)
    return resultaat


def _verwijzingen(sessie: Sessie) -> dict[str, dict[str, str]]:
    """Give per kind what a cell may say, and the id it means."""
    dossiers = sessie.lees(Dossier)
    per_nummer = {d.dossiernummer: d.id for d in dossiers}
    return {
        "dossier": per_nummer | {d.id: d.id for d in dossiers},
        "ouder": {o.id: o.id for o in sessie.lees(Ouder)},
    }


class _Rijen:
    """Reads the rows of one kind, against what the sealed file holds."""

    def __init__(
        self,
        sessie: Sessie,
        w: Verbinding | None,
        bestand: Bestand,
        verwijzing: Mapping[str, Mapping[str, str]],
        map_: Path,
    ) -> None:
        self._sessie = sessie
        self._bestand = bestand
        self._verwijzing = verwijzing
        soort = bestand.soort
        self._hier = {} if w is None else {f.id: f for f in db_feiten.lees(w, soort)}
        self._weg = frozenset() if w is None else ingetrokken_ids(w, soort)
        self._gezien: set[str] = set()
        self._map = map_
        self._bytes_hier = frozenset() if w is None else opsporingsstukken.bekende(w)
        self.pdfs: dict[str, bytes] = {}
        self.nieuw: list[Feit] = []
        self.anders: list[Feit] = []
        self.ongewijzigd = 0
        self.fouten: list[str] = []

    def lees(self, tabel: Tabel) -> None:
        """Read all rows; what is wrong goes to `fouten`, with its line."""
        koppen = {vouw(kop): plaats for plaats, kop in enumerate(tabel.koppen)}
        bekend = {vouw(k.kop): k for k in self._bestand.kolommen}
        onbekend = set(koppen) - set(bekend) - {SLEUTEL}
        soort = self._bestand.soort.SOORT
        later = {v for v, k in bekend.items() if (soort, k.veld.naam) in _LATER}
        ontbreekt = [k.kop for v, k in bekend.items() if v not in koppen and v not in later]
        if SLEUTEL not in koppen:
            ontbreekt.insert(0, SLEUTEL)
        if onbekend or ontbreekt:
            namen = ", ".join([*ontbreekt, *sorted(onbekend)])
            self.fouten.append(
                f"{self._bestand.naam}: kolommen die ontbreken of niet bekend zijn: {namen}."
            )
            return
        zetters = [
            (k.veld.naam, k.kop, koppen[v], self._omzetter(k.veld.verwijst_naar) or omzetter(k))
            for v, k in bekend.items()
            if v in koppen
        ]
        for regel, cellen in tabel.rijen:
            if len(cellen) != len(tabel.koppen):
                self._fout(regel, "heeft niet zoveel cellen als de kopregel")
                continue
            self._rij(regel, cellen, koppen[SLEUTEL], zetters)

    def _rij(
        self,
        regel: int,
        cellen: list[str],
        plaats: int,
        zetters: list[tuple[str, str, int, Omzetter]],
    ) -> None:
        sleutel = kaal(cellen[plaats]).strip()
        if not sleutel:
            self._fout(regel, "sleutel is niet ingevuld")
            return
        waarden: dict[str, Any] = {}
        for naam, kop, kolom, zet_om in zetters:
            waarde = zet_om(cellen[kolom])
            if isinstance(waarde, Fout):
                self._fout(regel, f"{kop} {waarde.tekst}")
                return
            waarden[naam] = waarde.waarde if isinstance(waarde, Hersteld) else waarde
        soort: Any = self._bestand.soort
        feit_id = id_van(soort.SOORT, sleutel)
        if (oud := self._hier.get(feit_id)) is not None:  # a column that is not there keeps its own
            waarden = {v.naam: getattr(oud, v.naam) for v in velden(soort)} | waarden
        self._neem(regel, soort(id=feit_id, **waarden))

    def _neem(self, regel: int, feit: Feit) -> None:
        """Weigh one fact and put it where it belongs."""
        if feit.id in self._gezien:
            self._fout(regel, "staat er dubbel in")
            return
        self._gezien.add(feit.id)
        oud = self._hier.get(feit.id)
        if oud is not None and replace(feit, versie=oud.versie) == oud:
            self.ongewijzigd += 1
            return
        if feit.id in self._weg:
            self._fout(regel, "is hier ingetrokken")
            return
        try:
            keur(feit, self._sessie.vandaag())
            keur_bij_dossier(self._sessie, feit)
        except KnownError as fout:
            veld = fout.veld.removesuffix("_id") + ": " if isinstance(fout, InvoerFout) else ""
            self._fout(regel, f"{veld}{fout.tekst}")
            return
        if isinstance(feit, Opsporingsstuk):
            if oud is not None:
                self._fout(regel, "is vastgesteld en verandert niet meer")
                return
            if fout_pdf := self._neem_pdf(feit.sha256):
                self._fout(regel, fout_pdf)
                return
        if oud is None:
            self.nieuw.append(feit)
        elif dossier_van(oud) != dossier_van(feit):
            self._fout(regel, "hoort hier bij een ander dossier")
        else:
            self.anders.append(replace(feit, versie=oud.versie))

    def _neem_pdf(self, sha: str) -> str:
        """Take the bytes of a document along; says what is wrong with them, "" when nothing."""
        if sha in self._bytes_hier or sha in self.pdfs:
            return ""
        pad = self._map / SUBMAP / f"{sha}.pdf"
        try:
            if pad.stat().st_size > MAX_PDF:
                return "heeft een PDF van meer dan 50 MB"
            inhoud = pad.read_bytes()
        except OSError:
            return f"mist de PDF {SUBMAP}/{sha[:8]}….pdf"
        if hashlib.sha256(inhoud).hexdigest() != sha:
            return f"{SUBMAP}/{sha[:8]}….pdf is niet het stuk dat is vastgesteld (vingerafdruk)"
        self.pdfs[sha] = inhoud
        return ""

    def _omzetter(self, naar: str | None) -> Omzetter | None:
        """Make the reader of a reference; None for another field."""
        if naar is None:
            return None
        bekend = self._verwijzing[naar]
        hier = {getattr(f, f"{naar}_id", None) for f in self._hier.values()}
        leeg = next(
            not k.veld.verplicht
            for k in self._bestand.kolommen
            if k.veld.vorm is Vorm.VERWIJZING and k.veld.verwijst_naar == naar
        )

        def zet_om(cel: str) -> object:
            tekst = kaal(cel).strip()
            if not tekst:
                return None if leeg else Fout("is niet ingevuld")
            if tekst in hier:  # also when the team file does not know it (any more)
                return tekst
            return bekend.get(tekst) or Fout("staat niet in dit teambestand")

        return zet_om

    def _fout(self, regel: int, tekst: str) -> None:
        self.fouten.append(f"{self._bestand.naam}, regel {regel}: {tekst}.".replace("..", "."))
