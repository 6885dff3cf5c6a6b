"""Damage done to what a source reads, and reading it in a process with limits."""
