"""What each kind of interaction is, in words."""

from collections.abc import Mapping

DONE: Mapping[str, str] = {
    "REPLIED": "replied to",
    "ANSWERED": "answered",
    "ACCEPTED": "accepted the answer of",
    "LIKED": "liked what was written by",
    "REPOSTED": "reposted",
    "QUOTED": "quoted",
    "MENTIONED": "mentioned",
    "FOLLOWED": "followed",
    "MESSAGED": "wrote to",
}
