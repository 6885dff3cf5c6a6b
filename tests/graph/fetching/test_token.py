"""Tokens come from a private file or the environment."""

import pytest

from leylines.graph.errors import FetchError
from leylines.graph.fetching import read_token


def test_a_private_file(tmp_path):
    file = tmp_path / "token"
    file.write_text("SECRET\n")
    file.chmod(0o600)
    assert read_token(file) == "SECRET"
    file.chmod(0o640)
    with pytest.raises(FetchError, match="Others may read"):
        read_token(file)


@pytest.mark.parametrize(
    ("content", "complaint"), [("", "no token"), ("a\nb", "no token can"), ("é", "no token can")]
)
def test_what_is_no_token(tmp_path, content, complaint):
    file = tmp_path / "token"
    file.write_text(content)
    file.chmod(0o600)
    with pytest.raises(FetchError, match=complaint) as error:
        read_token(file)
    assert "a\nb" not in str(error.value)


def test_missing(tmp_path):
    assert read_token() is None
    with pytest.raises(FetchError, match="cannot be read"):
        read_token(tmp_path / "none")
    with pytest.raises(FetchError, match=r"environment: NAME"):
        read_token(variable="NAME", environment={})
