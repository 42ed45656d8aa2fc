"""Protocol: the ladder of a dossier: where it is, its next date, what a person can decide."""
