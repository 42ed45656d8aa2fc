"""Domain: whether a fact can be right at all, before it is written.

Only what is impossible is refused (beslissingen, Import: "impossible ones are rejected");
what is odd is for a warning elsewhere. The same bounds stand as CHECKs in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from app.domain.bsn import controleer_bsn
from app.domain.delen import keur_bron_van_advies
from app.domain.documenten import GROOTST, Document
from app.domain.dossiers import Afspraak, Besluitsoort, Dossier, Stapbesluit, Taak
from app.domain.feit import Feit, Veld, Vorm, velden
from app.domain.fouten import InvoerFout
from app.domain.handelen import Brief, Ondertekening, Ontvangersoort
from app.domain.mensen import Leerling
from app.domain.opsporingkeuring import OPSPORINGSKEUR, OPSPORINGSLENGTEN, OPSPORINGSPAREN
from app.domain.overdracht import Overdracht, Pakket, Verwant
from app.domain.scholen import School, Vakantie, VrijeDag
from app.domain.sporen import Gebeurtenis, Spoor
from app.domain.team import Protocolkeuze
from app.domain.verzuim import Melding, Meldingbron, Verzuimsoort
from app.domain.vrijstellingkeuring import VRIJSTELLINGKEUR, VRIJSTELLINGPAREN

EERSTE_DAG = date(1900, 1, 1)
LAATSTE_DAG = date(2199, 12, 31)

LANGST_VRIJ = 366
"""Days; a holiday or closure that lasts longer is a slip of the pen in its year."""

LENGTE = 1_000
LENGTE_NOTITIE = 20_000
LENGTE_NAAM = 80
_LENGTE: dict[tuple[str, str], int] = {
    ("instelling", "waarde"): 3_000_000,
    ("teamprotocol", "toml"): 500_000,
    ("importprofiel", "toml"): 500_000,
    ("sjabloonversie", "toml"): 200_000,
    ("ondertekening", "invulling"): 100_000,
    ("verzending", "invulling"): 100_000,
    ("samenvoeging", "gegevens"): 3_000_000,
    # Who or what, in a few words: no room for a note beside the note (003 h.3).
    ("afspraak", "met"): LENGTE_NAAM,
    ("inschrijving", "reden_einde"): LENGTE_NAAM,
    ("meldingstatus", "reden_afsluiten"): LENGTE_NAAM,
    ("meldingstatus", "opmerking"): LENGTE_NAAM,
    ("overleg", "regievoerder"): LENGTE_NAAM,
    ("belastbaarheid", "persoon"): LENGTE_NAAM,
    ("regie", "organisatie"): LENGTE_NAAM,
    ("regie", "persoon"): LENGTE_NAAM,
    ("stapbesluit", "persoon"): LENGTE_NAAM,
    ("stapbesluit", "wie"): LENGTE_NAAM,
    ("spoor", "persoon"): LENGTE_NAAM,
    ("gebeurtenis", "persoon"): LENGTE_NAAM,
    ("document", "titel"): 200,
    ("document", "bestandsnaam"): 255,
    ("document", "van_wie"): LENGTE_NAAM,
    ("pakket", "gemeente"): LENGTE_NAAM,
    ("vrijstelling", "gemeente"): LENGTE_NAAM,
    **OPSPORINGSLENGTEN,
}

PAREN: dict[str, tuple[tuple[str, str], ...]] = {
    "schoolcontact": (("van", "tot"),),
    "schoolambtenaar": (("van", "tot"),),
    "schoolafspraak": (("datum", "opnieuw"), ("datum", "tot")),
    "schoolbezoek": (("datum", "aan_schoolleiding"), ("datum", "aan_bestuur")),
    "absoluutbevinding": (("datum", "tot"),),
    "schoolnorm": (("van", "tot"),),
    "protocolkeuze": (("van", "tot"),),
    "vrijedag": (("eerste_dag", "laatste_dag"),),
    "vakantie": (("eerste_dag", "laatste_dag"),),
    "inschrijving": (("van", "tot"),),
    "verhuizing": (("overgedragen_op", "ontvangst_bevestigd"),),
    "dossier": (("geopend", "gesloten"),),
    "behandelaar": (("van", "tot"),),
    "verzuimperiode": (("eerste_dag", "laatste_dag"),),
    "telaat": (("van", "tot"),),
    "melding": (("begindatum", "einddatum"),),
    "toestemming": (("datum", "tot"), ("datum", "ingetrokken_op")),
    "belastbaarheid": (("datum", "tot"),),
    "regie": (("van", "tot"),),
    "wacht": (("van", "tot"), ("van", "beeindigd")),
    "afspraak": (("datum", "uiterlijk"), ("datum", "uitkomst_op")),
    "overleg": (("datum", "terugkoppeldatum"),),
    "herstel": (("datum", "opbouwdatum"),),
    "stapbesluit": (("datum", "nieuwe_datum"),),
    "spoor": (("begonnen", "geeindigd"),),
    "gebeurtenis": (("datum", "tot"),),
    "brief": (("datum", "retour_op"),),
    "ondertekening": (("datum", "uitkomst_op"),),
    "overdracht": (("van", "tot"), ("aangeboden", "antwoord_op")),
    "heropening": (("gesloten", "heropend"),),
    "pakket": (("datum", "ontvangst_bevestigd"),),
    "taak": (("gemaakt_op", "gedaan_op"), ("datum", "herhaal_tot")),
    "uitstel": (("datum", "tot"),),
    **VRIJSTELLINGPAREN,
    **OPSPORINGSPAREN,
}
"""Per kind the fields of which the second may not lie before the first."""

_CODES: dict[tuple[str, str], tuple[str, str]] = {
    **dict.fromkeys(
        [
            ("spoor", "protocol"),
            ("spoor", "code"),
            ("spoor", "uitkomst"),
            ("gebeurtenis", "spoor"),
            ("gebeurtenis", "soort"),
            ("gebeurtenis", "uitkomst"),
            ("stapbesluit", "spoor"),
            ("document", "mediatype"),
            ("melding", "kenmerk"),
        ],
        (r"[A-Za-z0-9_.:/=+-]*", "een code zonder spaties"),
    ),
    ("gebeurtenis", "poorten"): (r"[A-Za-z0-9_.:/=+ -]*", "codes met een spatie ertussen"),
    ("stapbesluit", "poorten"): (r"[A-Za-z0-9_.:/=+ -]*", "codes met een spatie ertussen"),
    ("stapbesluit", "antwoorden"): (
        r"([A-Za-z0-9_.-]+=[A-Za-z0-9_.-]+( |$))*",
        "antwoorden als vraag=antwoord, met een spatie ertussen",
    ),
}
"""Fields that hold codes of a protocol: no room for a note beside the note (003 h.3)."""

_STUURTEKENS = {i: None for i in range(32) if chr(i) not in "\n\t"}


def keur(feit: Feit, vandaag: date) -> None:
    """Raise InvoerFout, with the name of the field, when a fact cannot be right.

    `vandaag` bounds birth dates only; other facts may lie in the future.
    """
    for naam, proef in _proeven(type(feit)):
        proef(getattr(feit, naam))
    for eerste, tweede in PAREN.get(feit.SOORT, ()):
        begin, eind = getattr(feit, eerste), getattr(feit, tweede)
        if begin is not None and eind is not None and eind < begin:
            _weiger_volgorde(type(feit), eerste, tweede)
    extra = _EXTRA.get(feit.SOORT)
    if extra is not None:
        extra(feit, vandaag)


def _proeven(soort: type[Feit]) -> tuple[tuple[str, Callable[[Any], None]], ...]:
    """Give the check of each single field of a kind (remembered)."""
    gemaakt = _GEMAAKT.get(soort)
    if gemaakt is None:
        gemaakt = tuple((v.naam, _proef(soort, v)) for v in velden(soort))
        _GEMAAKT[soort] = gemaakt
    return gemaakt


_GEMAAKT: dict[type[Feit], tuple[tuple[str, Callable[[Any], None]], ...]] = {}


def _proef(soort: type[Feit], v: Veld) -> Callable[[Any], None]:
    """Make the check of one field."""
    if v.vorm is Vorm.TEKST:
        return _proef_tekst(soort, v)
    if v.vorm is Vorm.DAG:
        return _proef_dag(soort, v)
    if v.vorm is Vorm.KEUZE:
        return _proef_keuze(soort, v)
    if v.vorm is Vorm.VERWIJZING:
        return _proef_verwijzing(soort, v)
    if v.vorm is Vorm.JANEE:
        return _proef_janee(v)
    return _proef_getal(soort, v)


def _mag_leeg(soort: type[Feit], v: Veld) -> bool:
    """Tell whether a field may be None."""
    return "None" in str(soort.__dataclass_fields__[v.naam].type)


def langste(soort: str, v: Veld) -> int:
    """Give how many characters a text field of a kind (by its code) may hold."""
    return _LENGTE.get((soort, v.naam), LENGTE_NOTITIE if v.notitie else LENGTE)


def _proef_tekst(soort: type[Feit], v: Veld) -> Callable[[Any], None]:
    grens = langste(soort.SOORT, v)
    patroon, wat = _CODES.get((soort.SOORT, v.naam), ("", ""))

    def proef(tekst: Any) -> None:
        if patroon and isinstance(tekst, str) and not re.fullmatch(patroon, tekst):
            raise InvoerFout(f"{v.label} is geen code.", f"Gebruik {wat}.", veld=v.naam)
        if not tekst or len(tekst) > grens or not tekst.isprintable() or tekst.isspace():
            weeg(tekst)

    def weeg(tekst: Any) -> None:
        if not isinstance(tekst, str):
            raise TypeError(v.naam)
        if v.verplicht and not tekst.strip():
            _leeg(v)
        if len(tekst) > grens:
            raise InvoerFout(
                f"{v.label} is te lang: {len(tekst)} tekens.",
                f"Gebruik hoogstens {grens} tekens.",
                veld=v.naam,
            )
        if len(tekst.translate(_STUURTEKENS)) != len(tekst):
            raise InvoerFout(
                f"{v.label} bevat een teken dat niet kan worden opgeslagen.",
                "Typ de tekst opnieuw.",
                veld=v.naam,
            )

    return proef


def _proef_dag(soort: type[Feit], v: Veld) -> Callable[[Any], None]:
    leeg = _mag_leeg(soort, v)

    def proef(dag: Any) -> None:
        if dag is None:
            if not leeg:
                _leeg(v)
        elif type(dag) is not date:
            raise TypeError(v.naam)
        elif not EERSTE_DAG <= dag <= LAATSTE_DAG:
            raise InvoerFout(
                f"{v.label} ligt te ver weg: {dag:%d-%m-}{dag.year}.",
                "Controleer het jaar.",
                veld=v.naam,
            )

    return proef


def _proef_keuze(soort: type[Feit], v: Veld) -> Callable[[Any], None]:
    leeg, keuze = _mag_leeg(soort, v), v.keuze
    assert keuze is not None

    def proef(waarde: Any) -> None:
        if type(waarde) is not keuze:
            if waarde is not None:
                raise TypeError(v.naam)
            if not leeg:
                _leeg(v)

    return proef


def _proef_verwijzing(soort: type[Feit], v: Veld) -> Callable[[Any], None]:
    leeg = _mag_leeg(soort, v)

    def proef(waarde: Any) -> None:
        if not waarde and not (leeg and waarde is None):
            _leeg(v)

    return proef


def _proef_getal(soort: type[Feit], v: Veld) -> Callable[[Any], None]:
    leeg = _mag_leeg(soort, v)
    laag = float("-inf") if v.minimum is None else v.minimum
    hoog = float("inf") if v.maximum is None else v.maximum

    def proef(getal: Any) -> None:
        if getal is None:
            if not leeg:
                _leeg(v)
        elif not isinstance(getal, int | float) or isinstance(getal, bool):
            raise TypeError(v.naam)
        elif not laag <= getal <= hoog:
            raise InvoerFout(
                f"{v.label} moet tussen {laag:g} en {hoog:g} liggen.",
                "Pas het getal aan.",
                veld=v.naam,
            )

    return proef


def _proef_janee(v: Veld) -> Callable[[Any], None]:
    def proef(waarde: Any) -> None:
        if type(waarde) is not bool:
            raise TypeError(v.naam)

    return proef


def _leeg(v: Veld) -> None:
    """Refuse an empty field."""
    raise InvoerFout(f"{v.label} is niet ingevuld.", "Vul dit veld in.", veld=v.naam)


def _weiger_volgorde(soort: type[Feit], eerste: str, tweede: str) -> None:
    """Refuse an end before its begin."""
    label = {v.naam: v.label for v in velden(soort)}
    raise InvoerFout(
        f"{label[tweede]} ligt voor {label[eerste].lower()}.",
        "Controleer beide datums.",
        veld=tweede,
    )


def _keur_leerling(feit: Feit, vandaag: date) -> None:
    assert isinstance(feit, Leerling)
    if feit.geboortedatum > vandaag:
        raise InvoerFout(
            "De geboortedatum ligt in de toekomst.", "Controleer de datum.", veld="geboortedatum"
        )
    if feit.bsn and controleer_bsn(feit.bsn) != feit.bsn:
        raise InvoerFout(
            "Een BSN wordt opgeslagen als negen cijfers, zonder punten of spaties.",
            "Typ alleen de cijfers.",
            veld="bsn",
        )


def _keur_school(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, School)
    if feit.brin and not (len(feit.brin) == 4 and feit.brin.isascii() and feit.brin.isalnum()):
        raise InvoerFout("Een BRIN heeft vier tekens.", "Bijvoorbeeld 00AA.", veld="brin")
    v = feit.vestiging
    if v and not (len(v) == 2 and v.isascii() and v.isdigit()):
        raise InvoerFout(
            "Een vestigingsnummer heeft twee cijfers.", "Bijvoorbeeld 00.", veld="vestiging"
        )


def _keur_vrij(feit: Feit, _vandaag: date) -> None:
    """Refuse a stretch that leaves a school without any schooldag: no term would ever end."""
    assert isinstance(feit, VrijeDag | Vakantie)
    if (feit.laatste_dag - feit.eerste_dag).days > LANGST_VRIJ:
        raise InvoerFout(
            "Dit is langer dan een jaar zonder school.",
            "Controleer het jaar van de laatste dag.",
            veld="laatste_dag",
        )


def _keur_melding(feit: Feit, _vandaag: date) -> None:
    """Refuse a signaal of DUO: it is preventief and never one of DUO's meldingen (000 par. 3.1)."""
    assert isinstance(feit, Melding)
    if feit.soort is Verzuimsoort.KENMERK and feit.bron is Meldingbron.DUO:
        raise InvoerFout(
            "Een signaal komt niet van DUO.",
            "Kies als bron de school, een ouder of een eigen signaal.",
            veld="bron",
        )


