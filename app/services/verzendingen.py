"""Services: many letters at once: see who gets what, make them, stop, go on, print them in order.

What is set out is a Verzending with its lines (facts); what was made follows
from the letters that name a line. Letters are made a few dossiers at a time,
each few in one transaction: what was made stays when the program stops, and the
rest is offered again. The index on brief keeps two programs from making the
same letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.sjabloon import Sjabloon
from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import Brief, Ontvangersoort
from app.domain.mensen import Ambtenaar
from app.domain.namen import lijstnaam
from app.domain.verzending import Bezorgwijze, Verzending, Verzendlid
from app.services import brieven
from app.services.bestand import schrijf_bytes
from app.services.briefmodel import BriefConcept, Invulsoort, Invulveld
from app.services.postregister import soortnaam
from app.services.sjablonen import geldend
from app.services.verzamelen import verzamel
from db import brieven as db_brieven
from db import opzoeken
from db import verzendingen as db

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

MEEST = 5_000
"""Letters in one verzending."""
PER_KEER = 8
"""Dossiers that are made and recorded in one transaction."""
_POSTCODE = re.compile(r"^(\d{4} [A-Z]{2})  ")
_NUMMER = re.compile(r" (\d+)\s*(\S*)$")

Meld = Callable[[int, int], bool]
"""Told how far it is (done, of how many); gives back whether to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzendregel:
    """One line of the preview: a letter that can go, or why there is none.

    `let_op` says what to look at before it goes; `waarom` why it cannot.
    `sleutel` "": of this dossier nothing could be made at all.
    """

    dossier_id: str
    leerling: str
    dossiernummer: str
    sleutel: str = ""
    ontvanger: str = ""
    adres: str = ""
    let_op: tuple[str, ...] = ()
    waarom: str = ""
    plaats: tuple[str, int, str, str] = ("", 0, "", "")

    @property
    def mag(self) -> bool:
        """Whether this letter can go out."""
        return not self.waarom


