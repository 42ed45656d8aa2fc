"""Services: days of an example dossier, counted back and forth from its peildatum."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.kalender import Kalender
from app.services.voorbeeld.bron import Bron

EEN_DAG = timedelta(days=1)


class Dagteller:
    """Finds schooldagen and starts of terms in the calendar of the leerling's school."""

    def __init__(self, bron: Bron, peildatum: date, kalender: Kalender) -> None:
        self.bron = bron
        self.kans = bron.kans
        self.peildatum = peildatum
        self.kalender = kalender

    def terug(self, dag: date, schooldagen: int) -> date:
        """Give the so many-th schooldag before a day."""
        return self.kalender.min_schooldagen(dag, schooldagen)

    def schooldag(self, laag: int, hoog: int, *, voor: date | None = None) -> date:
        """Give a schooldag between `laag` and `hoog` schooldagen before a day."""
        return self.terug(voor or self.peildatum, self.kans.randint(laag, hoog))

    def laatste_schooldag(self) -> date:
        """Give the peildatum when it is a schooldag, else the last one before it."""
        return self.terug(self.peildatum + EEN_DAG, 1)

    def begin_voor(self, schoolweken: int, uiterlijk: date) -> date:
        """Give the latest schooldag whose term of so many schoolweken ends by a day."""
        dag = self.terug(uiterlijk, 1)
        while self.kalender.plus_schoolweken(dag, schoolweken).datum > uiterlijk:
            dag = self.terug(dag, 1)
        return dag

    def start_voor_doel(self, schoolweken: int, doel: Iterable[date]) -> date:
        """Give a start whose term ends on one of these days, in order of liking."""
        dagen = list(doel)
        for dag in dagen:
            start = self.begin_voor(schoolweken, dag)
            if self.kalender.plus_schoolweken(start, schoolweken).datum == dag:
                return start
        return self.begin_voor(schoolweken, dagen[0])
