"""UI: the letter templates of the team: change a text and see the page beside it."""
