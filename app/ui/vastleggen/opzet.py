"""UI: what a form consists of, made from a kind of fact; the form itself only shows it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain.datumwoorden import Richting, toon_dag
from app.domain.dossiers import Stapbesluit, Taak, Wacht
from app.domain.feit import Feit, Keuze, Veld, Vorm, velden
from app.domain.fouten import InvoerFout
from app.domain.handelen import Doorgave
from app.domain.mensen import Rol
from app.domain.notitie import VASTE_TAKEN
from app.services import vastleggen
from app.services.meldingen import kenmerken
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.kinds import Vastlegsoort
from app.ui.vastleggen.velden import (
    BsnInvoer,
    DagInvoer,
    GetalInvoer,
    Invoer,
    JaNeeInvoer,
    KeuzeInvoer,
    LijstTekstInvoer,
    NotitieInvoer,
    TekstInvoer,
    VinkenInvoer,
)
from app.ui.vastleggen.weergave import lid

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

RUIM = frozenset({"notitie", "toelichting", "reden"})
"""Notes that get several lines."""


@dataclass(frozen=True, slots=True)
class Veldopzet:
    """One field of a form."""

    naam: str
    label: str
    invoer: Invoer
    verplicht: bool = False
    notitie: bool = False


_KLAAR: Mapping[type[Feit], str] = {
    Wacht: "Wacht vastgelegd.",
    Doorgave: "Vastgelegd dat het is doorgegeven.",
}
"""What is said where the name of a form does not read well before "vastgelegd"."""


def _opent_niet(ruw: Mapping[str, Any]) -> bool:
    """Leave the notes to the rule of the dossier."""
    del ruw
    return False


class Naast(QWidget):
    """Something above the fields of a form that says more about what is typed."""

    def weeg(self, waarden: Mapping[str, Any]) -> None:
        """Follow the values, by field name; what cannot be read (yet) is not among them."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Diensten:
    """What records, corrects and withdraws the fact of a form."""

    leg_vast: Callable[[Sessie, Feit], Wijziging]
    wijzig: Callable[[Sessie, Feit], Wijziging]
    trek_in: Callable[[Sessie, Feit], Wijziging]


GEWOON = Diensten(vastleggen.leg_vast, vastleggen.wijzig, vastleggen.trek_in)
"""Those of the team file."""


@dataclass(frozen=True, slots=True)
class Opzet:
    """A whole form.

    `sleutel` names its draft. `bewaar` gets the values by field name and
    returns what changed. `dagveld` is the day that notes are about; `opent`
    tells from the values whether the fact itself opens its notes. `feit` is
    the fact that is corrected, if one. `uitleg` stands above the fields, `klaar`
    is what the notice says. `soort` is the kind that is made or corrected, when it
    is one; `diensten` keep it. `vertrouwelijk`: of the sealed file, so nothing of it
    outlives a lock. `naast` stands above the fields and follows what is typed. `zichtbaar`
    tells from the values which fields apply: the others are hidden and empty. `volg` may fill
    in other fields after one changed ("" as name: at the start).
    """

    sleutel: tuple[str, str, str]
    titel: str
    velden: tuple[Veldopzet, ...]
    bewaar: Callable[[Sessie, Mapping[str, Any]], Wijziging]
    eerste: str = ""
    dagveld: str = ""
    opent: Callable[[Mapping[str, Any]], bool] = _opent_niet
    feit: Feit | None = None
    uitleg: str = ""
    waarschuwing: str = ""
    klaar: str = "Vastgelegd."
    knop: str = "Vastleggen"
    soort: type[Feit] | None = None
    diensten: Diensten = GEWOON
    vertrouwelijk: bool = False
    naast: Naast | None = None
    zichtbaar: Callable[[Mapping[str, Any]], frozenset[str]] | None = None
    volg: Callable[[str, Mapping[str, Veldopzet], Mapping[str, Any]], None] | None = None


