"""A .7z read by 7-Zip, and the Stack Exchange dump in the forms in which it is downloaded."""

import subprocess

import pytest

from leylines.graph.errors import SourceError
from leylines.graph.sources import seven_zip, source_named
from leylines.graph.sources.seven_zip import SevenZip, seven_zip_program


@pytest.fixture
def pack(tmp_path):
    """Return a function that packs a folder's files, as a dump is packed."""

    def _pack(folder, name="site.7z", *options, files="*"):
        archive = tmp_path / name
        command = [seven_zip_program(archive), "a", "-bd", *options, archive, folder / files]
        subprocess.run(command, check=True, capture_output=True)
        return archive

    return _pack


def same(first, second):
    assert first.batches == second.batches
    assert first.rejects == second.rejects


def test_a_packed_dump_is_the_same_as_its_folder(read, dump, pack):
    same(read("stackexchange", pack(dump)), read("stackexchange", dump))


def test_files_packed_one_by_one_are_the_same_as_their_folder(read, dump, pack, tmp_path):
    large = tmp_path / "large"
    large.mkdir()
    for file in dump.iterdir():
        pack(dump, f"large/example.org-{file.stem}.7z", files=file.name)
    same(read("stackexchange", large), read("stackexchange", dump))
    files = source_named("stackexchange").files(large)
    assert [file.name for file in files][:2] == ["example.org-Users.7z", "example.org-Tags.7z"]
    pack(dump, "large/other.org-Users.7z", files="Users.xml")
    with pytest.raises(SourceError, match=r"Several sites have their Users\.xml"):
        read("stackexchange", large)


def test_a_dump_in_a_folder_of_the_archive_is_found(read, dump, pack, tmp_path):
    same(read("stackexchange", pack(tmp_path, files="dump")), read("stackexchange", dump))


def test_two_dumps_in_one_archive_are_refused(read, dump, pack, tmp_path):
    (tmp_path / "two" / "b").mkdir(parents=True)
    for place in ("two", "two/b"):
        for name in ("Users.xml", "Posts.xml"):
            (tmp_path / place / name).write_bytes((dump / name).read_bytes())
    with pytest.raises(SourceError, match=r"2 files named Users\.xml"):
        read("stackexchange", pack(tmp_path / "two"))


def test_an_archive_without_posts_is_no_dump(read, dump, pack):
    (dump / "Posts.xml").unlink()
    with pytest.raises(SourceError, match=r"no Posts\.xml"):
        read("stackexchange", pack(dump))


def test_an_archive_that_is_cut_off_is_a_clear_error(read, dump, pack):
    archive = pack(dump)
    archive.write_bytes(archive.read_bytes()[:-40])
    with pytest.raises(SourceError, match=r"no \.7z, is encrypted or is cut off") as error:
        read("stackexchange", archive)
    assert error.value.where == str(archive)


def test_an_archive_with_a_broken_block_is_a_clear_error(dump, pack):
    archive = pack(dump)
    data = bytearray(archive.read_bytes())
    data[60:90] = b"\xff" * 30  # what was packed; the list of the files stands at the end
    archive.write_bytes(data)
    with (
        pytest.raises(SourceError, match="damaged or cut off") as error,
        SevenZip(archive).opened("Posts.xml") as stream,
    ):
        stream.read()
    assert error.value.where == f"{archive}: Posts.xml"


@pytest.mark.parametrize("options", [["-psecret"], ["-psecret", "-mhe"]])
def test_an_encrypted_archive_is_refused(dump, pack, options):
    with pytest.raises(SourceError, match="encrypted"):
        SevenZip(pack(dump, "x.7z", *options))


def test_what_unpacks_to_far_more_is_refused(tmp_path, pack, monkeypatch):
    monkeypatch.setattr(seven_zip, "MOST_UNPACKED", 1 << 20)
    (tmp_path / "bomb").mkdir()
    (tmp_path / "bomb" / "zeros").write_bytes(bytes(4 << 20))
    with pytest.raises(SourceError, match="times its size"):
        SevenZip(pack(tmp_path / "bomb"))


def test_no_member_leads_out(tmp_path):
    members = {"../Posts.xml": {"Size": "1"}}
    (tmp_path / "x.7z").write_bytes(b"x")
    with pytest.raises(SourceError, match="leads out"):
        seven_zip._check(members, tmp_path / "x.7z")


def test_who_stops_reading_leaves_no_process_behind(tmp_path, pack):
    (tmp_path / "large").mkdir()
    (tmp_path / "large" / "x -y [z].xml").write_bytes(bytes(range(256)) * (1 << 14))
    archive = SevenZip(pack(tmp_path / "large"))
    assert archive.names == ("x -y [z].xml",)
    with archive.opened(archive.names[0]) as stream:
        assert stream.read(3) == b"\0\1\2"
    with archive.opened(archive.names[0]) as stream:
        assert len(stream.read()) == 4 << 20


def test_without_7_zip_the_error_says_what_to_do(dump, pack, monkeypatch):
    archive = pack(dump)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(seven_zip, "find_spec", lambda name: None)
    with pytest.raises(SourceError, match=r"Install 7-Zip or leylines\[sevenzip\]"):
        SevenZip(archive)


def test_what_is_no_7z_is_a_clear_error(read, write):
    with pytest.raises(SourceError, match=r"no \.7z"):
        read("stackexchange", write("dump.7z", "no archive"))
    with pytest.raises(SourceError, match=r"The file is no \.7z"):
        read("stackexchange", write("dump.xml", "<posts/>"))


@pytest.mark.shared
def test_quantumcomputing_packed_is_the_same_as_its_folder(read, shared_data, pack):
    folder = shared_data("stackexchange-quantumcomputing")
    archive = pack(folder, "quantumcomputing.stackexchange.com.7z", "-mx1", files="*.xml")
    same(read("stackexchange", archive), read("stackexchange", folder))
