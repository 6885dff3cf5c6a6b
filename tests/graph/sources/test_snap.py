"""SNAP edge lists."""

import gzip

import pytest

from leylines.graph.errors import SourceError


def test_a_line_is_an_interaction(read, write):
    reading = read("snap", write("x.txt", "# comment\n1 2 1254192988\n3 1 1254192999\n"))
    first, second = reading.records["interactions"]
    assert (first["actor"], first["target"], first["kind"]) == ("1", "2", "REPLIED")
    assert first["at"].timestamp() == 1254192988
    assert reading.rows_read == 2
    assert first["id"] != second["id"]


def test_a_list_of_comments_holds_nothing(read, write):
    assert read("snap", write("x.txt", "# comment\n\n")).rows_read == 0


def test_equal_lines_stay_apart_and_are_the_same_on_a_second_reading(read, write):
    file = write("x.txt", "1 2 1254192988\n" * 3)
    ids = [record["id"] for record in read("snap", file).records["interactions"]]
    assert len(set(ids)) == 3
    assert ids == [record["id"] for record in read("snap", file).records["interactions"]]


def test_gzip_reads_as_the_plain_file(read, write):
    text = "1 2 1254192988\n2 3 1254192989\n"
    plain, packed = write("x.txt", text), write("x.txt.gz", gzip.compress(text.encode()))
    assert read("snap", plain).records == read("snap", packed).records


def test_kind_and_community_are_options(read, write):
    file = write("x.txt", "1 2 1254192988\n")
    (one,) = read("snap", file, kind="messaged", community="college").records["interactions"]
    assert (one["kind"], one["communities"]) == ("MESSAGED", ["college"])


def test_lines_without_a_time_need_one(read, write):
    file = write("x.txt", "source target\n0 1\n2 3\n")
    reading = read("snap", file)
    assert [r.line for r in reading.rejects] == [2, 3]
    assert "--option at=" in reading.rejects[0].reason
    reading = read("snap", file, at="2020-01-01T00:00:00Z")
    assert not reading.rejects
    assert len(reading.records["interactions"]) == 2


def test_bad_lines_are_rejects_with_their_line(read, write):
    reading = read("snap", write("x.txt", "1 2 1254192988\n1 2\nx y z w\n1 2 soon\n"))
    assert [r.line for r in reading.rejects] == [2, 3, 4]
    assert reading.rows_read == 4


def test_a_damaged_archive_is_named(read, write):
    packed = gzip.compress(b"1 2 1254192988\n" * 1000)
    with pytest.raises(SourceError, match="damaged or cut off"):
        read("snap", write("x.txt.gz", packed[: len(packed) // 2]))


def test_unknown_options_are_refused(read, write):
    with pytest.raises(SourceError, match="no option 'colour'"):
        read("snap", write("x.txt", ""), colour="red")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "file", "lines"),
    [
        ("CollegeMsg", "CollegeMsg.txt.gz", 59_835),
        ("sx-mathoverflow", "sx-mathoverflow.txt.gz", 506_550),
    ],
)
def test_every_line_of_a_real_network_is_an_interaction_of_its_own(
    read, shared_data, name, file, lines
):
    reading = read("snap", shared_data(name) / file)
    assert reading.rows_read == lines
    assert len({record["id"] for record in reading.records["interactions"]}) == lines
