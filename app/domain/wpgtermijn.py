"""Domain: how long police data may be used and kept (Wet politiegegevens art. 8 and 14).

Counted from the day of first processing: free use for 1 year (art. 8 lid 1); after that only
comparing, and in combination what comparing found (lid 2 and 3); at the latest after 5 years
removed (lid 6). What was removed is kept another 5 years, for complaints and to account for what
was done, and is then destroyed (art. 14). So far wet-en-praktijk 8: the text of art. 8 was read,
that of art. 14 was not, and is marked "te controleren". That art. 9, 10 and 13 ask for other terms
plays no part here: a BOA of leerplicht works under art. 8 (te controleren).

The day of first processing is an own rule: the day of the fact, or the day on which it was
recorded where that is earlier. "Removed" is here a fact that was withdrawn: it is shown and counted
nowhere, and only its history tells of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.feit import Keuze
from app.domain.termijn import plus_maanden

VRIJ_MAANDEN, GEBRUIK_MAANDEN, BEWAAR_MAANDEN = 12, 60, 60
VOORUIT_MAANDEN = 6
"""So long before its day a term comes in sight: own rule, as of the tracks."""


class Wpgfase(Keuze):
    """Where a sealed fact stands."""

    VRIJ = "vrij", "vrij te gebruiken"
    VERGELIJKEN = "vergelijken", "alleen nog vergelijken"
    VERWIJDEREN = "verwijderen", "verwijderen"
    BEWAARD = "bewaard", "verwijderd, nog bewaard"
    VERNIETIGEN = "vernietigen", "vernietigen"


BRON = {
    Wpgfase.VRIJ: "Wpg art. 8 lid 1",
    Wpgfase.VERGELIJKEN: "Wpg art. 8 lid 2 en 3",
    Wpgfase.VERWIJDEREN: "Wpg art. 8 lid 6",
    Wpgfase.BEWAARD: "Wpg art. 14, te controleren",
    Wpgfase.VERNIETIGEN: "Wpg art. 14, te controleren",
}
"""What says so."""


@dataclass(frozen=True, slots=True)
class Wpgstand:
    """Where a fact stands on a day; `tot` is the last day of that, or the day that passed."""

    fase: Wpgfase
    tot: date

    @property
    def te_doen(self) -> bool:
        """Whether a BOA has to act."""
        return self.fase in (Wpgfase.VERWIJDEREN, Wpgfase.VERNIETIGEN)

    @property
    def uiterlijk(self) -> date | None:
        """Give the day by which somebody has to act; None while nothing is asked yet."""
        return None if self.fase is Wpgfase.VRIJ else self.tot


def wpg_stand(eerste: date, verwijderd: date | None, peildatum: date) -> Wpgstand:
    """Tell where a fact stands: `eerste` is its first processing, `verwijderd` its removal."""
    if verwijderd is not None and verwijderd <= peildatum:
        tot = plus_maanden(verwijderd, BEWAAR_MAANDEN)
        return Wpgstand(Wpgfase.BEWAARD if peildatum <= tot else Wpgfase.VERNIETIGEN, tot)
    vrij = plus_maanden(eerste, VRIJ_MAANDEN)
    if peildatum <= vrij:
        return Wpgstand(Wpgfase.VRIJ, vrij)
    tot = plus_maanden(eerste, GEBRUIK_MAANDEN)
    return Wpgstand(Wpgfase.VERGELIJKEN if peildatum <= tot else Wpgfase.VERWIJDEREN, tot)


def in_zicht(stand: Wpgstand, peildatum: date) -> date | None:
    """Give the day on which a BOA has to act, when that has passed or is near."""
    dag = stand.uiterlijk
    if dag is None or dag > plus_maanden(peildatum, VOORUIT_MAANDEN):
        return None
    return dag


def oudste_vrije_dag(peildatum: date) -> date:
    """Give the first day of which facts may still be used freely."""
    dag = plus_maanden(peildatum, -VRIJ_MAANDEN)
    while plus_maanden(dag, VRIJ_MAANDEN) < peildatum:
        dag += timedelta(days=1)
    return dag
