"""Services: propose which column of a list is which field: by its heading, and by its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.feit import Veld, Vorm, velden
from app.services.uitwisseling.csvlezen import Tabel
from app.services.uitwisseling.datumvormen import beoordeel
from app.services.uitwisseling.lijstlezen import is_onderwijsnummer
from app.services.uitwisseling.profiel import (
    NAAM,
    NIET,
    SCHOOLVELDEN,
    SOORTEN,
    profielen,
    soort_van,
)
from app.services.uitwisseling.soorten import vouw

_PROEF = 200
"""How many cells of a column are looked at for a proposal."""

_ZEKER = 6
"""From this length on a known heading goes before what the cells look like."""

_GENOEG = 0.8
"""From which share of its cells on a column is taken for what they look like."""

GROEPNAAM = {
    "leerling": "Leerling",
    "school": "School",
    "melding": "Melding",
    "status": "Status",
    "inschrijving": "Inschrijving",
    "verzuimperiode": "Verzuim",
    "telaat": "Te laat",
    "toestemming": "Toestemming",
    "regie": "Regie",
    "verwijzing": "Verwijzing",
}
_SCHOOLNAAM = {
    "school.brin_vestiging": "BRIN met vestiging",
    "school.brin": "BRIN",
    "school.vestiging": "Vestiging",
    "school.naam": "Naam van de school",
}
_EXTRA: dict[str, tuple[str, ...]] = {
    NAAM: ("Naam leerling", "Leerling", "Naam", "Volledige naam", "Naam kind"),
    "leerling.roepnaam": ("Voornaam leerling", "Voorn."),
    "leerling.woongemeente": ("Gemnaam", "Gemeentenaam"),
    "melding.meldingsnummer": ("Meldnr", "Kenmerk"),
    "melding.soort": ("Verzuimtype", "Type", "Meldingsoort"),
    "melding.begindatum": ("Van", "Vanaf", "Datum van", "Verzuim vanaf"),
    "melding.einddatum": ("Tot", "Tot en met", "T/m", "Datum tot"),
    "melding.uren": ("Aantal uur", "Uur", "Lesuren"),
    "inschrijving.van": ("Datum inschrijving", "Inschrijfdatum", "Ingeschreven per", "Instroom"),
    "inschrijving.tot": ("Datum uitschrijving", "Uitschrijfdatum", "Uitgeschreven per"),
    "inschrijving.klas": ("Klas", "Groep", "Stamgroep", "Leerjaar"),
    "verzuimperiode.eerste_dag": ("Van", "Datum van", "Vanaf", "Begindatum", "Datum", "Absent van"),
    "verzuimperiode.laatste_dag": ("Tot", "Tot en met", "T/m", "Einddatum", "Datum tot"),
    "verzuimperiode.soort": ("Reden", "Verzuimreden", "Soort", "Type", "Code", "Absentiereden"),
    "verzuimperiode.uren": ("Uren", "Aantal uren", "Lesuren"),
    "telaat.van": ("Van", "Periode van", "Begindatum", "Vanaf"),
    "telaat.tot": ("Tot", "Tot en met", "T/m", "Periode tot", "Einddatum"),
    "toestemming.wie": ("Van", "Door wie", "Gegeven door", "Ouder", "Relatie", "Persoon"),
    "toestemming.ouder_naam": ("Naam ouder", "Achternaam ouder", "Naam ouder/verzorger"),
    "toestemming.doel": ("Doel", "Soort toestemming", "Toestemming voor", "Betreft"),
    "toestemming.besluit": ("Toestemming", "Akkoord", "Besluit", "Gegeven"),
    "toestemming.datum": ("Datum toestemming", "Gegeven op", "Op"),
    "toestemming.tot": ("Geldig tot", "Einddatum", "Tot"),
    "toestemming.ingetrokken_op": ("Ingetrokken", "Datum intrekking"),
    "regie.soort": ("Soort regie", "Type regie"),
    "regie.organisatie": ("Regie", "Regiehouder", "Regie bij", "Instelling", "Regievoerder"),
    "regie.persoon": ("Naam regievoerder", "Contactpersoon", "Casusregisseur"),
    "regie.van": ("Vanaf", "Begindatum", "Sinds", "Datum"),
    "regie.tot": ("Tot", "Einddatum", "T/m"),
    "verwijzing.naar": ("Verwezen naar", "Doorverwezen naar", "Instelling", "Organisatie", "Naar"),
    "verwijzing.datum": ("Datum verwijzing", "Verwijsdatum", "Datum doorverwijzing", "Datum"),
    "verwijzing.stand": ("Status", "Stand", "Stand van zaken", "Status verwijzing"),
    "verwijzing.stand_op": ("Datum status", "Laatst nagevraagd", "Nagevraagd op"),
    "telaat.aantal": ("Te laat", "Aantal te laat", "Aantal keer te laat", "Keer te laat", "Aantal"),
}
"""Headings beside those of the shipped profile."""


@dataclass(frozen=True, slots=True)
class Doelveld:
    """A field that a column can fill: `code` is group.field."""

    code: str
    naam: str
    groep: str
    vorm: Vorm
    verplicht: bool
    keuzen: tuple[tuple[str, str], ...] = ()

    @property
    def titel(self) -> str:
        """Give the name with its group, as a list of choices shows it."""
        return f"{GROEPNAAM[self.groep]}: {self.naam}"


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a column is proposed to be, and why in plain words."""

    veld: str
    waarom: str


