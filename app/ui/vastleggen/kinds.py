"""UI: per kind of fact how its form looks: order, first field, defaults, shortcut.

What a field is called, which shape it has and whether it is a note comes from
the fact itself (`velden`); here stands only what a form adds to that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.domain.belastbaarheid import Belastbaarheid
from app.domain.dossiers import (
    Afspraak,
    Regie,
    Regiesoort,
    Stapbesluit,
    Taak,
    Toestemming,
    Wacht,
)
from app.domain.feit import Feit, Keuze
from app.domain.handelen import (
    Contact,
    Contactmet,
    Doel,
    Doorgave,
    Herstel,
    Interventie,
    Overleg,
    Overlegsoort,
    Wie,
)
from app.domain.klaarmet import BIJ_TAAK, BIJ_WACHT
from app.domain.mensen import Leerling, Ouder, Verhuizing
from app.domain.notitie import ALTIJD_ONGEOORLOOFD
from app.domain.scholen import Inschrijving
from app.domain.sporen import Spoor
from app.domain.vereist import keur_kenmerk, keur_opbouw
from app.domain.verzuim import (
    Melding,
    Meldingbron,
    MeldingStatus,
    Meldingstatus,
    TeLaat,
    Verzuimperiode,
    Verzuimsoort,
)
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling
from app.services import toestemmingen, vastleggen
from app.ui.vastleggen import vrijstellingvorm as vorm
from app.ui.vastleggen.kader import Kader

if TYPE_CHECKING:
    from db.wijziging import Wijziging

Waarden = Mapping[str, Any]


def _niets(kader: Kader) -> dict[str, Any]:
    """Propose nothing."""
    del kader
    return {}


def _alles_goed(waarden: Waarden) -> None:
    """Demand nothing more than the fact itself does."""
    del waarden


def _opent_niet(ruw: Waarden) -> bool:
    """Leave the notes to the rule of the dossier."""
    del ruw
    return False


@dataclass(frozen=True, slots=True)
class Vastlegsoort:
    """The form of one kind.

    `velden` in the order of the form; `bij_wijzigen` are shown only when a
    fact is corrected. `eerste` takes the focus. `vooruit` are the days that
    look ahead ("vr" is the next one). `meervoud` names a field in which
    several can be ticked at once, each giving a fact. `begin` proposes values,
    `eis` raises InvoerFout for what a person must still fill in, `opent` tells
    whether the fact by itself opens its notes (003 h.3; domain.notitie). `lang` are
    texts of several lines that are no notes. `zichtbaar`, `volg` and `naast` as in `Opzet`.
    """

    soort: type[Feit]
    naam: str
    sneltoets: str
    velden: tuple[str, ...]
    eerste: str
    bij_wijzigen: tuple[str, ...] = ()
    vooruit: frozenset[str] = frozenset()
    meervoud: str = ""
    begin: Callable[[Kader], dict[str, Any]] = _niets
    eis: Callable[[Waarden], None] = _alles_goed
    opent: Callable[[Waarden], bool] = _opent_niet
    labels: Mapping[str, str] = field(default_factory=dict)
    voorstellen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lang: frozenset[str] = frozenset()
    volgt: tuple[str, str, Mapping[str, Keuze]] | None = None
    """A field that proposes another one: (this field, that one, what goes with what)."""
    zonder_menu: bool = False
    zichtbaar: Callable[[Waarden], frozenset[str]] | None = None
    volg: Callable[[Kader, str, Any, Waarden], None] | None = None
    naast: Callable[[Kader, Feit | None], Any] | None = None
    kiezen: frozenset[str] = frozenset()
    """Choices that begin empty, so that none is recorded unseen."""
    leg_vast: Callable[..., Wijziging] = vastleggen.leg_vast
    """What records the new fact(s)."""
    uitleg: str = ""
    """Stands above the fields."""

    @property
    def code(self) -> str:
        """The code of the kind."""
        return self.soort.SOORT


def _contact(k: Kader) -> dict[str, Any]:
    """Propose a call today with the one who is most often called: the first ouder."""
    ouders = [o for o in k.ouders() if o.gezag] or k.ouders()
    met = ouders[0].relatie.value if len(ouders) == 1 else ""
    passend = {c.value: c for c in Contactmet}
    return {"datum": k.peildatum, "met": passend.get(met, Contactmet.OUDERS)}


def _interventie(k: Kader) -> dict[str, Any]:
    return {"datum": k.peildatum, "stap": k.stap}


def _overleg(k: Kader) -> dict[str, Any]:
    return {
        "datum": k.peildatum,
        "stap": k.stap,
        "soort": {s.value: s for s in Overlegsoort}.get(k.tafel, Overlegsoort.ANDERS),
    }


def _school_id(k: Kader) -> str | None:
    return k.beeld.school.id if k.beeld.school else None


def _periode(k: Kader) -> dict[str, Any]:
    return {"eerste_dag": k.peildatum, "school_id": _school_id(k)}


def _te_laat(k: Kader) -> dict[str, Any]:
    maandag = k.peildatum - timedelta(days=k.peildatum.weekday())
    return {"van": maandag, "tot": k.peildatum, "school_id": _school_id(k)}


def _melding(k: Kader) -> dict[str, Any]:
    return {
        "melddatum": k.peildatum,
        "school_id": _school_id(k),
        "bron": Meldingbron.SCHOOL,
        "soort": Verzuimsoort.KENMERK,
    }


def _eis_melding(waarden: Waarden) -> None:
    """Ask what kind of signaal it is, as the screen Meldingen does."""
    keur_kenmerk(waarden["soort"], waarden["kenmerk"])


def _melding_opent(ruw: Waarden) -> bool:
    """Tell whether a melding carries text by itself: DUO's, or evidence of ongeoorloofd verzuim."""
    if ruw["soort"] == Verzuimsoort.KENMERK.value:
        return False
    if ruw["bron"] == Meldingbron.DUO.value:
        return True
    if ruw["soort"] == Verzuimsoort.OVERIG.value:
        return bool(ruw["vermoeden"])
    return ruw["soort"] in {s.value for s in ALTIJD_ONGEOORLOOFD}


