"""The console in the terminal: its prompt, its answers as they come, its history."""
