"""Services: one dossier to another gemeente as one encrypted file, and such a file coming in.

In the package: the facts of the dossier as the folder of CSV files, its letters and documents
byte for byte, and the dossier as a printed page. Not in it: who of our team worked on it,
what is sealed for BOA's, relatives, and, while the dossier is closed for notes, the notes and
documents that are on lock. It is made and opened in memory; on disk there is only cipher text.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Behandelaar, Dossier, Sluitreden
from app.domain.feit import Feit, Vorm, velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Leerling, Verhuizing
from app.domain.notitie import VASTE_TAKEN
from app.domain.overdracht import Pakket
from app.domain.scholen import School
from app.domain.verzuim import Melding, Meldingbron
from app.services.bestand import schrijf_bytes
from app.services.dossierbeeld import dossierbeeld
from app.services.uitwisseling.geheugen import Geheugenpad
from app.services.uitwisseling.lezen import Stop, Voortgang, lees_map
from app.services.uitwisseling.soorten import bestanden
from app.services.uitwisseling.uitvoeren import naar_csv
from app.services.uitwisseling.voorbeeld import Bron, Rij, Rijstand, Voorbeeld
from app.services.vastleggen import leg_vast_in, notitie_op, wijzig_in
from db import pakketslot
from db.brieven import lees_pdf
from db.documenten import lees as lees_document
from db.uitwisselen import bekende_pdfs, moment
from db.zegels import Kosten

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

EINDE = ".kantelpunt-pakket"
GROOTST = 1_000_000_000
"""Bytes that may come out of a package: what fits in memory beside the program."""

_NIET_MEE = frozenset(
    {"behandelaar", "overdracht", "pakket", "boatermijn", "verwant", "school", "instelling"}
)
_OOK_MEE = {"leerling_id": "leerling", "dossier_id": "dossier", "melding_id": "melding"}
"""The references by which a fact belongs to the dossier, and to which kind they point."""


@dataclass(frozen=True, slots=True)
class Pakketconcept:
    """A package that is ready to be saved. `wachtzin` is shown once and kept nowhere."""

    dossier_id: str
    gemeente: str
    inhoud: bytes = field(repr=False)
    wachtzin: str = field(repr=False)
    omschrijving: str
    naam: str
    """A file name without the leerling's name."""
    waarschuwingen: tuple[str, ...] = ()


def is_pakket(pad: str | Path) -> bool:
    """Tell whether a file is a package, by its first bytes."""
    try:
        with Path(pad).open("rb") as stroom:
            return pakketslot.is_pakket(stroom.read(64))
    except OSError:
        return False


def maak(
    sessie: Sessie, dossier_id: str, gemeente: str, *, kosten: Kosten | None = None
) -> Pakketconcept:
    """Make a package of a dossier for another gemeente; nothing is stored yet (see `verzend`).

    InvoerFout: no gemeente. KnownError: larger than a package may be.
    """
    gemeente = " ".join(gemeente.split())
    if not gemeente:
        raise InvoerFout(
            "Er staat niet voor welke gemeente dit is.", "Vul de gemeente in.", veld="gemeente"
        )
    with moment(sessie.v):
        feiten = _verzamel(sessie, dossier_id, gemeente)
        open_ = notitie_op(sessie, dossier_id, sessie.vandaag()).open
        if not open_:
            feiten = _zonder_notities(feiten)
        bestanden_ = _als_bestanden(sessie, feiten)
    beeld = dossierbeeld(sessie, dossier_id, sessie.vandaag())
    from app.services.dossieroverzicht import overzicht_pdf

    bestanden_["dossier.pdf"] = overzicht_pdf(beeld, sessie.instellingen.teamnaam)
    bestanden_["LEESMIJ.txt"] = _LEESMIJ.encode("utf-8-sig")
    if sum(map(len, bestanden_.values())) > GROOTST:
        raise KnownError(
            "Dit dossier is te groot voor een pakket (meer dan 1 GB).",
            "Trek grote documenten in, of bewaar die apart.",
        )
    wachtzin = pakketslot.nieuwe_wachtzin()
    aantal = sum(len(rijen) for rijen in feiten.values())
    stukken = len(feiten.get("document", ())) + len(feiten.get("brief", ()))
    dossier = sessie.lees_een(Dossier, dossier_id)
    return Pakketconcept(
        dossier_id=dossier_id,
        gemeente=gemeente,
        inhoud=pakketslot.sluit(_zip(bestanden_), wachtzin, kosten),
        wachtzin=wachtzin,
        omschrijving=f"{aantal} feiten, {stukken} brieven en documenten, het dossier als PDF",
        naam=f"dossier-{dossier.dossiernummer}{EINDE}".replace(" ", "-"),
        waarschuwingen=() if open_ else (_OP_SLOT,),
    )


