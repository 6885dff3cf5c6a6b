"""Every way in which a file is damaged, each a function from its bytes and a source of chance."""

import re

LINE = 50 << 20
NESTING = 100_000
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
XML = '<?xml version="1.0"?><!DOCTYPE rows [{}]><rows><row Id="1" Text="{}">{}</row></rows>'


def truncated(data, chance):
    return data[: chance.randrange(len(data) + 1)]


def flipped(data, chance):
    changed = bytearray(data)
    for _ in range(8):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_out(data, chance):
    begin = chance.randrange(len(data))
    return data[:begin] + data[begin + chance.randrange(1, 40) :]


def as_utf_16(data, chance):
    return data.decode("utf-8", "replace").encode("utf-16")


def as_latin_1(data, chance):
    place = chance.randrange(len(data))
    return data[:place] + "Käthe ß".encode("latin-1") + data[place:]


def with_marks(data, chance):
    return b"\xef\xbb\xbf\xef\xbb\xbf" + data


def with_nuls(data, chance):
    place = chance.randrange(len(data))
    return data[:place] + bytes(3) + data[place:]


def with_a_long_line(data, chance):
    lines = data.split(b"\n")
    lines[len(lines) // 2] += b"a" * LINE
    return b"\n".join(lines)


def with_huge_numbers(data, chance):
    return re.sub(rb"\d+", lambda found: b"9" * 400 if chance.random() < 0.3 else found[0], data)


def in_the_far_future(data, chance):
    data = re.sub(rb"\b1\d{9}\b", b"99999999999999", data)
    return re.sub(rb"\b20[0-2]\d-", b"9999-", data)


def without_zones(data, chance):
    data = re.sub(rb"\b1\d{9}\b", b"2024-01-01T00:00:00", data)
    return re.sub(rb"(\d\d:\d\d:\d\d(\.\d+)?)(Z|[+-]\d\d:?\d\d)", rb"\1", data)


def twice(data, chance):
    return data + data


def twice_and_not_the_same(data, chance):
    return data + re.sub(rb"[a-c](?=\w)", b"x", data)


def nested_arrays(data, chance):
    return data[: len(data) // 2] + b"[" * NESTING


def nested_objects(data, chance):
    return b'{"a":' * NESTING + b"\n" + data


def nested_elements(data, chance):
    return data[: len(data) // 2] + b"<row>" * NESTING


def laughs(data, chance):
    return XML.format(LAUGHS, "&l11;", "&l11;").encode()


def reaches_out(data, chance):
    outside = '<!ENTITY out SYSTEM "file:///etc/passwd">'
    return XML.format(outside, "1", "&out;").encode()


def empty(data, chance):
    return b""


def a_line_break(data, chance):
    return b"\n"


def noise(data, chance):
    return chance.randbytes(5_000)


SEVERAL_TIMES = (truncated, flipped, cut_out)
ONCE = (
    as_utf_16,
    as_latin_1,
    with_marks,
    with_nuls,
    with_huge_numbers,
    in_the_far_future,
    without_zones,
    twice,
    twice_and_not_the_same,
    nested_arrays,
    nested_objects,
    nested_elements,
    laughs,
    reaches_out,
    empty,
    a_line_break,
    noise,
    with_a_long_line,
)
