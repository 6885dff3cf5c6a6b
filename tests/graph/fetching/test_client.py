"""The client waits, tries again, stays on its server, and gives nothing away."""

import pytest

from leylines.graph.errors import FetchError
from leylines.graph.fetching import client as module
from leylines.graph.fetching.client import Client
from leylines.graph.fetching.pace import LONGEST_WAIT, Pace


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self):
        self.now, self.slept = 1_000_000_000.0, []

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def client_of(clock):
    clients = []

    def new(site, **headers):
        pace = Pace(headers.pop("interval", 0.0), clock.sleep, lambda: clock.now)
        clients.append(Client(site.root, pace, headers))
        return clients[-1]

    yield new
    for client in clients:
        client.close()


def test_it_asks_no_faster_than_agreed(serve, client_of, clock):
    client = client_of(serve(lambda path, query: []), interval=2.0)
    for _ in range(3):
        client.get("x")
    assert clock.slept == [2.0, 2.0]


@pytest.mark.parametrize("status", [429, 403, 503])
def test_it_waits_as_long_as_it_is_told(serve, client_of, clock, status):
    site = serve(lambda path, query: {"asked": len(site.asked)})
    site.troubles = lambda number: None
    answers = iter([(status, b"{}", {"Retry-After": "7"}), {"ok": True}])
    site.answer = lambda path, query: next(answers)
    assert client_of(site).get("x").body == {"ok": True}
    assert clock.slept == [7.0]


def test_it_waits_when_nothing_is_left_until_the_limit_is_renewed(serve, client_of, clock):
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(clock.now) + 90)}
    site = serve(lambda path, query: (1, spent if len(site.asked) == 1 else {}))
    client = client_of(site)
    client.get("x")
    client.get("x")
    assert clock.slept == [90.0]


def test_it_does_not_wait_for_days(serve, client_of, clock):
    site = serve(lambda path, query: (429, b"", {"Retry-After": str(int(LONGEST_WAIT) + 1)}))
    with pytest.raises(FetchError, match="for 65 minutes"):
        client_of(site).get("x")
    assert clock.slept == []


def test_it_gives_up_on_a_server_that_always_refuses(serve, client_of):
    site = serve(lambda path, query: (429, b"", {"Retry-After": "0"}))
    with pytest.raises(FetchError, match="answered 429"):
        client_of(site).get("x")
    assert len(site.asked) == module.REFUSALS


@pytest.mark.parametrize("trouble", ["broken", "cut", "html", "away", "busy"])
def test_what_passes_is_tried_again(serve, client_of, trouble):
    site = serve(lambda path, query: {"ok": True})
    site.troubles = lambda number: trouble if number < 4 else None
    assert client_of(site).get("x").body == {"ok": True}
    assert len(site.asked) == 4


@pytest.mark.parametrize("trouble", ["broken", "cut", "html"])
def test_what_does_not_pass_is_an_error(serve, client_of, trouble):
    site = serve(lambda path, query: None)
    site.troubles = lambda number: trouble
    with pytest.raises(FetchError, match="6 times in a row"):
        client_of(site).get("x")
    assert len(site.asked) == module.ATTEMPTS


def test_a_server_that_is_not_there(client_of, serve):
    site = serve(lambda path, query: None)
    site.root = "http://127.0.0.1:1"
    with pytest.raises(FetchError, match="no connection"):
        client_of(site).get("x")


def test_what_is_gone_is_nothing_or_an_error(serve, client_of):
    client = client_of(serve(lambda path, query: None))
    assert client.find("x") is None
    assert list(client.pages("x")) == []
    with pytest.raises(FetchError, match="no such thing"):
        client.get("x")


def test_what_is_forbidden_is_not_taken_for_gone(serve, client_of):
    client = client_of(serve(lambda path, query: (403, b"{}", {})))
    with pytest.raises(FetchError, match="answered 403"):
        client.find("x")
    assert client.find("x", may_be_hidden=True) is None


def test_pages_are_followed_by_their_links(serve, client_of):
    def answer(path, query):
        page = int(query.get("page", ["1"])[0])
        link = f'<{site.root}/list?page={page + 1}>; rel="next"'
        return [page], {"Link": link} if page < 3 else {}

    site = serve(answer)
    assert [each.body for each in client_of(site).pages("list")] == [[1], [2], [3]]


def test_a_list_that_goes_in_a_circle_ends(serve, client_of):
    site = serve(lambda path, query: ([1], {"Link": f'<{site.root}/list?page=2>; rel="next"'}))
    assert len(list(client_of(site).pages("list"))) == 2


def test_redirects_stay_on_the_server(serve, client_of):
    other = serve(lambda path, query: {"secret": "shown"})

    def answer(path, query):
        to = {"/here": "/there", "/away": f"{other.root}/x", "/round": "/round"}.get(path)
        return (302, b"", {"Location": to}) if to else {"path": path}

    client = client_of(serve(answer), Authorization="Bearer SECRET")
    assert client.get("here").body == {"path": "/there"}
    with pytest.raises(FetchError, match="points to another server"):
        client.get("away")
    with pytest.raises(FetchError, match="in a circle"):
        client.get("round")
    assert other.asked == []


def test_an_answer_that_would_fill_the_memory(serve, client_of, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 1 << 20)
    client = client_of(serve(lambda path, query: ["x" * (1 << 21)]))
    with pytest.raises(FetchError, match="longer than 1 MiB"):
        client.get("x")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/", "example.org", "http://", "http://[x/"]
)
def test_only_the_web_is_fetched(address):
    with pytest.raises(FetchError, match="Only http and https"):
        Client(address, Pace(0)).get("x")


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(FetchError, match="holds a name or password") as error:
        Client("https://ada:SECRET@example.org", Pace(0)).get("x")
    assert "SECRET" not in str(error.value)


def test_a_token_is_not_sent_in_clear():
    with pytest.raises(FetchError, match="where others could read it"):
        Client("http://example.org", Pace(0), {"Authorization": "Bearer SECRET"})


def test_a_token_is_sent_and_stands_in_no_error(serve, client_of):
    site = serve(lambda path, query: (401, b"", {}))
    with pytest.raises(FetchError, match="renew it") as error:
        client_of(site, Authorization="Bearer SECRET").get("x")
    assert site.headers[0]["Authorization"] == "Bearer SECRET"
    assert "SECRET" not in repr(error.value) + str(error.value)
