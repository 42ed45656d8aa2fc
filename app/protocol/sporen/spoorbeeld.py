"""Protocol: what a list does not show of a track: its steps, its gates, what started it.

The dates are computed at once, the words and the rest when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from app.domain.sporen import Boatermijn
from app.protocol.blik import Blik
from app.protocol.eisen.poorten import spoorpoorten
from app.protocol.lui import af
from app.protocol.model import Regelbestand
from app.protocol.rekenen.berekening import (
    begin_berekening,
    kort,
    maak_punt,
    toon_op,
)
from app.protocol.sporen.spoorpunten import punt_van_stap, punt_zonder_stap
from app.protocol.sporen.spoorstappen import (
    Spoorloop,
    Stapstand,
    alle_stappen,
    einde_in_woorden,
    leidende_stap,
    reden_van,
)
from app.protocol.sporen.spoorstart import aanleiding_van
from app.protocol.stand import (
    SPOORSTANDKLAD,
    Aard,
    Bron,
    Doorloopstand,
    Kantelpunt,
    PoortStand,
    Spoorsoort,
    Spoorstand,
    Spoorstap,
)

BOA = Bron("Wet politiegegevens", "de inhoud ziet alleen een BOA")
BOATERMIJN = "BOA-termijn"
GESLOTEN = "dossier gesloten"
GEEN_DAG = (date.max, "")
"""Of a track that ended: it has no date."""
_NIET_MEER = "het spoor is beëindigd"
_OPEN = frozenset({Doorloopstand.HUIDIG, Doorloopstand.KOMEND})


class Spoorbeeld:
    """One track of which it is known how its steps stand, and its earliest date while it runs.

    Called with the name of a field it works out what its Spoorstand shows.
    """

    __slots__ = (
        "_blik",
        "_leidend",
        "_loop",
        "_punten",
        "_stand",
        "_uitkomst",
        "bestand",
        "datum",
        "einde",
        "uitkomst_code",
    )

    def __init__(
        self,
        blik: Blik,
        bestand: Regelbestand,
        loop: Spoorloop,
        einde: tuple[date | None, str, str | None],
        eerste: tuple[date, str],
    ) -> None:
        """`einde`: when and how it ended; without words of how (None) these come when asked.

        `eerste`: its earliest date, and of which step (none: of the track itself).
        """
        self._blik, self.bestand, self._loop = blik, bestand, loop
        self._punten: dict[str, Kantelpunt] | None = None
        self._stand: Spoorstand | None = None
        self.datum, self._leidend = eerste
        self.einde, self.uitkomst_code, self._uitkomst = einde

    @property
    def sleutel(self) -> str:
        """Give its key."""
        return self._loop.start.sleutel

    @property
    def feit_id(self) -> str:
        """Give the id of the fact that started it."""
        return self._loop.start.feit_id

    @property
    def is_route(self) -> bool:
        """Tell whether it is a route after a melding, not a term that is watched or a scenario."""
        return self._loop.regel.soort == Spoorsoort.ROUTE

    @property
    def naam(self) -> str:
        """Give what it is called."""
        return self._loop.regel.naam

    @property
    def begin(self) -> date:
        """Give the day from which it exists."""
        return self._loop.begin

    @property
    def spoor_id(self) -> str | None:
        """Give the fact with which a person began it."""
        spoor = self._loop.start.spoor
        return spoor.id if spoor is not None else None

    @property
    def uitkomst(self) -> str:
        """Give how it ended, in words."""
        if self._uitkomst is None:
            self._uitkomst = einde_in_woorden(self._blik, self._loop)
        return self._uitkomst

    def op(self, dag: date, uitkomst: str) -> Spoorbeeld:
        """Give the track as one that ended on a day."""
        return Spoorbeeld(self._blik, self.bestand, self._loop, (dag, "", uitkomst), GEEN_DAG)

    def punt(self) -> Kantelpunt | None:
        """Give its earliest date; None once it ended."""
        if self.einde is not None:
            return None
        if self._leidend:
            return self._punt(leidende_stap(self._loop, self._leidend))
        reken = partial(punt_zonder_stap, self._blik, self.bestand, self._loop)
        return self._onthoud("", reken)

    def stand(self) -> Spoorstand:
        """Give the track as it is shown; what no list shows of it comes when asked."""
        if self._stand is None:
            regel, klad = self._loop.regel, SPOORSTANDKLAD()
            klad.sleutel, klad.code, klad.naam = self.sleutel, regel.code, regel.naam
            klad.protocol, klad.protocol_titel = self.bestand.code, self.bestand.titel
            klad.soort, klad.bron, klad.begin = Spoorsoort(regel.soort), regel.bron, self.begin
            klad.punt, klad.einde = self.punt(), self.einde
            klad.uitkomst, klad.uitkomst_code = self.uitkomst, self.uitkomst_code
            klad.gekozen, klad.spoor_id = self._loop.start.spoor is not None, self.spoor_id
            klad.versie = self.bestand.geldig_vanaf
            self._stand = af(klad, Spoorstand, self)
        return self._stand

    def __call__(self, naam: str) -> object:
        """Work out a field of the Spoorstand."""
        if naam == "aanleiding":
            return aanleiding_van(self._blik, self._loop.start)
        return self._poorten("") if naam == "poorten" else self._stappen()

    def _punt(self, stap: Stapstand) -> Kantelpunt:
        """Give the date of an open step."""
        reken = partial(punt_van_stap, self._blik, self.bestand, self._loop, stap)
        return self._onthoud(stap.regel.code, reken)

    def _onthoud(self, code: str, reken: Callable[[], Kantelpunt]) -> Kantelpunt:
        """Compute a date once."""
        if self._punten is None:
            self._punten = {}
        if code not in self._punten:
            self._punten[code] = kort(self._blik, reken)
        return self._punten[code]

    def _stappen(self) -> tuple[Spoorstap, ...]:
        return tuple(self._stap(stap) for stap in alle_stappen(self._blik, self._loop))

    def _stap(self, stap: Stapstand) -> Spoorstap:
        """Describe one step."""
        regel, klaar, stand = stap.regel, stap.klaar, stap.stand
        reden = reden_van(self._blik, self._loop, stap)
        if self.einde is not None and stand in _OPEN:
            stand, reden = Doorloopstand.OVERGESLAGEN, _NIET_MEER
        return Spoorstap(
            code=regel.code,
            naam=regel.naam,
            stand=stand,
            wie=regel.wie.value,
            bron=regel.bron,
            klaar_op=(klaar.dag or stap.open_op) if klaar is not None else None,
            feit_id=klaar.feit_id if klaar is not None else None,
            punt=self._punt(stap) if stand is Doorloopstand.HUIDIG else None,
            reden=reden,
            wat=regel.wat,
            legt_vast=regel.legt_vast,
            poorten=self._poorten(regel.code) if stand is Doorloopstand.HUIDIG else (),
            verplicht=regel.verplicht,
            begin=None if stand is Doorloopstand.KOMEND else stap.open_op,
        )

    def _poorten(self, stap: str) -> tuple[PoortStand, ...]:
        """Give the gates of a step, or of the track as a whole; none once it ended."""
        if self.einde is not None or not self._loop.regel.poorten:
            return ()
        return spoorpoorten(self._blik, self._loop, stap)


class Boabeeld:
    """What others than BOA's may know of the sealed file: that a date runs."""

    __slots__ = ("_blik", "_feit", "_punt", "datum", "einde", "sleutel")

    feit_id = ""

    def __init__(self, blik: Blik, feit: Boatermijn) -> None:
        self._blik, self._feit = blik, feit
        self.sleutel, self.datum = f"boa:{feit.id}", feit.datum
        gesloten = blik.feiten.dossier.gesloten
        self.einde = gesloten if gesloten is not None and gesloten <= blik.peildatum else None
        self._punt: Kantelpunt | None = None

    @property
    def naam(self) -> str:
        """Give all that it is called."""
        return BOATERMIJN

    def punt(self) -> Kantelpunt | None:
        """Give the date; None once the dossier is closed."""
        if self._punt is None and self.einde is None:
            self._punt = kort(self._blik, self._reken)
        return self._punt

    def _reken(self) -> Kantelpunt:
        blik, dag = self._blik, self.datum
        berekening = begin_berekening(blik)
        berekening.zet("begin", f"{BOATERMIJN}, uiterlijk {toon_op(blik, dag)}", dag)
        return maak_punt(
            blik,
            Aard.KANTELPUNT,
            dag,
            berekening,
            bron=BOA,
            naar="boa",
            spoorcode="boa",
            actie=BOATERMIJN,
            sleutel=self.sleutel,
            titel=BOATERMIJN,
        )

    def stand(self) -> Spoorstand:
        """Give the track as it is shown."""
        return Spoorstand(
            sleutel=self.sleutel,
            protocol="",
            protocol_titel="",
            code="boa",
            naam=BOATERMIJN,
            soort=Spoorsoort.BOA,
            begin=self._feit.van,
            bron=BOA,
            punt=self.punt(),
            einde=self.einde,
            uitkomst=GESLOTEN if self.einde is not None else "",
        )
