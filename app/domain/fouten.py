"""Domain: the two families of errors.

A `KnownError` is not the program's fault: the user reads its Dutch sentence
and knows what to do. Everything else that is raised is a bug.
"""

from __future__ import annotations


class KnownError(Exception):
    """Something a user can understand and mend.

    `tekst` is one plain Dutch sentence of what is wrong; `doe` one sentence of
    what to do about it. Neither ever holds a BSN, a name or a password.
    """

    def __init__(self, tekst: str, doe: str = "") -> None:
        super().__init__(f"{tekst} {doe}".strip())
        self.tekst = tekst
        self.doe = doe


class InvoerFout(KnownError):
    """A value that cannot be right; `veld` names the field it was given for."""

    def __init__(self, tekst: str, doe: str = "", *, veld: str = "") -> None:
        super().__init__(tekst, doe)
        self.veld = veld


class BestandFout(KnownError):
    """The team file could not be read or written just now; what was read before still holds."""


class RechtFout(KnownError):
    """The person who is logged in may not do this."""


class NotitieGesloten(InvoerFout):
    """Free text was given where leerplicht may keep no notes (003 h.3)."""


class VersieConflict(KnownError):
    """Somebody else saved the same fact first.

    `eigen` is the fact as this user wanted it, `bestaand` as it now stands in
    the file (None when it was withdrawn meanwhile).
    """

    def __init__(self, eigen: object, bestaand: object | None) -> None:
        super().__init__(
            "Een collega heeft dit intussen gewijzigd.",
            "Bekijk beide versies en kies welke blijft.",
        )
        self.eigen = eigen
        self.bestaand = bestaand
