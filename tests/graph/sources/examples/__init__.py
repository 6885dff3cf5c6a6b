"""Of each source something that it reads, with a row that it must reject: ``make(folder)``."""
