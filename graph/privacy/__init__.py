"""What the people in the data may ask for: to be forgotten, left out, told of; to be unnamed."""

from leylines.graph.privacy.forget import Forgotten, enforce, forget
from leylines.graph.privacy.key import privacy_key
from leylines.graph.privacy.opting import opt_in, opt_out, opted_out
from leylines.graph.privacy.protected import Protected, without_forgotten
from leylines.graph.privacy.record import everything_about
from leylines.graph.privacy.retention import remove_older

__all__ = [
    "Forgotten",
    "Protected",
    "enforce",
    "everything_about",
    "forget",
    "opt_in",
    "opt_out",
    "opted_out",
    "privacy_key",
    "remove_older",
    "without_forgotten",
]
