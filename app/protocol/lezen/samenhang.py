"""Protocol: check what protocol files say about each other; one file alone cannot know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from app.domain.fouten import KnownError
from app.domain.opsporing import MOMENTUITKOMSTEN
from app.protocol.lezen.lezer import regelfout
from app.protocol.lezen.verwijzingen import (
    Naar,
    gebeurtenisfouten,
    onbekend,
    spoorfouten,
    verwijzingen,
)
from app.protocol.model import (
    Gebeurtenisregel,
    Laag,
    Protocol,
    Regelbestand,
    Signaalregel,
    Spoorregel,
    Vensterom,
)

_LAGEN = tuple(Laag)
R = TypeVar("R", Gebeurtenisregel, Spoorregel)


def controleer_samenhang(bestanden: Sequence[Regelbestand]) -> tuple[KnownError, ...]:
    """Check the files of a team together; give what is wrong, each naming file and rule.

    Files with the same code are versions of one. Checked are: gebeurtenissen,
    tracks, signalen and stappen that a rule names; a code that two files use
    for two rules of the same kind (two ladders may: a dossier has only one);
    a gebeurtenis whose words in the first layer miss an uitkomst of a later
    one; signalen of one norm that cannot be compared.
    """
    op_laag = sorted(bestanden, key=lambda b: _LAGEN.index(b.laag))
    return (
        *_verwijzingen(op_laag),
        *_dubbele_codes(op_laag),
        *_gebeurtenissen(op_laag),
        *_normen(op_laag),
    )


def _verwijzingen(bestanden: Sequence[Regelbestand]) -> Iterator[KnownError]:
    """Give every rule that names another one that stands in no file."""
    gebeurtenissen = _per_code(r for b in bestanden for r in b.gebeurtenissen.values())
    sporen = _per_code(s for b in bestanden for s in b.sporen)
    per_bestand: dict[str, set[str]] = {}
    for bestand in bestanden:
        per_bestand.setdefault(bestand.code, set()).update(s.code for s in bestand.sporen)
    bekend: Mapping[Naar, Collection[str]] = {
        Naar.GEBEURTENIS: {*gebeurtenissen, *MOMENTUITKOMSTEN},
        Naar.SPOOR: sporen,
        Naar.SIGNAAL: {s.code for b in bestanden for s in b.signalen},
        Naar.STAP: {code for b in bestanden if isinstance(b, Protocol) for code in b.stappen},
    }
    for bestand in bestanden:
        for plek in verwijzingen(bestand):
            mogelijk = per_bestand.get(plek.protocol, ()) if plek.protocol else bekend[plek.naar]
            if plek.code not in mogelijk:
                yield onbekend(bestand, plek, sorted(mogelijk or bekend[plek.naar]))
            elif plek.naar is Naar.GEBEURTENIS and plek.code in gebeurtenissen:
                yield from gebeurtenisfouten(bestand, plek, gebeurtenissen[plek.code])
            elif plek.naar is Naar.SPOOR:
                yield from spoorfouten(bestand, plek, sporen[plek.code])


def _per_code(regels: Iterable[R]) -> dict[str, list[R]]:
    """Bring rules of the same code together, in their order."""
    per: dict[str, list[R]] = {}
    for regel in regels:
        per.setdefault(regel.code, []).append(regel)
    return per


def _dubbele_codes(bestanden: Sequence[Regelbestand]) -> Iterator[KnownError]:
    """Give every code that two files use for two rules of the same kind."""
    eerste: dict[tuple[str, str], list[Regelbestand]] = {}
    for bestand in bestanden:
        for soort, code in _codes(bestand):
            ander = next(
                (b for b in eerste.get((soort, code), ()) if _staat_naast(b, bestand)), None
            )
            if ander is not None:
                yield regelfout(
                    bestand.bestand,
                    f"{soort} {code}",
                    f"deze code staat ook in {ander.bestand}.",
                    "Geef een van de twee een andere code.",
                )
            eerste.setdefault((soort, code), []).append(bestand)


def _codes(bestand: Regelbestand) -> Iterator[tuple[str, str]]:
    """Give the kind and the code of every rule that a fact or another file may name."""
    yield from (("poort", p.code) for p in bestand.poorten)
    yield from (("signaal", s.code) for s in bestand.signalen)
    yield from (("spoor", s.code) for s in bestand.sporen)
    yield from (("definitie", d.code) for d in bestand.definities)


def _staat_naast(een: Regelbestand, ander: Regelbestand) -> bool:
    """Tell whether two files can hold for one dossier: no versions of one file, no two ladders."""
    twee_ladders = isinstance(een, Protocol) and isinstance(ander, Protocol)
    return een.code != ander.code and not twee_ladders


def _gebeurtenissen(bestanden: Sequence[Regelbestand]) -> Iterator[KnownError]:
    """Give each gebeurtenis with an uitkomst that the file whose words are shown does not offer."""
    eerste: dict[str, Regelbestand] = {}
    for bestand in bestanden:
        for code, regel in bestand.gebeurtenissen.items():
            woorden = eerste.setdefault(code, bestand)
            if woorden.code == bestand.code:
                continue
            mist = [u for u in regel.uitkomsten if u not in woorden.gebeurtenissen[code].uitkomsten]
            if mist:
                yield regelfout(
                    bestand.bestand,
                    f"gebeurtenis {code}",
                    f"de woorden van deze gebeurtenis komen uit {woorden.bestand}, en daar "
                    f"ontbreekt de uitkomst '{mist[0]}'.",
                    f"Voeg '{mist[0]}' daar toe, of geef deze gebeurtenis een eigen code.",
                )


def _normen(bestanden: Sequence[Regelbestand]) -> Iterator[KnownError]:
    """Give the signalen that share a norm and count something else, or over something else."""
    eerste: dict[str, tuple[Regelbestand, Signaalregel]] = {}
    for bestand in bestanden:
        for signaal in bestand.signalen:
            if not signaal.norm or signaal.drempel is None or signaal.drempel.aantal is None:
                continue
            ander_bestand, ander = eerste.setdefault(signaal.norm, (bestand, signaal))
            if (signaal.soort, _maat(signaal)) != (ander.soort, _maat(ander)):
                yield regelfout(
                    bestand.bestand,
                    f"signaal {signaal.code}",
                    f"norm '{signaal.norm}' heeft bij signaal {ander.code} in "
                    f"{ander_bestand.bestand} een andere soort of een ander venster.",
                    "Gebruik dezelfde soort en eenheid, of geef dit signaal een eigen norm.",
                )


def _maat(signaal: Signaalregel) -> str:
    """Give over what kind of stretch a signaal counts: its unit, a schooljaar or the dossier."""
    venster = signaal.venster
    if venster is None:
        return Vensterom.DOSSIER.value
    return str(venster.eenheid) if venster.om is Vensterom.ROLLEND else venster.om.value
