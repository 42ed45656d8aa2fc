"""Protocol: examples beside a protocol file, and how they are run."""
