"""UI: the protocols of the team: read, adapted, compared, tried, adopted and chosen."""