def _keur_dossier(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Dossier)
    if (feit.gesloten is None) != (feit.sluitreden is None):
        raise InvoerFout(
            "Bij een gesloten dossier horen een datum en een reden.",
            "Vul beide in of laat beide leeg.",
            veld="sluitreden" if feit.sluitreden is None else "gesloten",
        )


def _keur_afspraak(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Afspraak)
    if (feit.uitkomst is None) != (feit.uitkomst_op is None):
        raise InvoerFout(
            "Bij een uitkomst hoort de dag waarop.",
            "Vul beide in of laat beide leeg.",
            veld="uitkomst" if feit.uitkomst is None else "uitkomst_op",
        )


def _keur_taak(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Taak)
    if (feit.elke is None) != (feit.eenheid is None):
        raise InvoerFout(
            "Een taak die terugkomt heeft een aantal en een eenheid.",
            "Vul beide in of laat beide leeg.",
            veld="elke" if feit.elke is None else "eenheid",
        )
    if feit.herhaal_tot is not None and feit.elke is None:
        raise InvoerFout(
            "Deze taak komt niet terug.", "Vul in na hoe lang, of laat dit leeg.", veld="elke"
        )


def _keur_stapbesluit(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Stapbesluit)
    if not feit.stap.strip() and not feit.spoor:
        raise InvoerFout("Stap is niet ingevuld.", "Vul dit veld in.", veld="stap")
    if (feit.aantal is None) != (feit.eenheid is None):
        raise InvoerFout(
            "Een termijn heeft een aantal en een eenheid.",
            "Vul beide in of laat beide leeg.",
            veld="aantal" if feit.aantal is None else "eenheid",
        )
    if feit.soort is Besluitsoort.ANDERE_TERMIJN and feit.aantal is None:
        raise InvoerFout(
            "Bij een andere termijn hoort hoe lang die is.", "Vul de termijn in.", veld="aantal"
        )
    met_datum = (Besluitsoort.AANDACHTSDATUM, Besluitsoort.ANDERE_OPLOSSING)
    if feit.soort in met_datum and feit.nieuwe_datum is None:
        raise InvoerFout(
            "Bij dit besluit hoort een nieuwe datum.", "Vul de datum in.", veld="nieuwe_datum"
        )


