"""Protocol: parts of an answer that are worked out when somebody first asks for them.

A caseload of thousands shows dates and no words: an answer then carries how to
work out the rest. Made by its constructor such an answer is complete at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

L = TypeVar("L", bound="Lui")


class Lui:
    """Base of a frozen dataclass of which the fields named in `LATER` may come later."""

    __slots__ = ("later",)
    LATER: ClassVar[frozenset[str]] = frozenset()

    if not TYPE_CHECKING:  # for a type checker the fields are simply there

        def __getattr__(self, naam: str) -> Any:
            """Work out a field that is not there yet, and keep it."""
            if naam not in type(self).LATER:
                msg = f"{type(self).__name__!r} object has no attribute {naam!r}"
                raise AttributeError(msg)
            waarde = self.later(naam)
            object.__setattr__(self, naam, waarde)
            return waarde


def klad_van(soort: type[L]) -> type[Any]:
    """Make the draft of an answer: a twin with the same fields, which can still be filled in.

    Filling in an object that does not change yet costs a tenth of making one that cannot: a list
    of thousands feels it. `af` hands it out; fields that are not filled in come later.
    """
    return type(f"{soort.__name__}Klad", (Lui,), {"__slots__": soort.__slots__})


def af(klad: Any, soort: type[L], later: Callable[[str], object] | None = None) -> L:
    """Turn a draft into the answer itself; `later` works out what is not filled in, by name."""
    klad.later = later
    klad.__class__ = soort
    antwoord: L = klad
    return antwoord


def reken_later(antwoord: Lui, later: Callable[[str], object]) -> None:
    """Say how an answer that was made without them works out its other fields."""
    object.__setattr__(antwoord, "later", later)


def vul_aan(antwoord: Lui, **velden: object) -> None:
    """Add the fields that an answer was made without, while it is being made."""
    for naam, waarde in velden.items():
        object.__setattr__(antwoord, naam, waarde)