def verzend(sessie: Sessie, concept: Pakketconcept, naar: str | Path) -> Wijziging:
    """Save the package and record that it went out; the move of the leerling counts as passed on.

    KnownError when it cannot be saved there; then nothing is recorded.
    """
    schrijf_bytes(naar, concept.inhoud)
    try:
        with sessie.schrijf() as tx:
            dossier = sessie.lees_een(Dossier, concept.dossier_id)
            verhuizing = _lopende_verhuizing(sessie, dossier)
            if verhuizing is not None and verhuizing.overgedragen_op is None:
                wijzig_in(
                    sessie,
                    tx,
                    dataclasses.replace(verhuizing, overgedragen_op=sessie.vandaag()),
                )
            pakket = Pakket(
                dossier_id=concept.dossier_id,
                verhuizing_id=verhuizing.id if verhuizing else None,
                datum=sessie.vandaag(),
                gemeente=concept.gemeente,
                inhoud=concept.omschrijving,
                sha256=hashlib.sha256(concept.inhoud).hexdigest(),
            )
            leg_vast_in(sessie, tx, pakket)
    except BaseException:
        Path(naar).unlink(missing_ok=True)
        raise
    return tx.wijziging


def bevestig_ontvangst(
    sessie: Sessie, pakket_id: str, dag: date, *, sluiten: bool = False
) -> Wijziging:
    """Record that the other gemeente has the dossier; with `sluiten` it closes as verhuisd."""
    pakket = sessie.lees_een(Pakket, pakket_id)
    if pakket.ontvangst_bevestigd is not None:
        raise KnownError("De ontvangst is al bevestigd.", "Ververs het scherm.")
    with sessie.schrijf() as tx:
        wijzig_in(sessie, tx, dataclasses.replace(pakket, ontvangst_bevestigd=dag))
        if pakket.verhuizing_id is not None:
            verhuizing = sessie.lees_een(Verhuizing, pakket.verhuizing_id)
            if verhuizing.ontvangst_bevestigd is None:
                nieuw = dataclasses.replace(verhuizing, ontvangst_bevestigd=dag)
                wijzig_in(sessie, tx, nieuw)
        if sluiten:
            from app.services.dossiers import sluit_in

            reden = Sluitreden.VERHUISD if pakket.verhuizing_id else Sluitreden.OVERGEDRAGEN
            sluit_in(sessie, tx, pakket.dossier_id, reden, dag)
    return tx.wijziging


