"""Domain: an appeal, a request and leave as the events that the protocol files know.

The tracks, definitions and gates of the protocols are written in events (`Gebeurtenis`): a
kennisgeving, a verklaring, a vrijstelling. A Vrijstelling or Verlofaanvraag holds several of
those in one fact; here they are told apart again, so that the same rules run on both and
nothing is recorded twice. What is made here is never stored: its key is that of the fact with
the code behind a dot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.domain.handelen import Wie
from app.domain.sporen import Gebeurtenis
from app.domain.termijn import plus_maanden
from app.domain.vrijstellingen import (
    POSITIEF,
    VERVANGEND,
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Verlofsoort,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
)

MAANDEN_TERUG = 12
"""The year before the kennisgeving of art. 8 lid 2, in months."""

_SCHEIDING = "."
ALLEEN_EIGEN, NIET_VOOR_ZICHZELF = "=", "~"
"""Before the key of a fact in the `spoor` of an event that is told from it: it counts only in the
tracks that this fact began; or in all but the one that its own vrijstelling began, for coming in
is no new kennisgeving (protocol.toebehoren)."""
_VRIJ = frozenset({"vrijstelling", "bewijs_5c", "verlenging_3a", "verlof_13a"})
_BEGIN = frozenset(
    {"kennisgeving", "kennisgeving_opnieuw", "aanvraag_15", "aanvraag_3a", "aanvraag_3b",
     "verlofaanvraag"}
)  # fmt: skip
_GEHOORD = (
    ("aanvrager_gehoord", "aanvrager"),
    ("jongere_gehoord", "jongere"),
    ("hoofd_gehoord", "hoofd"),
    ("mbo_gehoord", "hoofd_instelling"),
    ("zorg_gehoord", "zorginstelling"),
)
_VERKLARING = {
    Grond.LICHAMELIJK_PSYCHISCH: "verklaring_7",
    Grond.RICHTING: "verklaring_8",
    Grond.BUITENLAND: "verklaring_9",
}

VELD_VAN: dict[str, str] = {
    "kennisgeving": "ingediend",
    "kennisgeving_opnieuw": "ingediend",
    "aanvraag_15": "ingediend",
    "aanvraag_3a": "ingediend",
    "aanvraag_3b": "ingediend",
    "verklaring_7": "verklaring_op",
    "verklaring_8": "verklaring_op",
    "verklaring_9": "verklaring_op",
    "bewijs_5c": "verklaring_op",
    "terugblik_8": "teruggekeken",
    "swv_advies_gevraagd": "swv_gevraagd",
    "swv_advies": "swv_advies_op",
    "kennisgeving_getoetst": "uitkomst",
    "vrijstelling": "uitkomst",
    "besluit_15": "uitkomst",
    "besluit_3a": "uitkomst",
    "besluit_3b": "uitkomst",
    "verlenging_3a": "opnieuw",
    "melding_minister": "gemeld_op",
    "melding_arbeidsinspectie": "arbeidsinspectie_op",
}
"""Per event that a Vrijstelling holds the field in which it is recorded."""

VERLOFVELD_VAN: dict[str, str] = {
    "verlofaanvraag": "ontvangen",
    "besluit_verlof": "besluit",
    "verlof_13a": "ontvangen",
}
"""Per event that a Verlofaanvraag holds the field in which it is recorded."""

GEHOORD_IN: dict[str, str] = {uitkomst: veld for veld, uitkomst in _GEHOORD}
"""Per outcome of the event `gehoord` the field in which it is recorded."""


def is_afgeleid(feit_id: str) -> bool:
    """Tell the key of an event that was made here from that of a recorded fact."""
    return _SCHEIDING in feit_id


def feit_van(feit_id: str) -> str:
    """Give the key of the fact that an event was made of; of a recorded one its own."""
    return feit_id.partition(_SCHEIDING)[0]


def geplaatst_in_jaar(v: Vrijstelling) -> bool:
    """Tell whether the jongere was on a school of that richting in the year before (art. 8 lid 2).

    The year runs up to the day before the kennisgeving: of 15 June it begins on 15 June a year
    earlier. 29 February counts back to the 28th.
    """
    laatst = v.laatst_geplaatst
    return laatst is not None and laatst >= plus_maanden(v.ingediend, -MAANDEN_TERUG)


def gebeurtenissen_van(v: Vrijstelling) -> tuple[Gebeurtenis, ...]:
    """Tell an appeal or request apart into its events, in the order of their day."""
    return tuple(sorted(_van_vrijstelling(v), key=lambda g: g.datum))


def gebeurtenissen_van_verlof(v: Verlofaanvraag) -> tuple[Gebeurtenis, ...]:
    """Tell a request for leave apart into its events, in the order of their day."""
    return tuple(sorted(_van_verlof(v), key=lambda g: g.datum))


def met_gebeurtenissen(
    gebeurtenissen: Iterable[Gebeurtenis],
    vrijstellingen: Iterable[Vrijstelling],
    verlof: Iterable[Verlofaanvraag],
) -> tuple[Gebeurtenis, ...]:
    """Give the recorded events with those of appeals, requests and leave, in order of day."""
    erbij = [g for v in vrijstellingen for g in _van_vrijstelling(v)]
    erbij += [g for a in verlof for g in _van_verlof(a)]
    eigen = [g for g in gebeurtenissen if not is_afgeleid(g.id)]
    return tuple(sorted((*eigen, *erbij), key=lambda g: g.datum)) if erbij else tuple(eigen)


def met_feit(feiten: DossierFeiten, feit: Vrijstelling | Verlofaanvraag) -> DossierFeiten:
    """Give the facts of a dossier as if this one were recorded as it is, instead of as it was."""
    vrijstellingen, verlof = feiten.vrijstellingen, feiten.verlof
    if isinstance(feit, Vrijstelling):
        over = [v for v in vrijstellingen if v.id != feit.id]
        vrijstellingen = tuple(sorted((*over, feit), key=lambda v: v.ingediend))
    else:
        rest = [v for v in verlof if v.id != feit.id]
        verlof = tuple(sorted((*rest, feit), key=lambda v: v.ontvangen))
    return replace(
        feiten,
        vrijstellingen=vrijstellingen,
        verlof=verlof,
        gebeurtenissen=met_gebeurtenissen(feiten.gebeurtenissen, vrijstellingen, verlof),
    )


def _gebeurtenis(
    feit: Vrijstelling | Verlofaanvraag,
    soort: str,
    datum: date,
    uitkomst: str = "",
    *,
    wie: Wie = Wie.LEERPLICHT,
    aantal: float | None = None,
    tot: date | None = None,
) -> Gebeurtenis:
    """Make one event; the outcome is part of its key where one kind can come more often."""
    code = f"{soort}-{uitkomst}" if soort == "gehoord" else soort
    spoor = ""
    if soort in _BEGIN:
        spoor = f"{NIET_VOOR_ZICHZELF}{feit.id}"
    elif soort not in _VRIJ:
        spoor = f"{ALLEEN_EIGEN}{feit.id}"
    return Gebeurtenis(
        id=f"{feit.id}{_SCHEIDING}{code}",
        dossier_id=feit.dossier_id,
        spoor=spoor,
        soort=soort,
        datum=datum,
        uitkomst=uitkomst,
        aantal=aantal,
        tot=tot,
        wie=wie,
    )


def _van_vrijstelling(v: Vrijstelling) -> Iterator[Gebeurtenis]:
    grond = v.grond
    if grond.is_beroep:
        code = "kennisgeving_opnieuw" if v.opnieuw else "kennisgeving"
        yield _gebeurtenis(v, code, v.ingediend, grond.value, wie=Wie.OUDERS)
    else:
        yield _gebeurtenis(v, f"aanvraag_{grond.value}", v.ingediend, wie=Wie.OUDERS)
        if grond is Grond.VERVANGEND and v.opnieuw:
            yield _gebeurtenis(v, "verlenging_3a", v.ingediend, "gevraagd", wie=Wie.OUDERS)
    yield from _stukken(v)
    yield from _uitkomst(v)
    if v.gemeld_op is not None:
        yield _gebeurtenis(v, "melding_minister", v.gemeld_op)
    if v.arbeidsinspectie_op is not None:
        yield _gebeurtenis(v, "melding_arbeidsinspectie", v.arbeidsinspectie_op)
    if v.bezwaar is not None and v.bezwaar_op is not None:
        yield _gebeurtenis(v, "bezwaar", v.bezwaar_op, v.bezwaar.value, wie=Wie.OUDERS)


def _stukken(v: Vrijstelling) -> Iterator[Gebeurtenis]:
    """Give what came with it, and who was asked or heard."""
    if v.verklaring_op is not None and v.grond in _VERKLARING:
        uitkomst, wie = "", Wie.OUDERS if v.grond is Grond.RICHTING else Wie.ANDERS
        if v.grond is Grond.LICHAMELIJK_PSYCHISCH:
            uitkomst = "nooit" if v.duur is Vrijstellingduur.PERMANENT else "nu_niet"
        yield _gebeurtenis(v, _VERKLARING[v.grond], v.verklaring_op, uitkomst, wie=wie)
        if v.grond is Grond.BUITENLAND:
            dag = max(v.verklaring_op, v.ingediend)
            yield _gebeurtenis(v, "bewijs_5c", dag, wie=Wie.OUDERS)
    if v.teruggekeken is not None and v.grond is Grond.RICHTING:
        uitkomst = "wel_geplaatst" if geplaatst_in_jaar(v) else "niet_geplaatst"
        yield _gebeurtenis(v, "terugblik_8", v.teruggekeken, uitkomst)
    if v.swv_gevraagd is not None:
        yield _gebeurtenis(v, "swv_advies_gevraagd", v.swv_gevraagd)
    if v.swv_advies is not None and v.swv_advies_op is not None:
        yield _gebeurtenis(v, "swv_advies", v.swv_advies_op, v.swv_advies.value, wie=Wie.SWV)
    for veld, wie_gehoord in _GEHOORD:
        dag_gehoord: date | None = getattr(v, veld)
        if dag_gehoord is not None:
            yield _gebeurtenis(v, "gehoord", dag_gehoord, wie_gehoord)


def _uitkomst(v: Vrijstelling) -> Iterator[Gebeurtenis]:
    """Give how it ended, and the period in which it holds.

    'Afgewezen' of an appeal is 002's word: the files call that 'voldoet niet'.
    """
    if v.uitkomst is None or v.uitkomst_op is None:
        return
    goed = v.uitkomst in POSITIEF
    if v.grond.is_beroep:
        code = v.uitkomst
        if code is Vrijstellinguitkomst.AFGEWEZEN:
            code = Vrijstellinguitkomst.VOLDOET_NIET
        yield _gebeurtenis(v, "kennisgeving_getoetst", v.uitkomst_op, code.value)
    else:
        besluit = f"besluit_{v.grond.value}"
        tot = v.tot if goed else None
        yield _gebeurtenis(v, besluit, v.uitkomst_op, v.uitkomst.value, tot=tot)
    if goed and v.van is not None and v.grond not in VERVANGEND:
        yield _gebeurtenis(v, "vrijstelling", v.van, v.grond.value, tot=v.tot)


def _van_verlof(v: Verlofaanvraag) -> Iterator[Gebeurtenis]:
    if v.grond is Verlofsoort.BEROEP:
        if v.besluit in (Verlofbesluit.TOEGEKEND, Verlofbesluit.DEELS) and v.besluit_op is not None:
            gegeven = v.dagen if v.verleend is None else v.verleend
            dag = min(v.van, v.besluit_op)
            yield _gebeurtenis(v, "verlof_13a", dag, aantal=gegeven, tot=v.tot, wie=Wie.SCHOOL)
        return
    omvang = "meer_dan_10" if v.door_leerplicht else "hoogstens_10"
    yield _gebeurtenis(v, "verlofaanvraag", v.ontvangen, omvang, aantal=v.dagen, wie=Wie.OUDERS)
    if v.hoofd_gehoord is not None:
        yield _gebeurtenis(v, "gehoord", v.hoofd_gehoord, "hoofd")
    if v.besluit is not None and v.besluit_op is not None:
        dagen = v.dagen if v.besluit is Verlofbesluit.TOEGEKEND else None
        aantal = dagen if v.verleend is None else v.verleend
        yield _gebeurtenis(v, "besluit_verlof", v.besluit_op, v.besluit.value, aantal=aantal)
    if v.bezwaar is not None and v.bezwaar_op is not None:
        yield _gebeurtenis(v, "bezwaar", v.bezwaar_op, v.bezwaar.value, wie=Wie.OUDERS)
