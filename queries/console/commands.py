"""The commands of the console: their names, how each is used, what it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: how it is written, and what it does."""

    usage: str
    meaning: str


COMMANDS = {
    ":help": Command(":help", "These commands."),
    ":param": Command(":param NAME = VALUE", "Set a parameter; :param NAME removes it."),
    ":params": Command(":params", "The parameters that are set."),
    ":explain": Command(":explain CYPHER", "How the server would run it, as a tree."),
    ":profile": Command(":profile CYPHER", "Run it, and show what each step took."),
    ":write": Command(":write CYPHER", "Try a change, show what it would do, and ask."),
    ":schema": Command(":schema [NAME]", "Labels, relationship types and properties."),
    ":queries": Command(":queries [NAME]", "The named questions, or one with its Cypher."),
    ":run": Command(":run NAME [NAME=VALUE …]", "Ask a named question."),
    ":format": Command(":format FORM", "Show answers as table, json, jsonl or csv."),
    ":limit": Command(":limit ROWS", "How many rows an answer shows at most."),
    ":timeout": Command(":timeout SECONDS", "How long a query may take."),
    ":save": Command(":save FILE", "The last answer into a .csv, .json, .jsonl or .parquet file."),
    ":open": Command(":open [FILE.html]", "The last answer as a network, here or in the explorer."),
    ":history": Command(":history [COUNT]", "What was asked, with time and rows."),
    ":quit": Command(":quit", "End; so does Ctrl-D."),
}  # fmt: skip
"""By name, in the order in which ``:help`` lists them."""

FORMS = ("table", "json", "jsonl", "csv")
"""How an answer may be shown on a screen."""

CHOICES = {":format": FORMS}
"""What may follow a command, where it is one of a few words."""
