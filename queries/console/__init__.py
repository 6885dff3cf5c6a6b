"""The console without its screen: statements, commands, parameters, completion, plans."""
