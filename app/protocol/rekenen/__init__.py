"""Protocol: the counting of a date, with its trace."""
