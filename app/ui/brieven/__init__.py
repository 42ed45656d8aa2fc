"""UI: letters: choose, see the page, print, save, registered in the tijdlijn."""
