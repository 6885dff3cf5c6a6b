"""The key is made once, is private, and is refused where it is not."""

import pytest

from leylines.graph.errors import SettingsError
from leylines.graph.privacy import privacy_key
from leylines.graph.settings import Settings


@pytest.fixture
def own(tmp_path):
    return Settings(data_dir=tmp_path, privacy_key_file=tmp_path / "deep" / "key")


def test_a_key_is_made_once_and_only_its_owner_reads_it(own):
    key = privacy_key(own)
    assert len(key) == 32
    assert privacy_key(own) == key
    assert own.privacy_key_file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in own.privacy_key_file.parent.iterdir()] == ["key"]


@pytest.mark.parametrize("text", ["", "secret", "00" * 31, "ü" * 64])
def test_what_is_no_key_is_refused(own, text):
    privacy_key(own)
    own.privacy_key_file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="privacy key"):
        privacy_key(own)


def test_a_key_that_others_can_read_is_refused(own):
    privacy_key(own)
    own.privacy_key_file.chmod(0o644)
    with pytest.raises(SettingsError, match="only you can read"):
        privacy_key(own)
