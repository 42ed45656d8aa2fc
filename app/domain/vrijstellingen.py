"""Domain: an appeal to a vrijstelling, a request for one, and a request for leave.

Artikel 5 onder a, b, c and artikel 5a are appeals (kennisgeving): the vrijstelling exists by
law, the team only states whether the demands are met (002 3.3; 003 bijlage 1). Artikel 15, 3a
and 3b are requests on which burgemeester en wethouders decide. Outcomes: protocollen 8 item 2.
Leave: Leerplichtwet 1969 art. 11 onder f with 13a, and onder g with 14.

Belastbaarheid and diagnoses are nowhere here: only who declared, when, and whether it is for
now or for good (art. 6 lid 3; protocollen 7).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from app.domain.feit import Feit, Keuze, veld


class Grond(Keuze):
    """The article on which somebody appeals, or by which something is asked.

    5_a is artikel 5 onder a; 5a_trekkend is *artikel* 5a (protocollen 2).
    """

    LICHAMELIJK_PSYCHISCH = "5_a", "5 onder a: lichamelijk of psychisch niet geschikt"
    RICHTING = "5_b", "5 onder b: bedenkingen tegen de richting"
    BUITENLAND = "5_c", "5 onder c: school in het buitenland"
    TREKKEND = "5a_trekkend", "5a: trekkend bestaan"
    ANDER_ONDERWIJS = "15", "15: op andere wijze voldoende onderwijs"
    VERVANGEND = "3a", "3a: vervangende leerplicht"
    LAATSTE_JAAR = "3b", "3b: vervangende leerplicht, laatste schooljaar"

    @property
    def kort(self) -> str:
        """Give the article alone: "5 onder a"."""
        return self.label.partition(":")[0]

    @property
    def is_beroep(self) -> bool:
        """Tell an appeal, by law, from a request that is decided on."""
        return self in BEROEPEN


BEROEPEN = (Grond.LICHAMELIJK_PSYCHISCH, Grond.RICHTING, Grond.BUITENLAND, Grond.TREKKEND)
"""Grounds of which the vrijstelling exists by law (art. 5 and 5a)."""
VERVANGEND = (Grond.VERVANGEND, Grond.LAATSTE_JAAR)
"""Grounds of vervangende leerplicht: an own programme that must be attended (art. 3a, 3b)."""


class Vrijstellinguitkomst(Keuze):
    """How an appeal or a request ended (protocollen 8 item 2)."""

    VOLDOET = "voldoet", "voldoet"
    VOLDOET_NIET = "voldoet_niet", "voldoet niet"
    TOEGEKEND = "toegekend", "toegekend"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    NIET_RECHTSGELDIG = "niet_rechtsgeldig", "niet rechtsgeldig"
    ANDERE_GEMEENTE = "andere_gemeente", "door een andere gemeente"


_ZONDER_OORDEEL = (
    Vrijstellinguitkomst.INGETROKKEN,
    Vrijstellinguitkomst.NIET_RECHTSGELDIG,
    Vrijstellinguitkomst.ANDERE_GEMEENTE,
)


def uitkomsten_bij(grond: Grond) -> tuple[Vrijstellinguitkomst, ...]:
    """Give the outcomes that go with a ground.

    An appeal is never granted or refused (003 bijlage 1: no bezwaar); 002 3.3 still counts
    refused appeals to 5 onder a, so that word is there for it.
    """
    if not grond.is_beroep:
        return (Vrijstellinguitkomst.TOEGEKEND, Vrijstellinguitkomst.AFGEWEZEN, *_ZONDER_OORDEEL)
    woorden = (Vrijstellinguitkomst.VOLDOET, Vrijstellinguitkomst.VOLDOET_NIET)
    if grond is Grond.LICHAMELIJK_PSYCHISCH:
        return (*woorden, Vrijstellinguitkomst.AFGEWEZEN, *_ZONDER_OORDEEL)
    return (*woorden, *_ZONDER_OORDEEL)


class Verklaarder(Keuze):
    """Who signed the declaration that goes with an appeal (art. 7, 8, 9; 3a lid 5)."""

    ARTS = "aangewezen_arts", "arts, aangewezen door B&W"
    PEDAGOOG = "aangewezen_pedagoog", "pedagoog, aangewezen door B&W"
    PSYCHOLOOG = "aangewezen_psycholoog", "psycholoog, aangewezen door B&W"
    BEHANDELAAR = "behandelaar", "behandelend arts"
    NIET_AANGEWEZEN = "niet_aangewezen", "arts of deskundige, niet aangewezen"
    OUDERS = "ouders", "ouders"
    BUITENLANDSE_SCHOOL = "buitenlandse_school", "hoofd van de buitenlandse school"
    SCHOOL = "school", "hoofd van de school"


ONAFHANKELIJK = (Verklaarder.ARTS, Verklaarder.PEDAGOOG, Verklaarder.PSYCHOLOOG)
"""Who may declare for 5 onder a: named by B&W, an arts not being the treating one (art. 7)."""


class Vrijstellingduur(Keuze):
    """Whether the declaration says not now, or never (art. 6 lid 3; counted apart by 001 2.2)."""

    TIJDELIJK = "tijdelijk", "tijdelijk: nu niet geschikt"
    PERMANENT = "permanent", "permanent: nooit geschikt"


class SwvAdvies(Keuze):
    """What the samenwerkingsverband advised (001 3.6; 003 h.5)."""

    PASSEND_AANBOD = "passend_aanbod", "er is een passend aanbod"
    GEEN_AANBOD = "geen_aanbod", "er is geen passend aanbod"


class Bezwaar(Keuze):
    """Whether an objection came within the term (Awb; only against a besluit)."""

    INGESTELD = "ingesteld", "er is bezwaar gemaakt"
    NIET_INGESTELD = "niet_ingesteld", "er is geen bezwaar gemaakt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vrijstelling(Feit):
    """One appeal or request, what came with it, and how it ended.

    `opnieuw`: an appeal was made before (art. 6 lid 1 onder a 3°), so it is the yearly one of
    art. 6 lid 2 onder b, or an extension (3a lid 5). `laatst_geplaatst` is the last day on a
    school of the richting that is objected to, `teruggekeken` when that was looked up (art. 8
    lid 2). `van` and `tot` are the period in which it holds, `tot` empty: as long as the
    ground lasts. `gemeente`: which other gemeente stated or decided it.
    """

    SOORT: ClassVar[str] = "vrijstelling"
    LABEL: ClassVar[str] = "Vrijstelling"
    DATUM: ClassVar[str | None] = "ingediend"

    dossier_id: str = veld("Dossier", naar="dossier")
    grond: Grond = veld("Grond")
    ingediend: date = veld("Ingediend op")
    opnieuw: bool = veld("Al eerder een beroep of verzoek gedaan", default=False)
    verklaring_op: date | None = veld("Dagtekening van de verklaring", default=None)
    verklaring_door: Verklaarder | None = veld("Verklaring van", default=None)
    duur: Vrijstellingduur | None = veld("Wat de verklaring zegt", default=None)
    teruggekeken: date | None = veld("Jaar ervoor nagegaan op", default=None)
    laatst_geplaatst: date | None = veld("Laatst op een school van die richting", default=None)
    swv_gevraagd: date | None = veld("Advies gevraagd aan het SWV", default=None)
    swv_advies_op: date | None = veld("Advies van het SWV op", default=None)
    swv_advies: SwvAdvies | None = veld("Advies van het SWV", default=None)
    plan_op: date | None = veld("Plan van aanpak ontvangen", default=None)
    aanvrager_gehoord: date | None = veld("Aanvrager gehoord", default=None)
    jongere_gehoord: date | None = veld("Jongere gehoord", default=None)
    hoofd_gehoord: date | None = veld("Hoofd van de school gehoord", default=None)
    mbo_gehoord: date | None = veld("Hoofd van de mbo-instelling gehoord", default=None)
    zorg_gehoord: date | None = veld("Instelling voor zorg gehoord", default=None)
    uitkomst: Vrijstellinguitkomst | None = veld("Uitkomst", default=None)
    uitkomst_op: date | None = veld("Uitkomst op", default=None)
    van: date | None = veld("Geldt vanaf", default=None)
    tot: date | None = veld("Geldt tot en met", default=None)
    gemeente: str = veld("Welke andere gemeente", default="")
    gemeld_op: date | None = veld("Doorgegeven aan DUO", default=None)
    arbeidsinspectie_op: date | None = veld("Doorgegeven aan de Arbeidsinspectie", default=None)
    bezwaar: Bezwaar | None = veld("Bezwaar", default=None)
    bezwaar_op: date | None = veld("Bezwaar vastgesteld op", default=None)
    notitie: str = veld("Notitie", default="", notitie=True)


class Verlofsoort(Keuze):
    """Which leave is asked."""

    BEROEP = "11f", "vakantie om het beroep van een ouder (11 onder f, 13a)"
    GEWICHTIG = "14", "gewichtige omstandigheden (11 onder g, 14)"


class Verlofbesluit(Keuze):
    """What was decided on a request for leave."""

    TOEGEKEND = "toegekend", "toegekend"
    DEELS = "deels", "deels toegekend"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken door de ouders"


HOOGSTENS = 10
"""Schooldagen in a schooljaar of which the school decides itself (art. 13a lid 2, 14 lid 3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlofaanvraag(Feit):
    """A request for leave: the days asked, what the school gave before, and the decision.

    `eerder` are the schooldagen already given in this schooljaar on the same ground. Up to ten
    days in all the hoofd decides, above that the leerplichtambtenaar of the woongemeente (art.
    14 lid 3); leave for a parent's work is never more than ten (art. 13a lid 2).
    """

    SOORT: ClassVar[str] = "verlofaanvraag"
    LABEL: ClassVar[str] = "Verlofaanvraag"
    DATUM: ClassVar[str | None] = "ontvangen"

    dossier_id: str = veld("Dossier", naar="dossier")
    grond: Verlofsoort = veld("Waarvoor", default=Verlofsoort.GEWICHTIG)
    ontvangen: date = veld("Ontvangen op")
    van: date = veld("Eerste dag")
    tot: date = veld("Laatste dag")
    dagen: int = veld("Gevraagde schooldagen", minimum=0, maximum=250)
    eerder: int = veld("Al verleend in dit schooljaar", default=0, minimum=0, maximum=250)
    hoofd_gehoord: date | None = veld("Hoofd van de school gehoord", default=None)
    besluit: Verlofbesluit | None = veld("Besluit", default=None)
    besluit_op: date | None = veld("Besluit op", default=None)
    verleend: int | None = veld("Verleende schooldagen", default=None, minimum=0, maximum=250)
    bezwaar: Bezwaar | None = veld("Bezwaar", default=None)
    bezwaar_op: date | None = veld("Bezwaar vastgesteld op", default=None)
    notitie: str = veld("Notitie", default="", notitie=True)

    @property
    def door_leerplicht(self) -> bool:
        """Whether the leerplichtambtenaar decides: more than ten days in all (art. 14 lid 3)."""
        return self.grond is Verlofsoort.GEWICHTIG and self.dagen + self.eerder > HOOGSTENS


POSITIEF = (Vrijstellinguitkomst.VOLDOET, Vrijstellinguitkomst.TOEGEKEND)
"""The outcomes with which it holds in this gemeente."""


def zoals_bekend(v: Vrijstelling, dag: date) -> Vrijstelling | None:
    """Give an appeal as it was known on a day: what is dated later does not exist yet.

    None when it had not come in. `van` and `tot` belong to the outcome.
    """
    if v.ingediend > dag:
        return None
    weg: dict[str, Any] = {}

    def later(op: date | None, *velden: tuple[str, Any]) -> None:
        if op is not None and op > dag:
            weg.update(velden)

    later(v.verklaring_op, ("verklaring_op", None), ("verklaring_door", None), ("duur", None))
    later(v.teruggekeken, ("teruggekeken", None), ("laatst_geplaatst", None))
    later(v.swv_gevraagd, ("swv_gevraagd", None))
    later(v.swv_advies_op, ("swv_advies_op", None), ("swv_advies", None))
    for naam in (
        "plan_op",
        "aanvrager_gehoord",
        "jongere_gehoord",
        "hoofd_gehoord",
        "mbo_gehoord",
        "zorg_gehoord",
        "gemeld_op",
        "arbeidsinspectie_op",
    ):
        later(getattr(v, naam), (naam, None))
    later(
        v.uitkomst_op,
        ("uitkomst", None),
        ("uitkomst_op", None),
        ("van", None),
        ("tot", None),
        ("gemeente", ""),
    )
    later(v.bezwaar_op, ("bezwaar", None), ("bezwaar_op", None))
    return replace(v, **weg) if weg else v


def geldt_op(v: Vrijstelling, dag: date) -> bool:
    """Tell whether a vrijstelling holds on a day, as far as its own period says."""
    return (
        v.uitkomst in POSITIEF
        and v.van is not None
        and v.van <= dag
        and (v.tot is None or dag <= v.tot)
    )