def doelvelden(soort: str) -> tuple[Doelveld, ...]:
    """List the fields that a list of a soort can fill, in the order of a person's reading."""
    lijst: list[Doelveld] = []
    for groep in SOORTEN[soort]:
        if groep == "school":
            lijst += [
                Doelveld(code, _SCHOOLNAAM[code], "school", Vorm.TEKST, False)
                for code in SCHOOLVELDEN
            ]
            continue
        if groep == "leerling":
            naam = "Hele naam (achternaam, voornaam)"
            lijst.append(Doelveld(NAAM, naam, "leerling", Vorm.TEKST, False))
        lijst += [_doelveld(groep, v, soort) for v in velden(soort_van(groep)) if _mag(v)]
    return tuple(lijst)


def _doelveld(groep: str, v: Veld, soort: str) -> Doelveld:
    keuzen = tuple((str(k), k.label) for k in v.keuze) if v.keuze else ()
    verplicht = v.verplicht and groep == soort
    return Doelveld(f"{groep}.{v.naam}", v.label, groep, v.vorm, verplicht, keuzen)


def _mag(v: Veld) -> bool:
    return not v.verwijst_naar


def stel_voor(soort: str, tabel: Tabel) -> dict[int, Voorstel]:
    """Propose a field for every column for which there is a good one; each field once.

    A heading that is known goes first, then one that looks like a known one, then the cells.
    """
    gevonden: dict[int, Voorstel] = {}
    bezet: set[str] = set()
    bekend = bekende_koppen(soort)
    for zoek in (_precies, _begint_als):
        for plaats, kop in enumerate(tabel.koppen):
            if plaats in gevonden:
                continue
            veld = zoek(vouw(kop), bekend, bezet)
            # A heading of some length says it; "van" or "nr" may be anything.
            zeker = zoek is _precies and len(vouw(kop)) >= _ZEKER
            if veld is not None and (zeker or _kan(veld, soort, _cellen(tabel, plaats))):
                gevonden[plaats] = Voorstel(veld, "de kop")
                if veld != NIET:
                    bezet.add(veld)
    mogelijk = {d.code for d in doelvelden(soort)}
    for plaats in range(len(tabel.koppen)):
        if plaats not in gevonden:
            voorstel = _uit_cellen(_cellen(tabel, plaats), mogelijk - bezet)
            if voorstel is not None:
                gevonden[plaats] = voorstel
                bezet.add(voorstel.veld)
    return gevonden


def bekende_koppen(soort: str) -> dict[str, list[str]]:
    """Give the headings that are known for the fields of a soort, folded, with their fields."""
    codes = {d.code for d in doelvelden(soort)} | {NIET}
    bekend: dict[str, list[str]] = {}

    def noteer(kop: str, veld: str) -> None:
        if veld in codes and veld not in (lijst := bekend.setdefault(vouw(kop), [])):
            lijst.append(veld)

    for veld, koppen in _EXTRA.items():
        if veld.partition(".")[0] == soort:
            for kop in koppen:
                noteer(kop, veld)
    for profiel in profielen():
        for kolom in profiel.kolommen:
            for kop in kolom.koppen:
                noteer(kop, kolom.veld)
    for d in doelvelden(soort):
        noteer(d.naam, d.code)
        noteer(d.code.partition(".")[2], d.code)
    for veld, koppen in _EXTRA.items():
        for kop in koppen:
            noteer(kop, veld)
    return bekend