def _status(k: Kader) -> dict[str, Any]:
    meldingen = k.meldingen()
    return {
        "datum": k.peildatum,
        "melding_id": meldingen[0].id if meldingen else None,
        "status": Meldingstatus.IN_BEHANDELING,
    }


def _vandaag(k: Kader) -> dict[str, Any]:
    return {"datum": k.peildatum}


def _toestemming(k: Kader) -> dict[str, Any]:
    return {"datum": k.peildatum, "ouder_id": [o.id for o in k.ouders() if o.gezag]}


def _eis_herstel(waarden: Waarden) -> None:
    keur_opbouw(waarden["soort"], waarden["opbouwdatum"])


def _regie(k: Kader) -> dict[str, Any]:
    voorstel = k.beeld.stand.regie_proces
    return {
        "van": k.peildatum,
        "soort": Regiesoort.PROCES,
        "organisatie": voorstel.organisatie if voorstel else "",
        "persoon": voorstel.persoon if voorstel else "",
    }


def _wacht(k: Kader) -> dict[str, Any]:
    return {"van": k.peildatum}


def _afspraak(k: Kader) -> dict[str, Any]:
    return {"datum": k.peildatum, "met": "ouders"}


def _taak(k: Kader) -> dict[str, Any]:
    morgen: date = k.beeld.kalender.volgende_schooldag(k.peildatum + timedelta(days=1))
    return {"datum": morgen, "ambtenaar_id": k.sessie.ambtenaar.id}


def _inschrijving(k: Kader) -> dict[str, Any]:
    return {"van": k.peildatum}


def _verhuizing(k: Kader) -> dict[str, Any]:
    return {"datum": k.peildatum, "van_gemeente": k.beeld.feiten.leerling.woongemeente}


_WIE = ("moeder", "vader", "ouders", "leerling", "school", "jeugdarts", "samenwerkingsverband")
_ORGANISATIES = (
    "school",
    "leerplicht",
    "samenwerkingsverband",
    "CJG",
    "jeugdhulp",
    "wijkteam",
)


def _toetslijst(kader: Kader, feit: Feit | None) -> Any:
    """Make the checks beside a form; imported only now: it draws on the forms itself."""
    from app.ui.vrijstellingen.toetslijst import Toetslijst

    return Toetslijst(kader, feit, Vrijstelling)


def _verloflijst(kader: Kader, feit: Feit | None) -> Any:
    from app.ui.vrijstellingen.toetslijst import Toetslijst

    return Toetslijst(kader, feit, Verlofaanvraag)


DOOR_WIE: Mapping[str, Keuze] = {
    d.value: Wie.SCHOOL if d is Doel.SWV else Wie.LEERPLICHT for d in Doel
}
"""Who mostly passes on: the school to the SWV (003 h.4), leerplicht to others (004 par. 5.6)."""

