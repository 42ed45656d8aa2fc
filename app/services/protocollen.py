"""Services: which protocol files hold on a day: shipped ones, the team's own, and its choices."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from app.domain.fouten import KnownError
from app.domain.team import Protocolkeuze, TeamProtocol
from app.protocol.lezen.laden import als_ladder, load_regels
from app.protocol.lezen.samenhang import controleer_samenhang
from app.protocol.model import Laag, Protocol, Regelbestand, Regelset
from app.services import protocolgeheugen
from resources.lezer import lees_tekst

if TYPE_CHECKING:
    from app.services.sessie import Sessie

MAP = "protocollen"
_LAGEN = tuple(Laag)


@cache
def meegeleverd() -> tuple[str, ...]:
    """Give the codes of the shipped protocol files, with and without ladder, by name."""
    bestanden = (p.name for p in files("resources").joinpath(MAP).iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in bestanden if n.endswith(".toml")))


def geldend_protocol(
    teamprotocollen: Sequence[TeamProtocol], code: str, peildatum: date
) -> Protocol:
    """Give the ladder with this code that holds on a day.

    The team's own version with the latest `geldig_vanaf` up to that day goes
    before the shipped one. KnownError when there is none, when its text is no
    valid protocol, or when it has no ladder and only runs beside one.
    """
    eigen = [p for p in teamprotocollen if p.code == code and p.geldig_vanaf <= peildatum]
    if eigen:
        gevonden = _lees_eigen(max(eigen, key=lambda p: p.geldig_vanaf))
    elif code in meegeleverd():
        gevonden = lees_meegeleverd(code)
    else:
        raise KnownError(
            f"Het protocol '{code}' is er niet op {peildatum:%d-%m-%Y}.",
            f"Kies voor dit dossier een van: {', '.join(ladders())}.",
        )
    return als_ladder(gevonden)


def regelset_voor(
    team: Sequence[TeamProtocol],
    keuzes: Sequence[Protocolkeuze],
    ladder: str,
    school_id: str | None,
    gemeente: str,
    peildatum: date,
) -> Regelset:
    """Give all rules that hold for dossiers of one ladder, school and woongemeente on a day.

    KnownError when there is no such ladder, or a file cannot be read.
    """
    geldende = geldend_protocol(team, ladder, peildatum)
    versies = alle_versies(tuple(team), peildatum)
    lagen = [
        bestand
        for code in versies
        if code != ladder
        and _komt_in_aanmerking(versies, code, keuzes, school_id, gemeente, peildatum)
        and (bestand := _geldig(versies[code], peildatum)) is not None
        and not isinstance(bestand, Protocol)
        and van_toepassing(bestand, keuzes, school_id, gemeente, peildatum)
    ]
    lagen.sort(key=lambda b: (_LAGEN.index(b.laag), b.code))
    return Regelset(geldende, tuple(lagen), versies)


def _komt_in_aanmerking(
    versies: Versies,
    code: str,
    keuzes: Sequence[Protocolkeuze],
    school_id: str | None,
    gemeente: str,
    dag: date,
) -> bool:
    """Tell from the head of a shipped file alone whether it can hold; reading it all costs time."""
    kop = versies.kop(code)
    if kop is None:
        return True
    keuze = keuze_voor(code, keuzes, school_id, gemeente, dag)
    gekozen = kop.standaard if keuze is None else keuze.aan or kop.standaard
    return gekozen and not kop.ladder


def van_toepassing(
    bestand: Regelbestand,
    keuzes: Sequence[Protocolkeuze],
    school_id: str | None,
    gemeente: str,
    dag: date,
) -> bool:
    """Tell whether a file holds for a school and woongemeente on a day.

    The most specific choice that is valid rules: school, then gemeente, then
    team, then the file's own `standaard`. What the law asks is never off.
    """
    keuze = keuze_voor(bestand.code, keuzes, school_id, gemeente, dag)
    if keuze is None:
        return bestand.standaard
    return keuze.aan or (bestand.laag is Laag.WET and bestand.standaard)


def keuze_voor(
    code: str,
    keuzes: Sequence[Protocolkeuze],
    school_id: str | None,
    gemeente: str,
    dag: date,
) -> Protocolkeuze | None:
    """Give the choice about a file that rules on a day; of the same reach the one begun last."""
    woont = gemeente.strip().casefold()

    def reikwijdte(keuze: Protocolkeuze) -> int | None:
        if keuze.school_id is not None:
            return 3 if keuze.school_id == school_id else None
        if keuze.gemeente.strip():
            return 2 if keuze.gemeente.strip().casefold() == woont else None
        return 1

    gevonden: tuple[int, date, str] = (0, date.min, "")
    keus: Protocolkeuze | None = None
    for keuze in keuzes:
        if keuze.protocol != code or keuze.van > dag or (keuze.tot is not None and keuze.tot < dag):
            continue
        rang = reikwijdte(keuze)
        if rang is not None and (rang, keuze.van, keuze.id) > gevonden:
            gevonden, keus = (rang, keuze.van, keuze.id), keuze
    return keus


def regels_op(sessie: Sessie, peildatum: date) -> tuple[Regelbestand, ...]:
    """Give every file that the team knows on a day, chosen or not, in the order wet, regio, school.

    Of each the version that is valid then, or the shipped one that is to come.
    """
    versies = alle_versies(tuple(sessie.teamprotocollen), peildatum)
    gevonden = [_geldig(reeks, peildatum) or reeks[0] for reeks in versies.values()]
    return tuple(sorted(gevonden, key=lambda b: (_LAGEN.index(b.laag), b.titel, b.code)))


class Bestandskop(NamedTuple):
    """What the first lines of a shipped file say of it."""

    standaard: bool
    ladder: bool


@cache
def kop_van(code: str) -> Bestandskop:
    """Read the head of a shipped file: its keys before the first table."""
    eerder = protocolgeheugen.onthouden(meegeleverd(), MAP).get(code)
    if eerder is not None:
        return Bestandskop(eerder.standaard, isinstance(eerder, Protocol))
    tekst = lees_tekst(MAP, f"{code}.toml")
    einde = re.search(r"^\[", tekst, re.MULTILINE)
    kop = tomllib.loads(tekst[: einde.start()] if einde else tekst)
    return Bestandskop(kop.get("standaard") is True, "\n[[stap]]" in tekst)


class Versies(Mapping[str, tuple[Regelbestand, ...]]):
    """Per code every version known on a day, oldest first; a file is read when asked for."""

    def __init__(self, eigen: Mapping[str, Sequence[TeamProtocol]]) -> None:
        self._eigen = eigen
        self._codes = tuple(sorted({*meegeleverd(), *eigen}))
        self._gelezen: dict[str, tuple[Regelbestand, ...]] = {}

    def __getitem__(self, code: str) -> tuple[Regelbestand, ...]:
        """Give the versions of one code."""
        if code not in self._gelezen:
            if code not in self._codes:
                raise KeyError(code)
            self._gelezen[code] = self._lees(code)
        return self._gelezen[code]

    def __iter__(self) -> Iterator[str]:
        """Give the codes, by name."""
        return iter(self._codes)

    def __len__(self) -> int:
        """Count the codes."""
        return len(self._codes)

    def kop(self, code: str) -> Bestandskop | None:
        """Give the head of a shipped file that the team has no version of; None for any other."""
        return None if code in self._eigen or code not in meegeleverd() else kop_van(code)

    def _lees(self, code: str) -> tuple[Regelbestand, ...]:
        """Read every version of a code.

        The team's own versions take the place of a shipped one from their own
        `geldig_vanaf` on: a shipped one that is not older than the first of
        them is left out, so that a newer program never undoes what a team adapted.
        """
        eigen = sorted(self._eigen.get(code, ()), key=lambda v: v.geldig_vanaf)
        reeks = [_lees_eigen(v) for v in eigen]
        if code in meegeleverd():
            standaard = lees_meegeleverd(code)
            if not reeks or standaard.geldig_vanaf < reeks[0].geldig_vanaf:
                reeks.insert(0, standaard)
        return tuple(reeks)


@lru_cache(maxsize=32)
def alle_versies(team: tuple[TeamProtocol, ...], peildatum: date) -> Versies:
    """Give per code every version that is known on a day, the shipped ones and the team's own."""
    eigen: dict[str, list[TeamProtocol]] = {}
    for versie in team:
        if versie.geldig_vanaf <= peildatum:
            eigen.setdefault(versie.code, []).append(versie)
    return Versies(eigen)


