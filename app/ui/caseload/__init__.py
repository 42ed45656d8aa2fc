"""UI: the caseload: table, chips and the panel that answers "what now"."""
