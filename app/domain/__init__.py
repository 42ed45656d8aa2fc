"""Domain: facts, time and duty in pure Python; no Qt, SQL, files or clock."""