def _precies(kop: str, bekend: Mapping[str, Sequence[str]], bezet: set[str]) -> str | None:
    return next((v for v in bekend.get(kop, ()) if v not in bezet or v == NIET), None)


def _begint_als(kop: str, bekend: Mapping[str, Sequence[str]], bezet: set[str]) -> str | None:
    """Find a known heading of some length that this one begins or ends with."""
    if len(kop) < 4:
        return None
    for naam in sorted(bekend, key=len, reverse=True):
        past = kop.startswith(naam) or kop.endswith(naam) or naam.startswith(kop)
        if len(naam) >= 5 and past:
            veld = _precies(naam, bekend, bezet)
            if veld is not None and veld != NIET:
                return veld
    return None


def _cellen(tabel: Tabel, plaats: int) -> list[str]:
    """Give the first filled cells of a column."""
    gevuld = []
    for _, cellen in tabel.rijen:
        if plaats < len(cellen) and (cel := cellen[plaats].strip()):
            gevuld.append(cel)
            if len(gevuld) == _PROEF:
                break
    return gevuld


def _kan(veld: str, soort: str, cellen: Sequence[str]) -> bool:
    """Tell whether the cells do not contradict a heading: dates under a date, no words."""
    doel = next((d for d in doelvelden(soort) if d.code == veld), None)
    if doel is None or not cellen:
        return True
    if doel.vorm is Vorm.DAG:
        oordeel = beoordeel(cellen)
        return oordeel.gelezen >= oordeel.totaal * 0.5
    if doel.vorm in (Vorm.GETAL, Vorm.KOMMA):
        return _deel(cellen, re.compile(r"[+-]?\d+(?:[.,]\d+)?").fullmatch) >= 0.5
    if veld in ("leerling.achternaam", "leerling.roepnaam"):
        return _deel(cellen, re.compile(r"[\d\W]+").fullmatch) < 0.5
    return True


def _uit_cellen(cellen: Sequence[str], mogelijk: set[str]) -> Voorstel | None:
    """Propose a field by what the cells look like."""
    if len(cellen) < 2:
        return None
    for veld, past, waarom in _VORMEN:
        if veld in mogelijk and _deel(cellen, past) >= _GENOEG:
            return Voorstel(veld, waarom)
    return None


def _deel(cellen: Sequence[str], past: Callable[[str], object]) -> float:
    return sum(1 for c in cellen if past(c)) / len(cellen) if cellen else 0.0


def _is_bsn(cel: str) -> bool:
    from stdnum.nl import bsn

    cijfers = re.sub(r"[ .\-]", "", cel)
    return len(cijfers) in (8, 9) and cijfers.isdecimal() and bool(bsn.is_valid(cijfers.zfill(9)))


def _is_jong(cel: str) -> bool:
    """Tell a birth date: a date of some years ago, which no absence is."""
    jaren = re.findall(r"(?:19|20)\d\d", cel)
    return bool(jaren) and 1995 <= int(jaren[0]) <= 2022 and re.search(r"\d\D\d", cel) is not None


_VORMEN: tuple[tuple[str, Callable[[str], object], str], ...] = (
    ("leerling.bsn", _is_bsn, "de nummers voldoen aan de elfproef"),
    (
        "leerling.onderwijsnummer",
        is_onderwijsnummer,
        "nummers van negen cijfers die met 10 beginnen",
    ),
    (
        "school.brin_vestiging",
        re.compile(r"\d\d[A-Za-z]{2}[ \-]?\d\d").fullmatch,
        "BRIN met vestiging",
    ),
    ("school.brin", re.compile(r"\d\d[A-Za-z]{2}").fullmatch, "BRIN"),
    ("leerling.postcode", re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}").fullmatch, "postcodes"),
    ("leerling.geboortedatum", _is_jong, "datums van jaren geleden"),
    (
        "leerling.geslacht",
        re.compile(r"[MVXmvx]|[Mm]an|[Vv]rouw|[Jj]ongen|[Mm]eisje").fullmatch,
        "m of v",
    ),
    ("leerling.email", re.compile(r"[^@\s]+@[^@\s]+\.\w+").fullmatch, "e-mailadressen"),
    ("leerling.telefoon", re.compile(r"(?:\+31|0)[\d \-]{8,12}").fullmatch, "telefoonnummers"),
    (
        NAAM,
        re.compile(r"[^\d,]{2,40}, ?[^\d,]{2,40}").fullmatch,
        "namen met een komma ertussen",
    ),
)


