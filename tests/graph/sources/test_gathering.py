"""The rooms that all sources of exports share: JSON items, fields, trees, compressed files."""

import contextlib
import io
import json
import zipfile

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.model import Reject
from leylines.graph.sources.fields import id_of, moment, needed_time, text, texts, whole_number
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.json_items import json_items, json_lines, member
from leylines.graph.sources.opening import opened
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.tree import opened_tree

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


HELLO = " ".join(map(str, range(5000))).encode()


def lines_of(data):
    return list(json_lines(io.BytesIO(data), "x.jsonl"))


def test_a_line_is_an_object_or_a_reject_with_its_number():
    items = lines_of(b'\xef\xbb\xbf{"a": 1}\r\n\nnull\n{"b"\n{"c": "\xff"}\n{"d": 2}')
    assert [item.line for item in items] == [1, 3, 4, 5, 6]
    assert [type(item) for item in items] == [Item, Reject, Reject, Reject, Item]


@pytest.mark.parametrize("bad", [b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5000, b"\0", b"\xff"])
def test_no_line_brings_the_reader_down(bad):
    (item, good) = lines_of(bad + b'\n{"a": 1}')
    assert isinstance(item, Reject)
    assert good.value == {"a": 1}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dictionaries(st.text(), JSON, max_size=3), max_size=3))
def test_any_document_is_read_item_by_item(objects):
    data = json.dumps({"of": objects}).encode()
    try:
        items = list(json_items(io.BytesIO(data), "of.item", "x.json"))
    except SourceError:  # what JSON does not know: NaN, half a surrogate pair
        return
    assert [item.line for item in items] == list(range(1, len(objects) + 1))


def test_a_document_that_is_cut_off_gives_what_it_has_and_says_where():
    found = []
    with pytest.raises(SourceError, match="after 1 records") as error:
        found.extend(json_items(io.BytesIO(b'[{"a": 1}, {"b"'), "item", "x.json"))
    assert error.value.where == "x.json"


def test_a_deep_document_does_not_bring_the_reader_down():
    deep = b"[" + b'{"a":[' * 50_000 + b"]}" * 50_000 + b"]"
    with pytest.raises(SourceError, match="nested too deeply"):
        list(json_items(io.BytesIO(deep), "item", "x.json"))
    (item,) = json_items(io.BytesIO(b"[" * 1000 + b"]" * 1000), "item", "x.json")
    assert json_shown(item.value)


def test_an_endless_item_does_not_fill_the_memory():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"9" * size

    with pytest.raises(SourceError, match="longer than 16 MiB"):
        list(json_items(Endless(), "item", "x.json"))


def test_a_member_of_a_document():
    assert member(io.BytesIO(b'{"a": {"b": 7}, "c": []}'), "a.b", "x") == 7
    assert member(io.BytesIO(b"{}"), "a.b", "x") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-01T12:00:00Z", "2026-03-01 12:00:00+00:00"),
        ("2026-03-01T12:00:00.123456789+01:00", "2026-03-01 11:00:00.123456+00:00"),
        (1_772_362_800, "2026-03-01 11:00:00+00:00"),
        (1_772_362_800_000, "2026-03-01 11:00:00+00:00"),
        ("1772362800.25", "2026-03-01 11:00:00.250000+00:00"),
        ("2026-03-01T12:00:00", None),
        ("2026-02-31T12:00:00Z", None),
        ("1969-03-01T12:00:00Z", None),
        (4_102_444_800, None),
        (float("nan"), None),
        (True, None),
        ("", None),
        ([], None),
    ],
)
def test_times(value, expected):
    at = moment(value)
    assert (str(at) if at else None) == expected


@given(JSON)
def test_a_field_is_told_or_unusable_and_nothing_else(value):
    for reader in (text, id_of, texts, whole_number, needed_time):
        with contextlib.suppress(Unusable):
            found = reader({"a": value}, "a")
            for each in found if isinstance(found, list) else [found]:
                assert "\0" not in str(each)
                str(each).encode()