@dataclass(frozen=True, slots=True)
class Verzendstand:
    """A verzending with what came of it by now."""

    feit: Verzending
    soort: str
    door: str
    totaal: int
    gemaakt: int

    @property
    def rest(self) -> int:
        """How many letters are still to be made."""
        return self.totaal - self.gemaakt


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a run of making came to. `mislukt` names the leerling and says why."""

    gemaakt: int
    mislukt: tuple[tuple[str, str], ...] = ()
    gestopt: bool = False


@dataclass(frozen=True, slots=True)
class Poststuk:
    """A letter that was made, with its place in postal order."""

    nummer: int
    brief: Brief
    pdf: bytes


def invulvelden(sessie: Sessie, code: str) -> list[Invulveld]:
    """List the fields of a letter that can be the same for all.

    What is chosen from one dossier (verzuim, afspraken) is each dossier's own
    proposal; a field left empty is too, where the dossier has one.
    """
    model = geldend(sessie, code)
    return [
        replace(
            v,
            verplicht=v.verplicht and not bron.bron,
            uitleg=v.uitleg or ("Leeg: wat elk dossier zelf voorstelt." if bron.bron else ""),
        )
        for v, bron in zip(brieven.lege_velden(model), model.velden, strict=True)
        if v.soort is not Invulsoort.KEUZES
    ]


def voorbeeld(
    sessie: Sessie,
    ids: Sequence[str],
    code: str,
    keuzes: Mapping[str, str] | None = None,
    meld: Meld | None = None,
) -> list[Verzendregel]:
    """Tell for every dossier to whom the letter would go; what cannot go or needs a look first.

    Nothing is written and no page is set. The rest stands in postal order.
    InvoerFout: a field that is wrong for every letter. An empty list: stopped.
    """
    model, dag = geldend(sessie, code), sessie.vandaag()
    regels: list[Verzendregel] = []
    ids = list(dict.fromkeys(ids))
    for gedaan, groep in _groepen(ids, 40):
        if meld is not None and meld(gedaan, len(ids)):
            return []
        for feiten in verzamel(sessie, groep).values():
            regels += _regels(sessie, feiten, model, dag, keuzes or {})
    return sorted(regels, key=lambda r: (r.mag, not r.let_op, r.plaats))


def begin(
    sessie: Sessie,
    gekozen: Sequence[Verzendregel],
    code: str,
    wie: str,
    keuzes: Mapping[str, str] | None = None,
    bezorgwijze: Bezorgwijze = Bezorgwijze.POST,
) -> tuple[Wijziging, Verzending]:
    """Record what is going to be sent, in postal order; no letter is made yet.

    KnownError: nothing was chosen, or more than one verzending can hold.
    """
    regels = sorted((r for r in gekozen if r.mag), key=lambda r: r.plaats)
    if not regels:
        raise KnownError("Er is geen brief gekozen.", "Kies ten minste één brief die weg kan.")
    if len(regels) > MEEST:
        raise KnownError(
            f"Dit zijn {len(regels)} brieven; een verzending heeft er hoogstens {MEEST}.",
            "Kies een kleinere groep.",
        )
    verzending = Verzending(
        datum=sessie.vandaag(),
        sjabloon=code,
        wie=wie.strip()[:200] or "eigen keuze",
        invulling=json.dumps({"velden": dict(keuzes or {})}, ensure_ascii=False, sort_keys=True),
        bezorgwijze=bezorgwijze,
        door_id=sessie.ambtenaar_id,
    )
    with sessie.schrijf() as tx:
        tx.maak(verzending)
        for nr, r in enumerate(regels, start=1):
            tx.maak(
                Verzendlid(
                    verzending_id=verzending.id,
                    dossier_id=r.dossier_id,
                    aan=r.sleutel,
                    volgorde=nr,
                )
            )
    return tx.wijziging, verzending


def maak(sessie: Sessie, verzending_id: str, meld: Meld | None = None) -> Uitkomst:
    """Make what is still to be made of a verzending, with today as its date.

    Each few dossiers land whole or not at all. A letter that cannot go any more
    is left and named. Asked to stop (`meld` gives True), it stops between two.
    """
    verzending = sessie.lees_een(Verzending, verzending_id)
    model, keuzes = geldend(sessie, verzending.sjabloon), _velden(verzending)
    open_ = _open_leden(sessie, verzending_id)
    per_dossier: dict[str, list[Verzendlid]] = {}
    for lid in open_:
        per_dossier.setdefault(lid.dossier_id, []).append(lid)
    gedaan, mislukt = 0, list[tuple[str, str]]()
    for _, groep in _groepen(list(per_dossier), PER_KEER):
        if meld is not None and meld(gedaan, len(open_)):
            return Uitkomst(gedaan, tuple(mislukt), gestopt=True)
        klaar: list[tuple[list[BriefConcept], dict[str, str]]] = []
        for dossier_id, feiten in verzamel(sessie, groep).items():
            leden = {lid.aan: lid.id for lid in per_dossier[dossier_id]}
            try:
                concepten = _van_leden(sessie, feiten, model, keuzes, leden)
            except KnownError as fout:
                mislukt.append((lijstnaam(feiten.leerling), fout.tekst))
                continue
            klaar.append((concepten, leden))
        with sessie.schrijf() as tx:
            al = db.gemaakt(sessie.v, verzending_id)
            for concepten, leden in klaar:
                nieuw = [c for c in concepten if leden[c.sleutel] not in al]
                brieven.leg_vast_in(tx, nieuw, verzending.bezorgwijze, leden)
                gedaan += len(nieuw)
    if meld is not None:
        meld(gedaan, len(open_))
    return Uitkomst(gedaan, tuple(mislukt))


def standen(sessie: Sessie) -> list[Verzendstand]:
    """List the verzendingen, the newest first."""
    tellen = db.tel(sessie.v)
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    return [
        Verzendstand(
            v, soortnaam(v.sjabloon, sessie), namen.get(v.door_id, ""), *tellen.get(v.id, (0, 0))
        )
        for v in sorted(sessie.lees(Verzending), key=lambda v: v.datum, reverse=True)
    ]


def stand(sessie: Sessie, verzending_id: str) -> Verzendstand:
    """Give one verzending with what came of it; KnownError when it is gone."""
    gevonden = next((s for s in standen(sessie) if s.feit.id == verzending_id), None)
    if gevonden is None:
        raise KnownError("Deze verzending is er niet (meer).", "Ververs de lijst.")
    return gevonden


def laat_vervallen(sessie: Sessie, verzending_id: str) -> Wijziging:
    """Take back what was not made; what was made stays."""
    open_ = _open_leden(sessie, verzending_id)
    if not open_:
        raise KnownError("Alle brieven van deze verzending zijn gemaakt.", "Er valt niets weg.")
    with sessie.schrijf() as tx:
        for lid in open_:
            tx.trek_in(Verzendlid, lid.id, lid.versie)
    return tx.wijziging


def stukken(sessie: Sessie, verzending_id: str) -> Iterator[Poststuk]:
    """Give the letters that were made, in postal order, with the very bytes that were kept."""
    leden = {lid.id: lid for lid in sessie.lees(Verzendlid, verzending_id=verzending_id)}
    gemaakt = db.gemaakt(sessie.v, verzending_id)
    alle = opzoeken.per_id(sessie.v, Brief, list(gemaakt.values()))
    op_volgorde = sorted(gemaakt.items(), key=lambda paar: leden[paar[0]].volgorde)
    for lid_id, brief_id in op_volgorde:
        brief = alle[brief_id]
        yield Poststuk(leden[lid_id].volgorde, brief, db_brieven.lees_pdf(sessie.v, brief.sha256))


def als_een_pdf(sessie: Sessie, verzending_id: str) -> bytes:
    """Put all letters that were made behind each other in one PDF, in postal order."""
    from app.documents.samenvoegen import voeg_samen

    return voeg_samen([s.pdf for s in stukken(sessie, verzending_id)])


def schrijf_naar(
    sessie: Sessie, verzending_id: str, map_: str | Path, meld: Meld | None = None
) -> list[Path]:
    """Write every letter as a file of its own, named by its place in postal order.

    Each file is there whole or not at all; what is there already is written
    again. KnownError: the folder is not there or cannot be written.
    """
    map_ = Path(map_)
    if not map_.is_dir():
        raise KnownError("De map voor de brieven bestaat niet.", "Maak eerst de map.")
    aantal, paden = len(db.gemaakt(sessie.v, verzending_id)), list[Path]()
    for stuk in stukken(sessie, verzending_id):
        if meld is not None and meld(len(paden), aantal):
            break
        pad = map_ / f"{stuk.nummer:04d}-{stuk.brief.aan}.pdf"
        bezig = pad.with_suffix(".bezig")
        try:
            schrijf_bytes(bezig, stuk.pdf)
            bezig.replace(pad)
        except OSError as fout:
            raise KnownError(
                f"{pad.name} kan hier niet worden opgeslagen.", "Kies een andere map."
            ) from fout
        finally:
            bezig.unlink(missing_ok=True)
        paden.append(pad)
    return paden


def _van_leden(
    sessie: Sessie,
    feiten: DossierFeiten,
    model: Sjabloon,
    keuzes: Mapping[str, str],
    leden: Mapping[str, str],
) -> list[BriefConcept]:
    """Make the letters of one dossier that were set out; KnownError says why one cannot go."""
    if feiten.dossier.gesloten is not None:
        raise KnownError("Het dossier is gesloten.")
    concepten = [
        c
        for c in brieven.maak_van_feiten(sessie, feiten, model, sessie.vandaag(), keuzes)
        if c.sleutel in leden
    ]
    if len(concepten) != len(leden):
        raise KnownError("Een van de ontvangers krijgt deze brief niet meer.")
    for c in concepten:
        if reden := _waarom_niet(c):
            raise KnownError(reden)
    return concepten


def _regels(
    sessie: Sessie,
    feiten: DossierFeiten,
    model: Sjabloon,
    dag: date,
    keuzes: Mapping[str, str],
) -> list[Verzendregel]:
    """Weigh one dossier: a line per addressee, or one that says why there is none."""
    wie, nummer = lijstnaam(feiten.leerling), feiten.dossier.dossiernummer
    plaats = ("", 0, wie, "")

    def dicht(waarom: str) -> list[Verzendregel]:
        return [
            Verzendregel(
                dossier_id=feiten.dossier.id,
                leerling=wie,
                dossiernummer=nummer,
                waarom=waarom,
                plaats=plaats,
            )
        ]

    if feiten.dossier.gesloten is not None:
        return dicht("Het dossier is gesloten.")
    try:
        concepten = brieven.maak_van_feiten(sessie, feiten, model, dag, keuzes, druk=False)
    except InvoerFout as fout:
        if fout.veld in keuzes and not isinstance(fout, NotitieGesloten):
            raise
        return dicht(fout.tekst)
    except KnownError as fout:
        return dicht(fout.tekst)
    anoniem = bool(model.anoniem) and not brieven.heeft_toestemming(
        sessie, feiten, model.anoniem, dag
    )
    return [
        Verzendregel(
            dossier_id=feiten.dossier.id,
            leerling=wie,
            dossiernummer=nummer,
            sleutel=c.sleutel,
            ontvanger=c.ontvanger,
            adres=", ".join(c.adresregels[1:]),
            let_op=tuple(_let_op(feiten, c, anoniem=anoniem)),
            waarom=_waarom_niet(c),
            plaats=_plaats(c, wie),
        )
        for c in concepten
    ]


def _waarom_niet(c: BriefConcept) -> str:
    """Say why a letter cannot go out; "" when it can."""
    if c.gaten:
        return f"Er ontbreekt nog: {'; '.join(c.gaten)}."
    if c.concept:
        return c.waarom_concept
    return "De teamleider ondertekent deze brief en maakt de verzending." if c.wacht else ""


def _let_op(feiten: DossierFeiten, c: BriefConcept, *, anoniem: bool) -> Iterator[str]:
    """Say what to look at before a letter goes."""
    if anoniem:
        yield "geen toestemming: de leerling staat er zonder naam in"
    ouder = next((o for o in feiten.ouders if o.id == c.ouder_id), None)
    geheim = ouder is not None and ouder.geheim_adres
    if geheim or (c.aan is Ontvangersoort.LEERLING and feiten.leerling.geheim_adres):
        yield "geheim adres"
    terug = [
        b
        for b in feiten.brieven
        if b.retour_op is not None and b.aan is c.aan and b.ouder_id == c.ouder_id
    ]
    if terug and c.aan in (Ontvangersoort.OUDER, Ontvangersoort.LEERLING):
        yield "een eerdere brief kwam terug"
    if any(b.sjabloon == c.sjabloon and b.datum == c.datum for b in feiten.brieven):
        yield "deze brief ging vandaag al weg"


def _plaats(c: BriefConcept, wie: str) -> tuple[str, int, str, str]:
    """Give the place in postal order: postcode, number of the house, addition, who."""
    code = _POSTCODE.match(c.adresregels[-1])
    huis = _NUMMER.search(c.adresregels[-2]) if len(c.adresregels) > 1 else None
    if code is None:
        return ("~", 0, c.adresregels[-1], wie)
    return (code[1], int(huis[1]) if huis else 0, huis[2] if huis else "", wie)


def _open_leden(sessie: Sessie, verzending_id: str) -> list[Verzendlid]:
    """Give the lines of which no letter was made, in order."""
    al = db.gemaakt(sessie.v, verzending_id)
    leden = sessie.lees(Verzendlid, verzending_id=verzending_id)
    return sorted((lid for lid in leden if lid.id not in al), key=lambda lid: lid.volgorde)


def _velden(verzending: Verzending) -> dict[str, str]:
    """Read the fields that hold for every letter; KnownError when they cannot be read."""
    try:
        return {str(k): str(v) for k, v in json.loads(verzending.invulling)["velden"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise KnownError(
            "Wat in deze brieven moet staan, is niet te lezen.", "Begin een nieuwe verzending."
        ) from fout


def _groepen(ids: Sequence[str], per_keer: int) -> Iterator[tuple[int, list[str]]]:
    """Part ids into groups, with how many came before."""
    for begin_ in range(0, len(ids), per_keer):
        yield begin_, list(ids[begin_ : begin_ + per_keer])
