"""Command line: argument parsing in Dutch; wrong use ends with exit code 2."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NoReturn

from app.cli.uitvoer import zeg_fout
from app.domain.datumwoorden import lees_dag
from app.domain.fouten import InvoerFout

VERKEERD = 2
"""Exit code of wrong use."""

ZINNEN: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"argument (.*?): expected one argument", r"achter \1 hoort een waarde"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: kies uit \3"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"\1: \2 is geen getal"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 kan niet samen met \2"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 kan meer dan een ding zijn: \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class Ontleder(argparse.ArgumentParser):
    """An ArgumentParser that speaks Dutch and shortens no option names."""

    def __init__(self, prog: str, uitleg: str) -> None:
        super().__init__(
            prog=prog,
            description=uitleg,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Opmaak,
        )
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say in one Dutch line what is wrong with the use, and stop with 2."""
        zeg_fout(f"{self.prog}: {_vertaal(message)} (uitleg: {self.prog} --help)")
        sys.exit(VERKEERD)


class _Opmaak(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: Any = None) -> None:
        """Begin with a Dutch word."""
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")


def _vertaal(bericht: str) -> str:
    """Turn argparse's English into Dutch; an unknown sentence stays as it is."""
    for patroon, zin in ZINNEN:
        if treffer := re.fullmatch(patroon, bericht):
            return treffer.expand(zin)
    return bericht


def vandaag() -> date:
    """Give today's date on this computer."""
    return datetime.now().astimezone().date()


def dag(tekst: str) -> date:
    """Read a day for an option: ISO, day-month or a word."""
    try:
        return lees_dag(tekst, vandaag())
    except InvoerFout as fout:
        raise argparse.ArgumentTypeError(f"{fout.tekst} {fout.doe}") from None


def getal(laag: int, hoog: int) -> Callable[[str], int]:
    """Make the reader of a whole number within bounds."""

    def lees(tekst: str) -> int:
        try:
            waarde = int(tekst)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{tekst} is geen heel getal") from None
        if not laag <= waarde <= hoog:
            raise argparse.ArgumentTypeError(f"kies een getal van {laag} tot en met {hoog}")
        return waarde

    return lees