def lees_pakket(
    sessie: Sessie,
    pad: str | Path,
    wachtzin: str,
    *,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Voorbeeld:
    """Open a package and read it into a preview; who takes it over handles the dossier.

    KnownError: no package, another wachtzin, damaged, or it is this team's own package.
    """
    try:
        ruw = Path(pad).read_bytes()
    except OSError:
        raise KnownError(
            "Dit pakket kan niet worden gelezen.", "Kopieer het naar een eigen map."
        ) from None
    if sessie.lees(Pakket, sha256=hashlib.sha256(ruw).hexdigest()):
        raise KnownError("Dit pakket komt uit dit teambestand zelf.", "Het dossier staat er al in.")
    map_ = Geheugenpad(_pak_uit(pakketslot.open_(ruw, wachtzin)), naam=Path(pad).name)
    voorbeeld = lees_map(sessie, map_.als_pad(), voortgang=voortgang, stop=stop)
    voorbeeld.pad, voorbeeld.vorm = Path(pad), "pakket"
    _eigen_scholen_blijven(voorbeeld)
    _geef_behandelaar(sessie, voorbeeld)
    return voorbeeld


def _pak_uit(inhoud: bytes) -> dict[str, bytes]:
    """Read the files of a package in memory; what is too large or oddly named is refused."""
    beschadigd = KnownError(
        "Dit pakket is beschadigd.", "Vraag de andere gemeente het opnieuw te sturen."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            lijst = [i for i in zip_.infolist() if not i.is_dir()]
            if sum(i.file_size for i in lijst) > GROOTST or len(lijst) > 100_000:
                raise KnownError("Dit pakket is te groot om te openen.", "Vraag het in delen.")
            return {i.filename: zip_.read(i) for i in lijst}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise beschadigd from None


def _eigen_scholen_blijven(voorbeeld: Voorbeeld) -> None:
    """Let the other team's view of a school not overwrite what this team knows of it."""
    for rij in voorbeeld.rijen:
        if rij.soort == School.SOORT and rij.stand is Rijstand.GEWIJZIGD:
            rij.stand = Rijstand.ONGEWIJZIGD


def _geef_behandelaar(sessie: Sessie, voorbeeld: Voorbeeld) -> None:
    """Add that who takes the dossier in handles it, from today on."""
    nieuw = [r for r in voorbeeld.rijen if r.soort == "dossier" and r.stand is Rijstand.NIEUW]
    if not nieuw:
        return
    voorbeeld.bronnen.append(Bron(voorbeeld.pad, [], Behandelaar.SOORT))
    for rij in nieuw:
        assert rij.feit is not None
        feit = Behandelaar(
            dossier_id=rij.feit.id, ambtenaar_id=sessie.ambtenaar_id, van=sessie.vandaag()
        )
        plaats = len(voorbeeld.bronnen) - 1
        voorbeeld.rijen.append(
            Rij(Behandelaar.SOORT, plaats, 1, Rijstand.NIEUW, [], feit, hoofd=False)
        )


def _verzamel(sessie: Sessie, dossier_id: str, gemeente: str) -> dict[str, list[Any]]:
    """Gather the facts that go along, by kind, as the other gemeente is to have them."""
    dossier = sessie.lees_een(Dossier, dossier_id)
    leerling = sessie.lees_een(Leerling, dossier.leerling_id)
    van = sessie.instellingen.gemeente.strip() or sessie.instellingen.teamnaam.strip()
    uit: dict[str, list[Any]] = {
        "leerling": [dataclasses.replace(leerling, woongemeente=gemeente)],
        "dossier": [
            dataclasses.replace(
                dossier,
                dossiernummer=f"{van} {dossier.dossiernummer}",
                gesloten=None,
                sluitreden=None,
            )
        ],
    }
    for code, soort in PER_CODE.items():
        if code in uit or code in _NIET_MEE:
            continue
        uit[code] = _van_dossier(sessie, soort, uit)
    uit["verhuizing"] = [
        dataclasses.replace(v, blijft=v.blijft or v.datum >= dossier.geopend)
        for v in uit["verhuizing"]
    ]  # for the new gemeente it is a move to here: nothing ends by it
    ids = {f.school_id for rijen in uit.values() for f in rijen if getattr(f, "school_id", None)}
    uit["school"] = [s for s in sessie.lees(School) if s.id in ids]
    return _zonder_los_einde(uit)


def _van_dossier(sessie: Sessie, soort: type[Feit], uit: Mapping[str, list[Any]]) -> list[Any]:
    """Read the facts of one kind that belong to the dossier: by it, its leerling or a melding."""
    namen = {v.naam for v in velden(soort)}
    for veld in ("dossier_id", "leerling_id", "melding_id"):
        if veld in namen:
            ouders = uit.get(_OOK_MEE[veld], [])
            return [f for ouder in ouders for f in sessie.lees(soort, **{veld: ouder.id})]
    return []


def _zonder_los_einde(uit: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Empty or leave out what refers to something that does not go along."""
    mee = {code: {f.id for f in rijen} for code, rijen in uit.items()}
    klaar: dict[str, list[Any]] = {}
    for code, rijen in uit.items():
        verwijst = [v for v in velden(PER_CODE[code]) if v.vorm is Vorm.VERWIJZING]
        houd = []
        for feit in rijen:
            los = [
                v
                for v in verwijst
                if getattr(feit, v.naam) is not None
                and getattr(feit, v.naam) not in mee.get(v.verwijst_naar or "", ())
            ]
            if not any(v.verplicht for v in los):
                houd.append(dataclasses.replace(feit, **{v.naam: None for v in los}))
        klaar[code] = houd
    return klaar


def _zonder_notities(uit: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Leave out text that is on lock, and facts that are nothing but such text."""
    klaar: dict[str, list[Any]] = {}
    for code, rijen in uit.items():
        notities = [v for v in velden(PER_CODE[code]) if v.notitie]
        houd = []
        for feit in rijen:
            if isinstance(feit, Melding) and feit.bron is Meldingbron.DUO:
                houd.append(feit)  # the school's own legal report, not a note of leerplicht
            elif not any(v.verplicht for v in notities):
                houd.append(dataclasses.replace(feit, **{v.naam: "" for v in notities}))
            elif getattr(feit, "omschrijving", None) in VASTE_TAKEN:
                houd.append(feit)
        klaar[code] = houd
    return klaar


def _als_bestanden(sessie: Sessie, feiten: Mapping[str, list[Any]]) -> dict[str, bytes]:
    """Write the CSV files that have rows, the letters and the documents."""
    uit = {
        b.naam: naar_csv(b, feiten[code], {}) for code, b in bestanden().items() if feiten.get(code)
    }
    pdfs = bekende_pdfs(sessie.v)
    for brief in feiten.get("brief", ()):
        if brief.sha256 in pdfs:
            uit[f"brieven/{brief.sha256}.pdf"] = lees_pdf(sessie.v, brief.sha256)
    for document in feiten.get("document", ()):
        uit[f"documenten/{document.sha256}"] = lees_document(sessie.v, document.sha256)
    return uit


def _zip(bestanden_: Mapping[str, bytes]) -> bytes:
    """Put files in a ZIP in memory, in one order and with one date."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam in sorted(bestanden_):
            zip_.writestr(zipfile.ZipInfo(naam), bestanden_[naam], zipfile.ZIP_DEFLATED)
    return doel.getvalue()


def _lopende_verhuizing(sessie: Sessie, dossier: Dossier) -> Verhuizing | None:
    """Give the move out of this gemeente whose receipt is not confirmed yet."""
    alle = [
        v
        for v in sessie.lees(Verhuizing, leerling_id=dossier.leerling_id)
        if v.ontvangst_bevestigd is None and not v.blijft and v.datum >= dossier.geopend
    ]
    return max(alle, key=lambda v: v.datum, default=None)


_OP_SLOT = (
    "Notities en documenten staan in dit dossier op slot en gaan niet mee "
    "(Apeldoorns verzuimprotocol, hoofdstuk 3)."
)
_LEESMIJ = (
    "Overdrachtspakket van Kantelpunt: een leerplichtdossier voor een andere gemeente.\r\n"
    "dossier.pdf       het dossier om te lezen\r\n"
    "*.csv             de feiten, een bestand per soort (puntkomma, UTF-8)\r\n"
    "brieven/          verzonden brieven, onder hun sha256\r\n"
    "documenten/       documenten, onder hun sha256; de namen staan in documenten.csv\r\n"
    "Dit zijn persoonsgegevens; bewaar ze niet onversleuteld.\r\n"
)
