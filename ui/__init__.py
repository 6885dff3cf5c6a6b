"""How it is looked at: command line, pages, network canvas, exports."""
