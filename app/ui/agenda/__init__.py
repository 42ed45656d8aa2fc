"""UI: the agenda of the coming weeks."""
