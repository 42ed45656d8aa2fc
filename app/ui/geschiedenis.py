"""UI: where the user has been: Back and Forward over screens. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

DIEPTE = 60


@dataclass(frozen=True, slots=True)
class Plek:
    """A screen, and what it shows there (a dossier, a leerling; "" for nothing)."""

    scherm: str
    id: str = ""


class Geschiedenis:
    """The places visited and where in them the user is now."""

    def __init__(self) -> None:
        self._plekken: list[Plek] = []
        self._nu = -1

    @property
    def nu(self) -> Plek | None:
        """The present place."""
        return self._plekken[self._nu] if self._nu >= 0 else None

    @property
    def kan_terug(self) -> bool:
        """Whether there is a place before this one."""
        return self._nu > 0

    @property
    def kan_vooruit(self) -> bool:
        """Whether there is a place after this one."""
        return self._nu < len(self._plekken) - 1

    def ga(self, plek: Plek) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if plek == self.nu:
            return
        del self._plekken[self._nu + 1 :]
        self._plekken.append(plek)
        del self._plekken[:-DIEPTE]
        self._nu = len(self._plekken) - 1

    def terug(self) -> Plek | None:
        """Go one back; None when there is none."""
        if not self.kan_terug:
            return None
        self._nu -= 1
        return self.nu

    def vooruit(self) -> Plek | None:
        """Go one forward; None when there is none."""
        if not self.kan_vooruit:
            return None
        self._nu += 1
        return self.nu
