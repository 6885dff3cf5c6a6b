"""A server that the user names is used, and nothing is started."""

import os

import pytest

from leylines.graph.errors import SettingsError
from leylines.graph.server import find_address
from leylines.graph.settings import Settings, read_settings

URI = "neo4j+s://graph.example:7687"


def test_the_given_server_is_used_and_nothing_is_started(tmp_path):
    settings = Settings(
        neo4j_uri=URI, neo4j_user="reader", neo4j_password="secret", neo4j_database="people"
    )
    address = find_address(settings)
    assert (address.uri, address.user, address.password) == (URI, "reader", "secret")
    assert (address.database, address.embedded) == ("people", False)
    assert "secret" not in repr(address)
    assert not settings.data_dir.exists()


def test_the_environment_names_it_too(monkeypatch, tmp_path):
    file = tmp_path / "password"
    file.write_text("with space \n")
    monkeypatch.setenv("LEYLINES_NEO4J_URI", URI)
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD_FILE", str(file))
    assert find_address(read_settings()).password == "with space "


def test_no_password_is_told():
    with pytest.raises(SettingsError, match=r"no password .*LEYLINES_NEO4J_PASSWORD_FILE"):
        find_address(Settings(neo4j_uri=URI))


def test_two_passwords_are_told(tmp_path):
    settings = Settings(neo4j_uri=URI, neo4j_password="a", neo4j_password_file=tmp_path / "b")
    with pytest.raises(SettingsError, match="twice"):
        find_address(settings)


@pytest.mark.parametrize("kind", ["missing", "folder", "bytes"])
def test_a_password_file_that_cannot_be_read_is_named(tmp_path, kind):
    file = tmp_path / "file"
    if kind == "folder":
        file.mkdir()
    elif kind == "bytes":
        file.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="cannot be read") as caught:
        find_address(Settings(neo4j_uri=URI, neo4j_password_file=file))
    assert str(file) in str(caught.value)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read every file")
def test_a_password_file_of_somebody_else_is_named(tmp_path):
    file = tmp_path / "file"
    file.write_text("secret")
    file.chmod(0)
    with pytest.raises(SettingsError, match="Permission denied"):
        find_address(Settings(neo4j_uri=URI, neo4j_password_file=file))
