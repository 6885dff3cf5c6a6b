"""Pictures: what stands where, in SVG and in PNG."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from leylines.ui.canvas import Edge, NetworkView, Node
from leylines.ui.exports import render
from leylines.ui.exports.pictures import draw_network, draw_quadrants

SVG = "{http://www.w3.org/2000/svg}"


def drawn(view, **options):
    return ElementTree.fromstring(draw_network(view, **options))


def circles(root):
    """Give the nodes of a picture: by what stands in their tooltip's first line."""
    found = [each for each in root.iter(f"{SVG}circle") if each.find(f"{SVG}title") is not None]
    return {
        each.find(f"{SVG}title").text.split("\n")[0]: tuple(
            float(each.get(name)) for name in ("cx", "cy", "r")
        )
        for each in found
    }


def said(root):
    return [each.text for each in root.iter(f"{SVG}text")]


def test_places_and_sizes_are_those_of_the_view(view):
    found = circles(drawn(view))
    ada, ben, cleo = (found[name] for name in ("Ada Stone", "Ben", "Cleo"))
    assert (ben[0] - ada[0], ben[1] - ada[1]) == pytest.approx((160.0, -60.5), abs=0.11)
    assert (cleo[0] - ada[0], cleo[1] - ada[1]) == pytest.approx((200.0, 59.5), abs=0.11)
    assert [each[2] for each in (ada, ben, cleo)] == [24.0, 14.5, 8.0]


def test_it_says_what_is_left_out_and_what_colours_mean(view):
    assert said(drawn(view)) == [
        "Bread",
        *("Ada Stone", "Ben", "Cleo"),
        *("strong in both", "local hero", "the rest"),
        "Shown: 3 of 5. Left out: those below rank 3.",
        "Size: score. Colour: standing. Width of an arrow: probability of a reaction.",
    ]


def test_a_wide_network_is_drawn_smaller_and_within_its_frame():
    nodes = tuple(Node(str(n), "A name of some length", 90.0 * n, 0, 20, "#000000", "")
                  for n in range(100))  # fmt: skip
    root = drawn(NetworkView("Wide", nodes, ()))
    width = float(root.get("width"))
    assert 1900 < width < 2100
    assert all(0 < x < width for x, _, _ in circles(root).values())


def test_names_that_would_lie_on_each_other_are_left_out_and_counted():
    nodes = tuple(Node(str(n), f"Person {n}", n, 0, 30 - n, "#000000", "") for n in range(5))
    told = said(drawn(NetworkView("Heap", nodes, ())))
    assert "Person 0" in told
    assert "Person 1" not in told
    assert any(line.endswith("Without their names, for want of room: 4.") for line in told)


def test_a_loop_and_an_edge_without_room_for_an_arrow():
    nodes = (Node("a", "A", 0, 0, 30, "#0072b2", ""), Node("b", "B", 5, 0, 30, "#0072b2", ""))
    view = NetworkView("Loop", nodes, (Edge("a", "a", probability=0.5), Edge("a", "b")))
    assert len(list(drawn(view).iter(f"{SVG}path"))) == 1


def test_hostile_names_are_nothing_but_text(hostile_view):
    root = ElementTree.fromstring(render(hostile_view, "svg"))
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "title", "metadata", "rect", "text", "g", "path", "circle"}
    assert not any(
        name.startswith("on") or "href" in name for each in root.iter() for name in each.attrib
    )


def test_a_name_of_a_megabyte_is_cut(view):
    long = replace(view.nodes[0], label="x" * 1_000_000)
    assert len(draw_network(replace(view, nodes=(long, *view.nodes[1:])))) < 10_000


def test_png_has_the_colours_where_the_nodes_are(view):
    image = Image.open(io.BytesIO(render(view, "png"))).convert("RGB")
    root = drawn(view)
    assert image.size == pytest.approx([2 * float(root.get(s)) for s in ("width", "height")], abs=2)
    for node in view.nodes:
        x, y, _ = circles(root)[node.label]
        assert "#" + bytes(image.getpixel((round(2 * x), round(2 * y)))).hex() == node.colour


def test_png_draws_names_in_many_scripts():
    names = ("Ada", "Ада", "أدا", "עדה", "अदा", "ไทย", "ადა", "Ωμ")
    blank = render(NetworkView("", (Node("a", "", 0, 0, 9, "#000000", ""),), ()), "png")
    empty = Image.open(io.BytesIO(blank))
    for name in names:
        view = NetworkView("", (Node("a", name, 0, 0, 9, "#000000", ""),), ())
        with Image.open(io.BytesIO(render(view, "png"))) as image:
            assert image.size == empty.size
            assert image.tobytes() != empty.tobytes()


def test_what_no_font_has_is_said_in_the_picture(view):
    odd = replace(view.nodes[0], label="tag \U0010fffd")
    data = render(replace(view, nodes=(odd, *view.nodes[1:])), "png")
    assert "No font here can draw U+10FFFD" in data.decode("utf-8", "ignore")


def test_quadrants_put_each_person_by_both_standings():
    rows = [
        {"id": name, "name": name, "score": 50.0, "percentile": here,
         "global_percentile": everywhere, "quadrant": quadrant}
        for name, here, everywhere, quadrant in (
            ("Hero", 100.0, 0.0, "local hero"), ("Guest", 0.0, 100.0, "visiting celebrity"),
            ("New", None, None, None),
        )
    ]  # fmt: skip
    found = circles(ElementTree.fromstring(draw_quadrants(rows, 80.0)))
    assert set(found) == {"Hero", "Guest"}
    assert found["Hero"][0] < found["Guest"][0]
    assert found["Hero"][1] < found["Guest"][1]