def _keur_spoor(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Spoor)
    if feit.uitkomst and feit.geeindigd is None:
        raise InvoerFout(
            "Bij een uitkomst hoort de dag waarop het spoor eindigde.",
            "Vul die dag in of laat de uitkomst leeg.",
            veld="geeindigd",
        )


def _keur_protocolkeuze(feit: Feit, _vandaag: date) -> None:
    """Refuse a choice for a school and a gemeente at once: it would be unclear which rules."""
    assert isinstance(feit, Protocolkeuze)
    if feit.school_id is not None and feit.gemeente:
        raise InvoerFout(
            "Kies een school of een gemeente, niet allebei.",
            "Maak voor elk een eigen keuze.",
            veld="gemeente",
        )


def _keur_brief(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Brief)
    for soort, naam, wie in (
        (Ontvangersoort.OUDER, "ouder_id", "ouder"),
        (Ontvangersoort.SCHOOL, "school_id", "school"),
        (Ontvangersoort.PARTNER, "partner_id", "partner"),
    ):
        if (feit.aan is soort) != (getattr(feit, naam) is not None):
            raise InvoerFout(
                f"Een brief aan een {wie} noemt die {wie}; een andere brief niet.",
                "Kies de ontvanger opnieuw.",
                veld=naam,
            )
    if (feit.retour_op is None) != (feit.retour_reden is None):
        raise InvoerFout(
            "Bij een brief die terugkwam horen een dag en een reden.",
            "Vul beide in of laat beide leeg.",
            veld="retour_op" if feit.retour_op is None else "retour_reden",
        )
    if feit.sha256 and not _is_vinger(feit.sha256):
        raise InvoerFout(
            "De vingerafdruk van de PDF klopt niet.", "Maak de brief opnieuw.", veld="sha256"
        )


