"""Each kind of evidence by itself: what it finds, how sure it is, and what it does not find."""

import pytest

from leylines.queries.persons.claims import claims_of
from leylines.queries.persons.email_hash import by_email
from leylines.queries.persons.profile_link import by_both_ways, by_same_page
from leylines.queries.persons.stated_handle import by_stated_handle

HASH = "ab" * 32


def found(accounts, pairs):
    return {
        (accounts.ids[pair.first], accounts.ids[pair.second]): pair.confidence for pair in pairs
    }


def test_the_same_hash_of_an_address(accounts):
    given = accounts({
        "a/ada": {"email_hash": HASH}, "b/stone": {"email_hash": HASH}, "b/ben": {},
        "a/ben": {}, "c/ada": {"email_hash": HASH}, "c/cleo": {"email_hash": "cd" * 32},
    })  # fmt: skip
    assert found(given, by_email(given)) == {
        ("a/ada", "b/stone"): 0.97,
        ("a/ada", "c/ada"): 0.97,
    }


def test_the_address_of_an_office_is_nobodys(accounts):
    given = accounts({f"a/u{n}": {"email_hash": HASH} for n in range(9)})
    assert found(given, by_email(given)) == {}


def test_two_accounts_that_name_each_other(accounts):
    given = accounts({
        "github/ada": {"url": "https://github.example/ada", "links": ["http://forum.example/u/1/"]},
        "forum/stone": {"url": "https://forum.example/u/1", "links": ["@Ada on GitHub", "x.org"]},
        "forum/fan": {"links": ["https://github.example/ada?tab=all"]},
    })  # fmt: skip
    claims = claims_of(given)
    assert found(given, by_both_ways(given, claims)) == {("github/ada", "forum/stone"): 0.98}
    assert found(given, by_stated_handle(given, claims)) == {("forum/fan", "github/ada"): 0.75}
    (pair,) = by_stated_handle(given, claims)
    assert pair.words == "fan on forum says “https://github.example/ada?tab=all”"


def test_two_accounts_that_name_the_same_page(accounts):
    page = {"links": ["https://ada.example/about/", "https://ada.example/about"]}
    given = accounts({
        "a/ada": page, "b/stone": {"links": ["http://www.ada.example/about#me"]}, "c/x": {},
    })  # fmt: skip
    assert found(given, by_same_page(given)) == {("a/ada", "b/stone"): 0.85}
    everybodys = accounts({f"n{n}/u": page for n in range(5)})
    assert found(everybodys, by_same_page(everybodys)) == {}


def test_to_name_the_same_account_is_not_to_name_the_same_page(accounts):
    fan = {"links": ["https://github.example/ada"]}
    given = accounts({"github/ada": {"url": "https://github.example/ada"}, "a/1": fan, "b/2": fan})
    assert found(given, by_same_page(given)) == {}


@pytest.mark.parametrize(
    "link",
    [
        "@ada on github",
        "ada at GitHub",
        "GITHUB: @Ada",
        "https://github.com/ada",
        "github.com/@ada/",
        "https://github.example.org/users/ada",
    ],
)
def test_a_stated_handle_means_the_account_that_has_it(accounts, link):
    given = accounts({"github/Ada": {}, "github/adam": {}, "a/x": {"links": [link]}})
    claims = claims_of(given)
    assert found(given, by_stated_handle(given, claims)) == {("a/x", "github/Ada"): 0.75}


@pytest.mark.parametrize(
    "link",
    ["@ada", "ada", "", "://", "https://[", "https://github.com/ada/compilers", "@zoe on github",
     "javascript:github.com/ada", "https://github.com", "hello: ada", "https://github.com:x/ada"],
)  # fmt: skip
def test_what_means_no_account(accounts, link):
    given = accounts({"github/ada": {}, "a/x": {"links": [link]}})
    assert claims_of(given) == {}


def test_what_could_mean_two_accounts_means_none(accounts):
    given = accounts({
        "github/ada": {"url": "https://same.example"}, "github/ADA": {"url": "https://same.example"},
        "a/x": {"links": ["@ada on github", "https://same.example"]},
    })  # fmt: skip
    assert claims_of(given) == {}