def opzet_voor(
    kader: Kader,
    kind: Vastlegsoort,
    feit: Feit | None = None,
    vooraf: Mapping[str, Any] | None = None,
) -> Opzet:
    """Make the form of a kind, for a new fact or for the correction of one.

    `vooraf` overrides proposals, as when a poort asks for one certain toestemming.
    """
    namen = [n for n in kind.velden if _zinvol(n, kind, kader, feit)]
    if feit is not None:
        namen += kind.bij_wijzigen
    per_naam = {v.naam: v for v in velden(kind.soort)}
    waarden: dict[str, Any] = {}
    if feit is None:
        waarden = {**standaard(kind.soort), **kind.begin(kader), **(vooraf or {})}
    else:
        waarden = {n: getattr(feit, n) for n in namen} | dict(vooraf or {})
    delen = []
    for naam in namen:
        veld = per_naam[naam]
        meervoud = kind.meervoud == naam and feit is None
        invoer = _maak_invoer(kader, kind, veld, meervoud=meervoud)
        waarde = waarden.get(naam)
        if meervoud and not isinstance(waarde, list):
            waarde = [waarde]
        if waarde is not None:
            invoer.zet(waarde)
        delen.append(
            Veldopzet(naam, invoer.label, invoer, veld.verplicht or meervoud, veld.notitie)
        )

    if feit is None and kind.volgt is not None:
        _laat_volgen({d.naam: d.invoer for d in delen}, *kind.volgt)

    def bewaar(sessie: Sessie, nieuw: Mapping[str, Any]) -> Wijziging:
        kind.eis(nieuw)
        if feit is not None:
            return vastleggen.wijzig(sessie, dataclasses.replace(feit, **nieuw))
        return kind.leg_vast(sessie, *nieuwe_feiten(kader, kind, nieuw))

    titel = kind.naam if feit is None else f"{kind.naam} verbeteren"
    return Opzet(
        sleutel=(kader.dossier_id, kind.code, feit.id if feit else ""),
        titel=titel,
        velden=tuple(delen),
        bewaar=bewaar,
        eerste=kind.eerste,
        opent=kind.opent,
        dagveld=kind.soort.DATUM or ("datum" if "datum" in per_naam else ""),
        feit=feit,
        soort=kind.soort,
        naast=None if kind.naast is None else kind.naast(kader, feit),
        zichtbaar=kind.zichtbaar,
        volg=None if kind.volg is None else partial(kind.volg, kader),
        uitleg=kind.uitleg,
        klaar=_KLAAR.get(kind.soort, f"{kind.naam} vastgelegd.") if feit is None else "Verbeterd.",
        knop="Vastleggen" if feit is None else "Verbeteren",
    )


def _laat_volgen(
    invoer: Mapping[str, Invoer], van: str, naar: str, tabel: Mapping[str, Keuze]
) -> None:
    """Let one field propose another, as long as nobody chose that one himself."""
    past = tabel.get(str(invoer[van].ruw()))
    # A default that is what the table says too is a proposal, no choice of a person.
    voorgesteld = [past.value if past is not None and past.value == invoer[naar].ruw() else None]

    def stel_voor() -> None:
        doel = invoer[naar]
        if doel.ruw() != voorgesteld[0]:
            return
        lid_ = tabel.get(str(invoer[van].ruw()))
        voorgesteld[0] = lid_.value if lid_ is not None else None
        doel.zet(voorgesteld[0])

    stel_voor()
    invoer[van].gewijzigd.connect(stel_voor)


def standaard(soort: type[Feit]) -> dict[str, Any]:
    """Give the defaults that the fact itself declares."""
    return {
        f.name: f.default
        for f in dataclasses.fields(soort)
        if f.default is not dataclasses.MISSING and f.name not in ("id", "versie")
    }


def nieuwe_feiten(kader: Kader, kind: Vastlegsoort, waarden: Mapping[str, Any]) -> list[Feit]:
    """Make the new facts: one, or one for each that was ticked."""
    vast: dict[str, Any] = {}
    namen = {v.naam for v in velden(kind.soort)}
    if "dossier_id" in namen:
        vast["dossier_id"] = kader.dossier_id
    if "leerling_id" in namen:
        vast["leerling_id"] = kader.leerling_id
    if not kind.meervoud:
        return [kind.soort(**vast, **waarden)]
    wie = waarden[kind.meervoud]
    rest = {n: w for n, w in waarden.items() if n != kind.meervoud}
    return [kind.soort(**vast, **rest, **{kind.meervoud: w}) for w in wie]


def naar_waarde(veld: Veld, invoer: Invoer) -> Any:
    """Turn what stands in an input into a value of the field; InvoerFout names the field."""
    try:
        waarde = invoer.waarde()
    except InvoerFout as fout:
        raise InvoerFout(fout.tekst, fout.doe, veld=veld.naam) from fout
    if veld.keuze is not None and waarde is not None:
        return lid(veld.keuze, waarde)
    return waarde