def test_an_item_is_loaded_or_rejected_with_its_line():
    def read(value, records):
        if value == "bad":
            raise Unusable("no good", "a")
        records.add("accounts", id=value)

    items = [Item(1, "u1"), Item(2, "bad"), Reject("x", 3, "", "broken", ""), Item(4, "u1")]
    (batch,) = gathered_batches("x", items, read)
    assert batch.rows_read == 4
    assert [(reject.line, reject.reason) for reject in batch.rejects] == [
        (2, "no good"),
        (3, "broken"),
    ]
    assert batch.records["accounts"].to_pylist()[0]["id"] == "u1"


def test_long_items_make_small_batches():
    items = (Item(number, "u", 3 << 20) for number in range(7))
    batches = list(gathered_batches("x", items, lambda value, records: None))
    assert [batch.rows_read for batch in batches] == [3, 3, 1]


def test_what_is_gone_goes_with_its_batch():
    (batch,) = gathered_batches("x", [Item(1, "p1")], lambda v, r: r.remove("contents", v))
    assert batch.removed == {"contents": ["p1"]}


def test_an_account_told_twice_is_one_record_with_all_that_was_told():
    records = Records()
    records.add("accounts", id="a", handle="ada", name=None)
    records.add("accounts", id="a", handle=None, name="Ada")
    assert records.tables["accounts"] == [{"id": "a", "handle": "ada", "name": "Ada"}]


@pytest.mark.parametrize("ending", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_compressed_files_are_read_and_damaged_ones_told(tmp_path, ending):
    import bz2
    import gzip
    import lzma

    pack = {
        "": lambda data: data,
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lzma.compress,
        ".zst": zstandard.ZstdCompressor().compress,
    }[ending]
    file = tmp_path / f"x.txt{ending}"
    file.write_bytes(pack(HELLO))
    with opened(file) as stream:
        assert stream.read() == HELLO
    if ending:
        for damaged in (b"not packed at all", file.read_bytes()[:200]):
            file.write_bytes(damaged)
            with pytest.raises(SourceError) as error, opened(file) as stream:
                stream.read()
            assert error.value.where == str(file)


def test_frames_of_a_zst_file_are_read_one_after_the_other(tmp_path):
    file = tmp_path / "x.zst"
    pack = zstandard.ZstdCompressor().compress
    file.write_bytes(pack(b"a" * 300_000) + pack(b"") + pack(b"b"))
    with opened(file) as stream:
        assert stream.read() == b"a" * 300_000 + b"b"


def zipped(file, members):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


def test_a_folder_and_a_zip_of_it_are_the_same(tmp_path):
    folder = tmp_path / "export"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text("A")
    (folder / "b" / "c.txt").write_text("C")
    archive = zipped(tmp_path / "export.zip", {"b/c.txt": "C", "a.txt": "A"})
    for path in (folder, archive):
        with opened_tree(path) as tree:
            assert tree.names == ("a.txt", "b/c.txt")
            with tree.opened("b/c.txt") as stream:
                assert stream.read() == b"C"


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "a/../../b", "..\\b"])
def test_names_that_lead_out_are_refused(tmp_path, name):
    archive = zipped(tmp_path / "x.zip", {name: "x"})
    with pytest.raises(SourceError, match="leads out"), opened_tree(archive):
        pass


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    archive = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("x", "w", force_zip64=True) as member,
    ):
        for _ in range(1100):
            member.write(bytes(1 << 20))
    with pytest.raises(SourceError, match="times its size"), opened_tree(archive):
        pass


def test_links_out_of_a_folder_are_left_alone(tmp_path):
    (tmp_path / "secret").write_text("s")
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "link").symlink_to(tmp_path / "secret")
    with opened_tree(tmp_path / "export") as tree:
        assert tree.names == ()


def test_a_damaged_zip_is_told(tmp_path):
    archive = zipped(tmp_path / "x.zip", {"a.txt": "A" * 1000})
    data = bytearray(archive.read_bytes())
    data[40:50] = b"\xff" * 10
    archive.write_bytes(data)
    with (
        pytest.raises(SourceError) as error,
        opened_tree(archive) as tree,
        tree.opened("a.txt") as stream,
    ):
        stream.read()
    assert "x.zip" in error.value.where
    archive.write_bytes(b"PK")
    with pytest.raises(SourceError, match=r"no \.zip"), opened_tree(archive):
        pass