def _geldig(reeks: Sequence[Regelbestand], dag: date) -> Regelbestand | None:
    """Give the version that is valid on a day."""
    return next((b for b in reversed(reeks) if b.geldig_vanaf <= dag), None)


@cache
def ladders() -> tuple[str, ...]:
    """Give the codes of the shipped files that can be the protocol of a dossier, by name."""
    return tuple(code for code in meegeleverd() if kop_van(code).ladder)


@cache
def lees_meegeleverd(code: str) -> Regelbestand:
    """Read a shipped file, once; one that was read at an earlier start need not be read again."""
    eerder = protocolgeheugen.onthouden(meegeleverd(), MAP).get(code)
    return eerder or lees_regels(lees_tekst(MAP, f"{code}.toml"), f"{code}.toml")


def onthoud_meegeleverd() -> None:
    """Keep all shipped files as read, for the next start; nothing to do when they are kept."""
    codes = meegeleverd()
    if set(protocolgeheugen.onthouden(codes, MAP)) != set(codes):
        protocolgeheugen.onthoud(codes, MAP, {code: lees_meegeleverd(code) for code in codes})


@lru_cache(maxsize=256)
def _lees_eigen(versie: TeamProtocol) -> Regelbestand:
    """Read a version of the team's own; its code and first day are those of the fact."""
    naam = f"{versie.code} (eigen versie vanaf {versie.geldig_vanaf:%d-%m-%Y})"
    regels = lees_regels(versie.toml, naam)
    return replace(regels, code=versie.code, geldig_vanaf=versie.geldig_vanaf)


@lru_cache(maxsize=256)
def lees_regels(toml: str, bestand: str) -> Regelbestand:
    """Read any protocol file once; the same text gives the same rules."""
    return load_regels(toml, bestand)


def controleer_bestanden(
    teamprotocollen: Sequence[TeamProtocol],
) -> tuple[int, tuple[KnownError, ...]]:
    """Read every shipped and own file and check them together: how many, and what is wrong."""
    gelezen: list[Regelbestand] = []
    fouten: list[KnownError] = []
    lezers: list[Callable[[], Regelbestand]] = [
        *(partial(lees_meegeleverd, code) for code in meegeleverd()),
        *(partial(_lees_eigen, versie) for versie in teamprotocollen),
    ]
    for lees in lezers:
        try:
            gelezen.append(lees())
        except KnownError as fout:
            fouten.append(fout)
    fouten += controleer_samenhang(gelezen)
    return len(lezers), tuple(fouten)