def geziene_waarden(tabel: Tabel, plaats: int) -> list[tuple[str, int]]:
    """List the values that occur in a column with how often, the most frequent first."""
    tel: Counter[str] = Counter(
        " ".join(cellen[plaats].split())
        for _, cellen in tabel.rijen
        if plaats < len(cellen) and cellen[plaats].strip()
    )
    return sorted(tel.items(), key=lambda p: (-p[1], p[0].casefold()))


def vertaling(veld: Doelveld, waarden: Sequence[str]) -> dict[str, str]:
    """Propose for each value which of our codes it means; "" where nobody can tell."""
    woorden: dict[str, str] = {}
    for profiel in profielen():
        for kolom in profiel.kolommen:
            if kolom.veld == veld.code:
                woorden |= kolom.woorden
    woorden |= _WOORDEN.get(veld.code, {})
    eigen = {label.casefold(): code for code, label in veld.keuzen}
    eigen |= {code.casefold(): code for code, _ in veld.keuzen}
    begin = sorted(
        ((w[:-1], c) for w, c in woorden.items() if w.endswith("*")), key=lambda p: -len(p[0])
    )
    uit = {}
    for waarde in waarden:
        klein = " ".join(waarde.casefold().split())
        uit[waarde] = (
            woorden.get(klein)
            or eigen.get(klein)
            or next((c for w, c in begin if klein.startswith(w)), "")
        )
    return uit


_WOORDEN = {
    "verzuimperiode.soort": {
        "ziek": "ziekte",
        "ziekgemeld": "ziekte",
        "ziek *": "ziekte",
        "ziekte *": "ziekte",
        "z": "ziekte",
        "dokter": "geoorloofd",
        "dokter *": "geoorloofd",
        "tandarts": "geoorloofd",
        "orthodontist": "geoorloofd",
        "verlof": "geoorloofd",
        "verlof *": "geoorloofd",
        "geoorloofd *": "geoorloofd",
        "g": "geoorloofd",
        "o": "ongeoorloofd",
        "spijbelen": "ongeoorloofd",
        "absent": "ongeoorloofd",
        "ongeoorloofd *": "ongeoorloofd",
    },
    "toestemming.wie": {
        "ouders": "gezag",
        "beide ouders": "gezag",
        "allebei": "gezag",
        "mama": "moeder",
        "papa": "vader",
        "kind": "leerling",
        "jongere": "leerling",
        "zelf": "leerling",
        "stiefvader": "verzorger",
        "stiefmoeder": "verzorger",
        "pleegmoeder": "pleegouder",
        "pleegvader": "pleegouder",
    },
    "toestemming.doel": {
        "kernteam*": "kernteam",
        "jeugdarts": "jeugdarts",
        "ggd": "jeugdarts",
        "leerplicht*": "leerplicht",
        "swv": "swv",
        "samenwerkingsverband": "swv",
    },
    "toestemming.besluit": {
        "ja": "gegeven",
        "j": "gegeven",
        "akkoord": "gegeven",
        "nee": "geweigerd",
        "n": "geweigerd",
        "niet akkoord": "geweigerd",
        "geen toestemming": "geweigerd",
    },
    "toestemming.wijze": {
        "schriftelijk": "formulier",
        "mail": "e-mail",
        "telefonisch": "mondeling",
    },
    "regie.soort": {
        "proces": "proces",
        "procesregie": "proces",
        "inhoud": "inhoud",
        "inhoudelijk": "inhoud",
        "casusregie": "inhoud",
    },
    "verwijzing.stand": {
        "gestart": "in_bemiddeling",
        "begonnen": "in_bemiddeling",
        "loopt": "in_bemiddeling",
        "wacht*": "wachtlijst",
        "afgewezen": "niet_in_behandeling",
        "geweigerd": "niet_in_behandeling",
        "no-show": "niet_verschenen",
        "no show": "niet_verschenen",
        "klaar": "afgerond",
        "afgesloten": "afgerond",
    },
}
"""Words of other administrations for what is a closed list here."""
