"""Services: the values of a protocol file that a team can change in a form, found in its TOML.

Everything that is a number, a term, a boundary, a text, a list or a switch is a
field; how rules hang together (codes, which stap tips to which, what a poort
asks) is changed in the TOML itself (LEESMIJ). New kinds of rules are found by
the shape of their values, so that nothing has to be added here for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.dossiers import Eenheid
from app.protocol.tekst import toon_termijn

Pad = tuple[str | int, ...]
"""The way to a value in the TOML: keys, and places in lists."""


class Veldsoort(StrEnum):
    """What a value is, and so how a form shows it."""

    TERMIJN = "termijn"
    DREMPEL = "drempel"
    GETAL = "getal"
    TEKST = "tekst"
    LIJST = "lijst"
    WOORDEN = "woorden"
    JANEE = "ja of nee"


@dataclass(frozen=True, slots=True)
class Regelveld:
    """One value. `pad` leads to it, `regelpad` to the rule it belongs to.

    `waarde` is a plain Python value: a mapping for a term or threshold, a
    mapping code -> text for WOORDEN, a list of texts for LIJST.
    """

    pad: Pad
    regelpad: Pad
    groep: str
    regel: str
    label: str
    soort: Veldsoort
    waarde: Any

    @property
    def toon(self) -> str:
        """The value in words."""
        return toon_waarde(self.soort, self.waarde)


_GROEPEN: Mapping[str, str] = {
    "": "Het protocol",
    "stap": "Stappen",
    "vraag": "Vragen bij het kantelpunt",
    "poort": "Poorten",
    "signaal": "Signalen",
    "spoor": "Sporen",
    "definitie": "Definities",
    "gebeurtenis": "Gebeurtenissen",
    "instroom": "Datums buiten de stappen",
    "nazorg": "Datums buiten de stappen",
    "opbouw": "Datums buiten de stappen",
    "zonder_stap": "Datums buiten de stappen",
    "spoor_aandacht": "Datums buiten de stappen",
    "leeftijdsgrens": "Datums buiten de stappen",
    "grenzen": "Grenzen van de lijsten",
    "zonder_ladder": "Zonder stappen",
}
_LABELS: Mapping[str, str] = {
    "naam": "Naam",
    "titel": "Titel",
    "toelichting": "Toelichting",
    "doel": "Doel",
    "wat": "Wat er gebeurt",
    "documenten": "Documenten",
    "tekst": "Tekst",
    "vraag": "Vraag",
    "antwoorden": "Antwoorden",
    "open": "Tekst als hij open is",
    "dicht": "Tekst als hij dicht is",
    "actie": "Wat er moet gebeuren",
    "actie_daarna": "Wat er daarna moet gebeuren",
    "geen": "Als het feit er nog niet is",
    "termijn": "Termijn",
    "uiterlijk": "Uiterlijk",
    "hoogstens": "Langer mag tot",
    "herhaal": "Komt terug na",
    "binnen": "Niet ouder dan",
    "venster": "Geteld over",
    "drempel": "Drempel",
    "vooraf": "Dagen vooraf zichtbaar",
    "jaren": "Leeftijd in jaren",
    "minimum": "Minstens",
    "maximum": "Hoogstens",
    "keer": "Hoe vaak",
    "uren_per_dag": "Uren voor een hele dag",
    "te_laat_uren": "Uren per keer te laat",
    "aan": "Staat aan",
    "verplicht": "Verplicht",
    "leg_uit": "Verdergaan vraagt een reden",
    "standaard": "Geldt zonder dat iemand het kiest",
    "herhalen": "Herhalen kan",
    "herhalen_reden": "Bij herhalen leggen we vast",
    "notitie": "Er mag een notitie bij",
    "uitkomsten": "Uitkomsten",
    "aantal": "Woord bij het aantal",
    "tot": "Woord bij de tweede datum",
    "persoon": "Woord bij de persoon",
    "telt_als": "Telt als",
    "ontbreekt": "Wat er ontbreekt",
    "allen": "Allen",
    "zo_nodig": "Zo nodig",
    "overdracht": "Wanneer de regie overgaat",
    "organisatie": "Organisatie",
}
_DELEN: Mapping[str, str] = {
    "kantelpunt": "kantelpunt",
    "aandacht": "aandachtsdatum",
    "betrokkenen": "betrokkenen",
    "regie": "regie",
    "inhoud": "inhoud",
    "proces": "proces",
    "vanaf": "telt vanaf",
    "eis": "eis",
    "als": "alleen als",
    "klaar": "klaar",
    "start": "begin",
    "einde": "einde",
    "voorstel": "voorstel",
    "van": "deel",
}
_STRUCTUUR = frozenset(
    {
        "code", "soort", "bron", "naar", "alternatief", "feit", "naast", "overstap", "stap",
        "stappen", "voor", "na", "soorten", "met", "wie", "verzuim", "sinds", "spoor", "norm",
        "geldig_vanaf", "begin", "laag", "varianten", "documenten_", "sluit_alles", "schoolveld",
        "langer", "korter", "door", "vragen", "stelt_voor", "welke", "regie_", "legt_vast",
        "opnieuw_na", "vermoeden", "geldig", "plan", "regievoerder", "opsporing", "team",
        "wettelijk", "terug", "op_begin", "rust_bij", "grens", "eenheid",
    }
)  # fmt: skip
"""Keys that say how rules hang together."""
_TERMIJN = frozenset({"termijn", "uiterlijk", "hoogstens", "herhaal", "binnen", "venster"})
_EENHEDEN = {str(e): e for e in Eenheid}
_GRENS = {"langer_dan": "de laatste dag telt nog", "vanaf": "op die dag is het zover"}
_DREMPEL = {"vanaf": "vanaf", "langer_dan": "boven"}


def regelvelden(document: Mapping[str, Any]) -> tuple[Regelveld, ...]:
    """Find every value of a protocol file that a form can change, in the order of the file."""
    return tuple(_top(document))


def _top(document: Mapping[str, Any]) -> Iterator[Regelveld]:
    """Walk the top of the file: its head, and every kind of rule."""
    kop = {k: w for k, w in document.items() if not isinstance(w, (Mapping, list))}
    yield from _tabel(kop, (), (), "", str(document.get("titel", "")), "")
    for sleutel, waarde in document.items():
        groep = _GROEPEN.get(sleutel)
        if groep is None:
            continue
        if isinstance(waarde, list):
            for nummer, regel in enumerate(waarde):
                yield from _regel(regel, (sleutel, nummer), groep, _regelnaam(sleutel, regel))
        elif sleutel in ("grenzen", "zonder_ladder"):
            for naam, deel in waarde.items():
                if isinstance(deel, Mapping):
                    yield from _regel(deel, (sleutel, naam), groep, _mooi(naam))
                else:
                    pad = (sleutel, naam)
                    yield Regelveld(pad, pad, groep, naam, "Tekst", Veldsoort.TEKST, str(deel))
        elif isinstance(waarde, Mapping):
            yield from _regel(waarde, (sleutel,), groep, _mooi(sleutel))


def _regel(regel: Mapping[str, Any], pad: Pad, groep: str, naam: str) -> Iterator[Regelveld]:
    """Walk one rule; the steps and gates of a track are rules of their own."""
    eigen = {k: w for k, w in regel.items() if not (k in ("stap", "poort") and groep == "Sporen")}
    yield from _tabel(eigen, pad, pad, groep, naam, "")
    if groep != "Sporen":
        return
    for sleutel in ("stap", "poort"):
        for nummer, deel in enumerate(regel.get(sleutel, ())):
            onder = (*pad, sleutel, nummer)
            yield from _tabel(deel, onder, onder, groep, f"{naam} › {deel.get('naam', '')}", "")


def _tabel(
    tabel: Mapping[str, Any], pad: Pad, regelpad: Pad, groep: str, regel: str, voor: str
) -> Iterator[Regelveld]:
    """Walk the keys of one table of a rule."""
    groep = groep or _GROEPEN[""]
    for sleutel, waarde in tabel.items():
        hier = (*pad, sleutel)
        if sleutel in _STRUCTUUR:
            continue
        soort = _soort(sleutel, waarde)
        if soort is not None:
            label = _label(sleutel, voor)
            yield Regelveld(hier, regelpad, groep, regel, label, soort, kaal(waarde))
        elif isinstance(waarde, Mapping):
            deel = _DELEN.get(sleutel, _mooi(sleutel))
            yield from _tabel(waarde, hier, regelpad, groep, regel, _bij(voor, deel))
        elif isinstance(waarde, list):
            for nummer, onder in enumerate(waarde):
                if isinstance(onder, Mapping):
                    deel = _bij(voor, f"{_DELEN.get(sleutel, sleutel)} {nummer + 1}")
                    yield from _tabel(onder, (*hier, nummer), regelpad, groep, regel, deel)


def _soort(sleutel: str, waarde: Any) -> Veldsoort | None:
    """Tell what a value is; None: a table to walk on, or nothing for a form."""
    gevonden: Veldsoort | None = None
    if isinstance(waarde, bool):
        gevonden = Veldsoort.JANEE
    elif isinstance(waarde, Mapping):
        if sleutel == "uitkomsten":
            gevonden = Veldsoort.WOORDEN
        elif sleutel == "drempel":
            gevonden = Veldsoort.DREMPEL
        elif sleutel in _TERMIJN and ("aantal" in waarde or "dagen" in waarde):
            gevonden = Veldsoort.TERMIJN
    elif isinstance(waarde, (int, float)):
        gevonden = Veldsoort.GETAL
    elif isinstance(waarde, str):
        gevonden = Veldsoort.TEKST
    elif isinstance(waarde, list) and all(isinstance(w, str) for w in waarde):
        gevonden = Veldsoort.LIJST
    return gevonden


def _regelnaam(sleutel: str, regel: Mapping[str, Any]) -> str:
    """Name a rule as people know it."""
    naam, code = str(regel.get("naam", "")), str(regel.get("code", ""))
    if sleutel == "stap":
        return f"Stap {code}: {naam}"
    return naam or _mooi(code)


def _label(sleutel: str, voor: str) -> str:
    """Name a value, with the part of the rule it stands in."""
    if voor.startswith("regie"):
        return f"{_mooi(sleutel)} ({voor})"
    stam, _, variant = sleutel.partition("_")
    label = _LABELS.get(sleutel)
    if label is None and stam in _LABELS and variant.isupper():
        label = f"{_LABELS[stam]} ({variant})"
    return f"{label or _mooi(sleutel)}{f' ({voor})' if voor else ''}"


def _bij(voor: str, deel: str) -> str:
    """Join the names of nested parts."""
    return f"{voor}, {deel}" if voor else deel


def _mooi(code: str) -> str:
    """Write a code as words."""
    woorden = code.replace("_", " ")
    return woorden[:1].upper() + woorden[1:]


def kaal(waarde: Any) -> Any:
    """Give a plain Python value of one that a TOML reader wrapped."""
    if isinstance(waarde, Mapping):
        return {str(k): kaal(w) for k, w in waarde.items()}
    if isinstance(waarde, list):
        return [kaal(w) for w in waarde]
    uitpakken = getattr(waarde, "unwrap", None)
    return uitpakken() if callable(uitpakken) else waarde


def toon_waarde(soort: Veldsoort, waarde: Any) -> str:
    """Write a value in words."""
    match soort:
        case Veldsoort.JANEE:
            return "ja" if waarde else "nee"
        case Veldsoort.LIJST:
            return "; ".join(waarde) or "–"
        case Veldsoort.WOORDEN:
            return "; ".join(waarde.values()) or "–"
        case Veldsoort.TERMIJN:
            return _toon_termijn(waarde)
        case Veldsoort.DREMPEL:
            if "aantal" not in waarde:
                return "nog niet ingevuld"
            return f"{_DREMPEL[waarde.get('grens', 'vanaf')]} {waarde['aantal']:g}"
        case Veldsoort.GETAL:
            return f"{waarde:g}".replace(".", ",")
    return str(waarde)


def _toon_termijn(waarde: Mapping[str, Any]) -> str:
    """Write a term, with its boundary when that is not the usual one."""
    if "dagen" in waarde:
        voor = "vóór " if waarde.get("voor") else ""
        return voor + ", ".join(f"{d[3:]}-{d[:2]}" for d in waarde["dagen"])
    tekst = toon_termijn(waarde["aantal"], _EENHEDEN[waarde["eenheid"]])
    if waarde.get("grens") == "vanaf":
        tekst += f" ({_GRENS['vanaf']})"
    return tekst
