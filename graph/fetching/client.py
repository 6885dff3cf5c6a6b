"""Asking an API for JSON: politely, patiently, of one server only, and never more than fits."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from types import TracebackType
from typing import Any, Self

import msgspec
import requests
from requests.adapters import HTTPAdapter

from leylines.graph.errors import FetchError
from leylines.graph.fetching.origin import may_carry_token, on_same_server
from leylines.graph.fetching.pace import Pace

ATTEMPTS = 6
REFUSALS = 30
"""So often in a row a server may say that it is asked too fast."""
REDIRECTS = 5
AT_ONCE = 8
CONNECT_SECONDS, STALL_SECONDS = 10.0, 60.0
MOST_BYTES = 64 << 20
CHUNK_BYTES = 1 << 16
PASSING = frozenset({408, 425, 500, 502, 503, 504, 520, 522, 524})
"""Answers that are worth asking again."""
FORBIDDEN = 403
GONE = frozenset({404, 410, 451})
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an API said.

    Attributes
    ----------
    body : object
        Its JSON.
    next : str
        The address of the next page, if its ``Link`` header names one.
    """

    body: Any
    next: str = ""


class Passing(Exception):  # noqa: N818 - what may pass is no error yet
    """A failure that may be gone the next time."""


class Client:
    """Asks one server, as a context manager.

    Parameters
    ----------
    root : str
        The address of the API; a path that is asked for is relative to it.
    pace : Pace
    headers : mapping of str to str
        By which the API knows who asks. They are in no error and no log.
    """

    def __init__(self, root: str, pace: Pace, headers: Mapping[str, str] = NOTHING) -> None:
        if headers and not may_carry_token(root):
            raise FetchError(
                "A token is not sent where others could read it", where=root, cure="Use https."
            )
        self.root = root.rstrip("/") + "/"
        self._pace = pace
        self._session = requests.Session()
        # A password that a .netrc holds for this server is for other programs.
        self._session.trust_env = True
        self._session.auth = _no_auth
        self._session.headers.update(
            {"User-Agent": f"leylines/{version('leylines')}", "Accept": "application/json"}
        )
        self._session.headers.update(headers)
        adapter = HTTPAdapter(pool_maxsize=AT_ONCE)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def get(self, path: str, parameters: Mapping[str, Any] = NOTHING) -> Answer:
        """Return what the API answers.

        Parameters
        ----------
        path : str
            Below the root, or an address that an answer has named.
        parameters : mapping
            A value that is a list stands several times.

        Raises
        ------
        FetchError
            If it cannot be asked, or refuses.
        """
        answer = self.find(path, parameters)
        if answer is None:
            raise FetchError(
                "The server has no such thing, or does not show it to everybody",
                where=on_same_server(self.root, path),
                cure="Check the address; if it is not public, give a token.",
            )
        return answer

    def find(
        self, path: str, parameters: Mapping[str, Any] = NOTHING, *, may_be_hidden: bool = False
    ) -> Answer | None:
        """Do as :meth:`get`, but return nothing where there is nothing (any more) to be seen.

        With ``may_be_hidden``, what is forbidden counts as not there. Otherwise that is an error:
        some servers forbid everything to whom they find too busy.
        """
        address = on_same_server(self.root, path)
        failures = refusals = 0
        while True:
            self._pace.wait()
            try:
                status, headers, answer = self._ask(address, parameters)
            except (requests.RequestException, Passing) as error:
                failures += 1
                if failures == ATTEMPTS:
                    raise _unreachable(address, error) from error
                self._pace.back_off(failures)
                continue
            if not self._pace.heed(status, headers, address):
                if status == FORBIDDEN and not may_be_hidden:
                    raise _refused(address, status)
                return answer
            refusals += 1
            if refusals == REFUSALS:
                raise _refused(address, status)

    def pages(self, path: str, parameters: Mapping[str, Any] = NOTHING) -> Iterator[Answer]:
        """Yield the pages of a list, each named by the one before; of what is gone, none."""
        answer = self.find(path, parameters)
        seen = {path}
        while answer is not None:
            yield answer
            if not answer.next or answer.next in seen:
                return
            seen.add(answer.next)
            answer = self.find(answer.next)

    def many(self, paths: Sequence[str]) -> list[Answer]:
        """Return the answers to several questions, asked some at a time."""
        with ThreadPoolExecutor(AT_ONCE, "client") as pool:
            return list(pool.map(self.get, paths))

    def _ask(
        self, address: str, parameters: Mapping[str, Any]
    ) -> tuple[int, Mapping[str, str], Answer | None]:
        for _ in range(REDIRECTS):
            with self._session.get(
                address,
                params=parameters,
                stream=True,
                allow_redirects=False,
                timeout=(CONNECT_SECONDS, STALL_SECONDS),
            ) as response:
                if not response.is_redirect:
                    return response.status_code, response.headers, _answer(response, address)
                address = on_same_server(address, response.headers["Location"])
                parameters = NOTHING
        raise FetchError("The server sends us in a circle", where=address, cure="Try again later.")

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _no_auth(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _answer(response: requests.Response, address: str) -> Answer | None:
    status = response.status_code
    if status in PASSING and "Retry-After" not in response.headers:
        raise Passing(f"the server answered {status}")
    if status in GONE | PASSING | {FORBIDDEN, 429}:
        return None
    if status != requests.codes.ok:
        raise _refused(address, status)
    try:
        body = msgspec.json.decode(_content(response, address))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # A page that says in HTML that the server is busy, or an answer that was cut off.
        raise Passing("the answer is not JSON") from error
    return Answer(body, response.links.get("next", {}).get("url", ""))


def _content(response: requests.Response, address: str) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(CHUNK_BYTES):
        content += chunk
        if len(content) > MOST_BYTES:
            raise FetchError(
                f"An answer is longer than {MOST_BYTES >> 20} MiB",
                where=address,
                cure="Is this the API of the named kind?",
            )
    return bytes(content)


def _refused(address: str, status: int) -> FetchError:
    cures = {
        401: "The server does not know the token: renew it.",
        429: "Fetch again later; it goes on where it was.",
    }
    return FetchError(
        f"The server answered {status}",
        where=address,
        cure=cures.get(status, "Check the address and the token."),
    )


def _unreachable(address: str, error: Exception) -> FetchError:
    reason = str(error) if isinstance(error, Passing) else "there is no connection, or it was cut"
    return FetchError(
        f"The address cannot be fetched: {reason}, {ATTEMPTS} times in a row",
        where=address,
        cure="Fetch again later; it goes on where it was.",
    )