def _zinvol(naam: str, kind: Vastlegsoort, kader: Kader, feit: Feit | None) -> bool:
    """Leave out what does not apply to this dossier or this fact."""
    if naam == "niet_delen":
        # 16 and older: a note may be kept from the ouders (protocollen 7).
        return kader.leeftijd() >= 16
    if isinstance(feit, Stapbesluit) and naam in (
        "aantal",
        "eenheid",
        "oplossing",
        "wie",
        "nieuwe_datum",
    ):
        return getattr(feit, naam) not in (None, "")
    if kind.soort is Taak and naam == "ambtenaar_id":
        return kader.sessie.ambtenaar.rol is not Rol.ADMINISTRATIE or feit is None
    return True


def _maak_invoer(kader: Kader, kind: Vastlegsoort, veld: Veld, *, meervoud: bool) -> Invoer:
    """Choose the input that fits the shape of a field."""
    label = kind.labels.get(veld.naam, veld.label)
    if meervoud:
        return VinkenInvoer(label, _opties(kader, veld))
    if veld.vorm is Vorm.VERWIJZING or veld.naam == "kenmerk":
        return KeuzeInvoer(label, _opties(kader, veld))
    if veld.naam in ("stap", "van_stap"):
        return KeuzeInvoer(label, [(c, f"{c} {naam}") for c, naam in kader.stapcodes])
    if veld.keuze is not None:
        return _keuze_invoer(label, kind, veld)
    if veld.vorm is Vorm.DAG:
        return DagInvoer(
            label,
            kader.peildatum,
            richting=Richting.TAAK if veld.naam in kind.vooruit else Richting.FEIT,
            leeg_mag=not veld.verplicht,
        )
    if veld.vorm is Vorm.JANEE:
        return JaNeeInvoer(label)
    if veld.vorm in (Vorm.GETAL, Vorm.KOMMA):
        return GetalInvoer(
            label,
            komma=veld.vorm is Vorm.KOMMA,
            minimum=veld.minimum,
            maximum=veld.maximum,
            leeg=standaard(kind.soort).get(veld.naam),
        )
    if kind.soort is Taak and veld.naam == "omschrijving":
        return LijstTekstInvoer(label, VASTE_TAKEN, notitie=True)
    if veld.naam == "bsn":
        return BsnInvoer(label)
    if veld.naam in kind.voorstellen:
        return LijstTekstInvoer(label, kind.voorstellen[veld.naam])
    if veld.notitie or veld.naam in kind.lang:
        return NotitieInvoer(label, regels=6 if veld.naam in RUIM else 2)
    return TekstInvoer(label)


def _keuze_invoer(label: str, kind: Vastlegsoort, veld: Veld) -> KeuzeInvoer:
    """Offer a closed list; with "kies" or "–" before it where none may be recorded unseen."""
    leden: list[tuple[str | None, str]] = [(k.value, k.label) for k in veld.keuze or ()]
    if veld.naam in kind.kiezen:
        return KeuzeInvoer(label, [(None, "kies"), *leden])
    return KeuzeInvoer(label, leden if _moet(kind.soort, veld) else [(None, "–"), *leden])


def _moet(soort: type[Feit], veld: Veld) -> bool:
    """Tell whether a choice may not be empty: it is required, or its default is a choice."""
    return veld.verplicht or standaard(soort).get(veld.naam) is not None


def _opties(kader: Kader, veld: Veld) -> list[tuple[str | None, str]]:
    """Offer what a reference can point to, and the kinds of signaal."""
    if veld.naam == "kenmerk":
        return [("", "–"), *kenmerken(kader.sessie, kader.peildatum).items()]
    leeg: list[tuple[str | None, str]] = [] if veld.verplicht else [(None, "–")]
    naar = veld.verwijst_naar
    if naar == "ouder":
        return kader.ouder_opties(met_leerling=kader.leeftijd() >= 12)
    if naar == "school":
        return leeg + [(s.id, s.naam) for s in kader.scholen()]
    if naar == "ambtenaar":
        return leeg + [(a.id, a.naam) for a in kader.ambtenaren()]
    if naar == "melding":
        return [(m.id, f"{m.soort.label}, {toon_dag(m.melddatum)}") for m in kader.meldingen()]
    return leeg
