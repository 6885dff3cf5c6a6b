"""A month of a mailing list whose answers are known by hand."""

LIST = "List-Id: Users of Leylines <users.example.org>\n"


def message(number, sender, body, *, day=1, more=LIST, date=None):
    date = date or f"Date: Fri, {day:02} Mar 2024 12:00:00 +0100\n"
    return (
        f"From {sender.split('<')[-1].strip('>')} Fri Mar {day:2} 11:00:00 2024\n"
        f"From: {sender}\n{date}Message-ID: <m{number}@example.org>\n"
        f"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n{more}\n{body}\n\n"
    )


ADA, BOB = "Ada Byron <Ada@example.org>", "bob@other.example"
QUESTION = message(1, ADA, "Is it?\n\n>From here on it is.\nFrom now on, too.")
ANSWER = message(
    2,
    BOB,
    "On Friday, Ada Byron wrote:\n> Is it?\n\nYes.\n-- \nBob",
    day=2,
    more=f"{LIST}In-Reply-To: <m1@example.org>\nCc: carol@example.org\n",
)
LOST = message(3, ADA, "Thanks", day=3, more=f"{LIST}References: <m1@example.org> <m9@other>\n")
MACHINE = message(4, BOB, "Away", more=f"{LIST}Auto-Submitted: auto-replied\n")


def make(folder):
    file = folder / "2024-March.mbox"
    file.write_text(QUESTION + ANSWER + LOST + MACHINE, encoding="utf-8")
    return file