KINDS: tuple[Vastlegsoort, ...] = (
    Vastlegsoort(
        Contact,
        "Contact",
        "Ctrl+Shift+C",
        ("met", "soort", "geslaagd", "datum", "notitie", "niet_delen"),
        "met",
        begin=_contact,
    ),
    Vastlegsoort(
        Interventie,
        "Interventie",
        "Ctrl+Shift+I",
        ("soort", "wie", "doel", "datum", "stap", "notitie", "niet_delen"),
        "soort",
        begin=_interventie,
    ),
    Vastlegsoort(
        Overleg,
        "Overleg",
        "Ctrl+Shift+O",
        (
            "soort",
            "datum",
            "stap",
            "anoniem",
            "plan",
            "regievoerder",
            "terugkoppeldatum",
            "doel",
            "notitie",
            "niet_delen",
        ),
        "soort",
        vooruit=frozenset({"terugkoppeldatum"}),
        begin=_overleg,
    ),
    Vastlegsoort(
        Verzuimperiode,
        "Verzuimperiode",
        "Ctrl+Shift+V",
        ("soort", "eerste_dag", "laatste_dag", "hele_dagen", "uren", "aanwezig", "school_id"),
        "soort",
        begin=_periode,
    ),
    Vastlegsoort(
        TeLaat,
        "Te laat gekomen",
        "Ctrl+Shift+P",
        ("aantal", "van", "tot", "school_id"),
        "aantal",
        begin=_te_laat,
    ),
    Vastlegsoort(
        Melding,
        "Melding",
        "Ctrl+Shift+M",
        (
            "bron",
            "soort",
            "kenmerk",
            "melddatum",
            "begindatum",
            "einddatum",
            "uren",
            "vermoeden",
            "alle_lessen_gemist",
            "school_id",
            "reden",
            "actie_school",
            "actie_gewenst",
            "toelichting",
            "meldingsnummer",
            "contact_naam",
            "contact_functie",
            "contact_telefoon",
            "contact_email",
        ),
        "bron",
        begin=_melding,
        eis=_eis_melding,
        opent=_melding_opent,
    ),
    Vastlegsoort(
        MeldingStatus,
        "Status van melding",
        "Ctrl+Shift+U",
        ("melding_id", "status", "datum", "reden_afsluiten", "opmerking", "doorgegeven"),
        "status",
        begin=_status,
    ),
    Vastlegsoort(
        Herstel,
        "Herstel of terugval",
        "Ctrl+Shift+H",
        ("soort", "datum", "opbouwdatum", "toelichting"),
        "soort",
        vooruit=frozenset({"opbouwdatum"}),
        begin=_vandaag,
        eis=_eis_herstel,
    ),
    Vastlegsoort(
        Toestemming,
        "Toestemming",
        "Ctrl+Shift+T",
        ("ouder_id", "doel", "besluit", "datum", "tot", "wijze"),
        "doel",
        bij_wijzigen=("ingetrokken_op",),
        vooruit=frozenset({"tot"}),
        meervoud="ouder_id",
        begin=_toestemming,
        labels={"ouder_id": "Van wie"},
    ),
    Vastlegsoort(
        Belastbaarheid,
        "Belastbaarheid",
        "",
        ("antwoord", "van", "persoon", "datum", "tot"),
        "antwoord",
        vooruit=frozenset({"tot"}),
        begin=_vandaag,
        kiezen=frozenset({"antwoord", "van"}),
        uitleg="Alleen het antwoord, niet waardoor. Van een arts of de onafhankelijke psycholoog, "
        "nooit van school of leerplicht. Een arts vertelt dit alleen met toestemming van de "
        "ouders, vanaf 16 jaar van de leerling.",
    ),
    Vastlegsoort(
        Regie,
        "Regie",
        "Ctrl+Shift+R",
        ("soort", "organisatie", "persoon", "van", "tot"),
        "soort",
        vooruit=frozenset({"tot"}),
        begin=_regie,
        leg_vast=toestemmingen.leg_regie_vast,
        voorstellen={"organisatie": _ORGANISATIES},
    ),
    Vastlegsoort(
        Wacht,
        "Wachten op",
        "Ctrl+Shift+W",
        ("op", "tot", "klaar_met", "van", "toelichting"),
        "op",
        bij_wijzigen=("beeindigd",),
        vooruit=frozenset({"tot"}),
        begin=_wacht,
        volgt=("op", "klaar_met", BIJ_WACHT),
    ),
    Vastlegsoort(
        Afspraak,
        "Afspraak",
        "Ctrl+Shift+A",
        ("met", "wat", "uiterlijk", "datum", "niet_delen"),
        "met",
        bij_wijzigen=("uitkomst", "uitkomst_op"),
        vooruit=frozenset({"uiterlijk"}),
        begin=_afspraak,
        labels={"datum": "Gemaakt op"},
        voorstellen={"met": _WIE},
    ),
    Vastlegsoort(
        Taak,
        "Taak",
        "Ctrl+Shift+K",
        ("omschrijving", "datum", "ambtenaar_id", "klaar_met", "elke", "eenheid", "herhaal_tot"),
        "omschrijving",
        bij_wijzigen=("gedaan_op",),
        vooruit=frozenset({"datum", "herhaal_tot"}),
        begin=_taak,
        volgt=("omschrijving", "klaar_met", BIJ_TAAK),
    ),
    Vastlegsoort(
        Doorgave,
        "Doorgegeven",
        "Ctrl+Shift+G",
        ("aan", "door", "datum", "wijze"),
        "aan",
        begin=_vandaag,
        volgt=("aan", "door", DOOR_WIE),
    ),
    Vastlegsoort(
        Ouder,
        "Ouder of verzorger",
        "Ctrl+Shift+Y",
        (
            "relatie",
            "gezag",
            "aanhef",
            "voorletters",
            "tussenvoegsel",
            "achternaam",
            "telefoon",
            "email",
            "taal",
            "tolk",
            "straat",
            "huisnummer",
            "postcode",
            "plaats",
            "geheim_adres",
        ),
        "relatie",
        bij_wijzigen=("tot",),
    ),
    Vastlegsoort(
        Inschrijving,
        "Inschrijving",
        "Ctrl+Shift+J",
        ("school_id", "van", "tot", "klas", "reden_einde"),
        "school_id",
        begin=_inschrijving,
    ),
    Vastlegsoort(
        Verhuizing,
        "Verhuizing",
        "Ctrl+Shift+N",
        (
            "datum",
            "van_gemeente",
            "naar_gemeente",
            "blijft",
            "overgedragen_op",
            "ontvangst_bevestigd",
        ),
        "naar_gemeente",
        begin=_verhuizing,
    ),
    Vastlegsoort(
        Leerling,
        "Gegevens leerling",
        "Ctrl+Shift+E",
        (
            "roepnaam",
            "voornamen",
            "tussenvoegsel",
            "achternaam",
            "geboortedatum",
            "geslacht",
            "bsn",
            "onderwijsnummer",
            "straat",
            "huisnummer",
            "postcode",
            "plaats",
            "geheim_adres",
            "woongemeente",
            "telefoon",
            "email",
            "startkwalificatie",
            "vrij_van_kwalificatieplicht",
            "eerste_schooljaar",
            "overgeslagen",
        ),
        "roepnaam",
    ),
    Vastlegsoort(
        Vrijstelling,
        "Vrijstelling of vervangende leerplicht",
        "Ctrl+Shift+Q",
        vorm.VRIJSTELLINGVELDEN,
        "grond",
        vooruit=frozenset({"van", "tot"}),
        begin=vorm.begin_vrijstelling,
        zichtbaar=vorm.zichtbaar_vrijstelling,
        volg=vorm.volg_vrijstelling,
        naast=_toetslijst,
    ),
    Vastlegsoort(
        Verlofaanvraag,
        "Verlofaanvraag",
        "",
        vorm.VERLOFVELDEN,
        "grond",
        vooruit=frozenset({"van", "tot"}),
        begin=vorm.begin_verlof,
        zichtbaar=vorm.zichtbaar_verlof,
        volg=vorm.volg_verlof,
        naast=_verloflijst,
    ),
    Vastlegsoort(
        Spoor,
        "Spoor",
        "",
        ("begonnen", "organisatie", "persoon", "reden"),
        "begonnen",
        zonder_menu=True,
    ),
    Vastlegsoort(
        Stapbesluit,
        "Stapbesluit",
        "",
        (
            "datum",
            "organisatie",
            "persoon",
            "reden",
            "aantal",
            "eenheid",
            "oplossing",
            "wie",
            "nieuwe_datum",
        ),
        "datum",
        vooruit=frozenset({"nieuwe_datum"}),
        zonder_menu=True,
    ),
)
"""All kinds, in the order of the menu."""

PER_KIND: dict[str, Vastlegsoort] = {k.code: k for k in KINDS}
"""The kinds by the code of their fact."""

VERWIJZING = "verwijzing"
"""The form of where somebody is referred to: the event `doorverwezen` of the protocols."""
SLUITEN, OVERDRAGEN, HEROPENEN, BESLUIT = "sluiten", "overdragen", "heropenen", "besluit"
"""Forms that are no single fact."""
