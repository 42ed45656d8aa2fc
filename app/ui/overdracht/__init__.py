"""UI: a dossier passes on: to a colleague, to another gemeente; and many dossiers at once."""