def _keur_ondertekening(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Ondertekening)
    if (feit.uitkomst is None) != (feit.uitkomst_op is None):
        raise InvoerFout(
            "Bij een uitkomst hoort de dag waarop.",
            "Vul beide in of laat beide leeg.",
            veld="uitkomst" if feit.uitkomst is None else "uitkomst_op",
        )


def _is_vinger(tekst: str) -> bool:
    """Tell whether a text is a sha256 in hex."""
    return len(tekst) == 64 and set(tekst) <= set("0123456789abcdef")


def _keur_vinger(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Document | Pakket)
    if isinstance(feit, Document) and not 1 <= feit.grootte <= GROOTST:
        raise InvoerFout(
            "Een document is hoogstens 50 MB, en niet leeg.",
            "Scan het met een lagere kwaliteit.",
            veld="grootte",
        )
    if not _is_vinger(feit.sha256):
        raise InvoerFout(
            "De vingerafdruk van het bestand klopt niet.",
            "Voeg het bestand opnieuw toe.",
            veld="sha256",
        )


def _keur_overdracht(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Overdracht)
    if feit.aan_id == feit.door_id:
        raise InvoerFout(
            "Een dossier draagt u over aan een ander.", "Kies een collega.", veld="aan_id"
        )
    if (feit.antwoord is None) != (feit.antwoord_op is None):
        raise InvoerFout(
            "Bij een antwoord hoort de dag waarop.",
            "Vul beide in of laat beide leeg.",
            veld="antwoord" if feit.antwoord is None else "antwoord_op",
        )


def _keur_verwant(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Verwant)
    if feit.leerling_id == feit.ander_id:
        raise InvoerFout(
            "Een leerling is geen broer of zus van zichzelf.",
            "Kies een andere leerling.",
            veld="ander_id",
        )


def _keur_gebeurtenis(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Gebeurtenis)
    keur_bron_van_advies(feit)


_EXTRA: dict[str, Callable[[Feit, date], None]] = {
    "leerling": _keur_leerling,
    "school": _keur_school,
    "vrijedag": _keur_vrij,
    "vakantie": _keur_vrij,
    "melding": _keur_melding,
    "dossier": _keur_dossier,
    "afspraak": _keur_afspraak,
    "stapbesluit": _keur_stapbesluit,
    "spoor": _keur_spoor,
    "gebeurtenis": _keur_gebeurtenis,
    "protocolkeuze": _keur_protocolkeuze,
    "brief": _keur_brief,
    "ondertekening": _keur_ondertekening,
    "document": _keur_vinger,
    "pakket": _keur_vinger,
    "overdracht": _keur_overdracht,
    "verwant": _keur_verwant,
    "taak": _keur_taak,
    **VRIJSTELLINGKEUR,
    **OPSPORINGSKEUR,
}
