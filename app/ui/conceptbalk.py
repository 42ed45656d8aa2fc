"""UI: at the start: what was half-written when the program last stopped is offered again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import KnownError
from app.services.concepten import Concept
from app.ui import berichten
from app.ui.brieven.dialoog import BRIEF, open_brief
from app.ui.conceptplekken import ga_verder, waar_van
from app.ui.dossier.dossier_view import DossierView
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.onderdelen import Balk
from app.ui.vastleggen.kinds import HEROPENEN, OVERDRAGEN, PER_KIND, SLUITEN


class Conceptaanbod:
    """Fills a bar with the oldest draft of last time, one after the other."""

    def __init__(self, kern: Kern, balk: Balk, venster: QWidget) -> None:
        self._kern, self._balk, self._venster = kern, balk, venster
        self._over: list[Concept] = []

    def begin(self) -> None:
        """Show what there is; nothing is opened until somebody asks."""
        self._over = list(self._kern.concepten.van_vorige_keer)
        self._kern.gewijzigd.connect(self._na)
        self._volgende()

    def _na(self, _wijziging: object) -> None:
        """Leave out what was recorded or given up meanwhile."""
        over = [c for c in self._over if c.sleutel in self._kern.concepten]
        if over != self._over:
            self._over = over
            self._volgende()

    def _volgende(self) -> None:
        """Show the first draft that still has its place."""
        while self._over:
            concept = self._over[0]
            if (waar := self._waar(concept)) is None:
                self._over.pop(0)
                self._kern.concepten.weg(concept.sleutel)
                continue
            moment = concept.moment.astimezone()
            rest = len(self._over) - 1
            meer = f" Daarna nog {rest}." if rest else ""
            self._balk.toon(
                f"Niet vastgelegd toen Kantelpunt stopte: {concept.titel} ({waar}), getypt op "
                f"{toon_dag(moment.date())} om {moment:%H.%M}.{meer}",
                Kleur.WACHT,
                "potlood",
                (("Verder typen", self._verder), ("Weggooien", self._weg)),
            )
            return
        self._balk.hide()

    def _waar(self, concept: Concept) -> str | None:
        """Name what a draft is about; None when it is gone."""
        try:
            return waar_van(self._kern, concept)
        except KnownError:
            return None

    def _verder(self) -> None:
        """Open the dossier with the form as it was."""
        concept = self._over.pop(0)
        dossier_id, code, feit_id = concept.sleutel
        if ga_verder(self._kern, concept, self._venster):
            self._volgende()
            return
        if code.startswith(BRIEF):
            open_brief(self._kern, dossier_id, code.removeprefix(BRIEF), self._venster)
            self._volgende()
            return
        self._kern.toon_dossier.emit(dossier_id)
        scherm = getattr(self._venster, "huidig_scherm", None)
        if isinstance(scherm, DossierView):
            self._open(scherm, code, feit_id)
        self._volgende()

    def _open(self, view: DossierView, code: str, feit_id: str) -> None:
        """Open the form where it can be named; a decision brings its draft back by itself."""
        if code in (SLUITEN, HEROPENEN, OVERDRAGEN) or (code in PER_KIND and not feit_id):
            view.open_formulier(code)
        elif feit_id and code in PER_CODE:
            try:
                feit = self._kern.sessie.lees_een(PER_CODE[code], feit_id)
            except KnownError as fout:
                berichten.toon_fout(view, fout)
                return
            view.open_formulier(code, feit)
        else:
            berichten.meld(
                "Open hetzelfde formulier opnieuw: wat u typte, staat er dan in.", soort="wacht"
            )

    def _weg(self) -> None:
        """Forget the draft that is shown."""
        self._kern.concepten.weg(self._over.pop(0).sleutel)
        self._volgende()
