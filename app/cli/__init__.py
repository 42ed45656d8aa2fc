"""Command line: everything the window does in bulk, by the same services, without Qt."""
