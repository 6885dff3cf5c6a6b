"""Reading the expressions of a mapping, each checked where it stands."""

from collections.abc import Callable, Mapping
from typing import Any

from leylines.graph.sources.table.expressions import (
    Expression,
    First,
    Lists,
    Mapped,
    Split,
    Template,
    template,
    within,
)
from leylines.graph.sources.table.lookups import Lookup
from leylines.graph.sources.table.mapping import Condition, Where
from leylines.graph.sources.table.markup import MARKUPS, Plain
from leylines.graph.sources.table.moments import UNITS, Moment, Since1970
from leylines.graph.sources.table.place import Place, meant
from leylines.graph.sources.zones import zone_named

NEEDS_VALUE = 'Write what it is made of, as in value = "{column}".'


def read_expression(given: Any, place: Place) -> Expression:  # noqa: ANN401 - any TOML
    """Return the expression that a value of a mapping is.

    Raises
    ------
    SourceError
        Naming the key and the cure.

    Examples
    --------
    >>> read_expression({"value": "{type}", "map": {"1": "LIKED"}}, Place("forum.toml")).values
    (('1', 'LIKED'),)
    """
    if isinstance(given, list):
        return Lists(tuple(read_expression(each, place.at(i)) for i, each in enumerate(given)))
    if not isinstance(given, dict):
        return _template(place.text(given), place)
    for name, (read, known) in _WAYS.items():
        if name in given:
            place.check_names(given, known)
            return read(given, place)
    raise place.wrong("This says nothing", f"Use one of {', '.join(_WAYS)} in it.")


def _template(text: str, place: Place) -> Template:
    if not text:
        raise place.wrong("This is empty", "Name a column in braces, or leave the key out.")
    try:
        return template(text)
    except ValueError:
        raise place.wrong(
            "A brace has no other half", "Write {column}, and {{ or }} for a brace itself."
        ) from None


def _value(given: Mapping[str, Any], place: Place) -> Expression:
    if "value" not in given:
        raise place.wrong("There is no value", NEEDS_VALUE)
    return read_expression(given["value"], place.at("value"))


def _mapped(given: Mapping[str, Any], place: Place) -> Expression:
    at = place.at("map")
    values = tuple((key, at.at(key).text(value)) for key, value in at.table(given["map"]).items())
    if not values:
        raise at.wrong("This is empty", 'Write it as map = { "1" = "LIKED" }.')
    otherwise = place.at("else").text(given["else"]) if "else" in given else None
    return Mapped(_value(given, place), values, otherwise)


def _moment(given: Mapping[str, Any], place: Place) -> Expression:
    layout = place.at("format").text(given["format"]) if "format" in given else None
    zone = None
    if "zone" in given:
        name = place.at("zone").text(given["zone"])
        try:
            zone = zone_named(name)
        except ValueError:
            raise place.at("zone").wrong(
                f"There is no zone {name!r}", 'Write it as "Europe/Berlin", "UTC" or "+01:00".'
            ) from None
    elif "%z" not in (layout or ""):
        raise place.wrong("These times have no zone", 'Add zone = "UTC", or whichever it is.')
    return Moment(_value(given, place), layout, zone)


def _since(given: Mapping[str, Any], place: Place) -> Expression:
    unit = place.at("unit").text(given["unit"])
    if unit not in UNITS:
        raise place.at("unit").wrong(f"There is no unit {unit!r}", meant(unit, UNITS))
    return Since1970(_value(given, place), unit)


def _split(given: Mapping[str, Any], place: Place) -> Expression:
    separator = place.at("separator").text(given["separator"])
    if not separator:
        raise place.at("separator").wrong("This is empty", 'Write it as separator = ",".')
    return Split(_value(given, place), separator)


def _plain(given: Mapping[str, Any], place: Place) -> Expression:
    markup = place.at("markup").text(given["markup"])
    if markup not in MARKUPS:
        raise place.at("markup").wrong(f"There is no markup {markup!r}", meant(markup, MARKUPS))
    return Plain(_value(given, place), markup)


def _first(given: Mapping[str, Any], place: Place) -> Expression:
    at, values = place.at("first"), given["first"]
    if not isinstance(values, list) or not values:
        raise at.wrong("This must be a list", 'Write it as first = ["{a}", "{b}"].')
    return First(tuple(read_expression(each, at.at(i)) for i, each in enumerate(values)))


def _lookup(given: Mapping[str, Any], place: Place) -> Expression:
    for name in ("key", "of", "give"):
        if name not in given:
            raise place.wrong(
                f"The lookup has no {name!r}",
                'Write it as { lookup = "topics", key = "{topic_id}", of = "{id}", '
                'give = "{author}" }.',
            )
    key, of, give = (read_expression(given[name], place.at(name)) for name in ("key", "of", "give"))
    for name, asked in (("of", of), ("give", give)):
        if any(isinstance(part, Lookup) for part in within(asked)):
            raise place.at(name).wrong("A lookup stands within a lookup", "Put it into its key.")
    return Lookup(place.at("lookup").text(given["lookup"]), key, of, give)


_WAYS: Mapping[str, tuple[Callable[[Mapping[str, Any], Place], Expression], tuple[str, ...]]] = {
    "lookup": (_lookup, ("lookup", "key", "of", "give")),
    "first": (_first, ("first",)),
    "map": (_mapped, ("value", "map", "else")),
    "format": (_moment, ("value", "format", "zone")),
    "zone": (_moment, ("value", "format", "zone")),
    "unit": (_since, ("value", "unit")),
    "separator": (_split, ("value", "separator")),
    "markup": (_plain, ("value", "markup")),
}


def read_where(given: Any, place: Place) -> Where:  # noqa: ANN401 - any TOML
    """Return the conditions of a mapping: each column is, is not, or is filled.

    Raises
    ------
    SourceError
        Naming the key and the cure.
    """
    conditions = []
    for name, wanted in place.table(given).items():
        at = place.at(name)
        of = _template(name if "{" in name else f"{{{name}}}", at)
        if isinstance(wanted, dict) and wanted.keys() <= {"not", "filled"} and len(wanted) == 1:
            if "filled" in wanted:
                if not isinstance(wanted["filled"], bool):
                    raise at.wrong("filled is true or false", "Write { filled = true }.")
                conditions.append(Condition(of, (), wanted["filled"]))
                continue
            conditions.append(Condition(of, _values(wanted["not"], at.at("not")), wanted=False))
        else:
            conditions.append(Condition(of, _values(wanted, at), wanted=True))
    return Where(tuple(conditions))


def _values(given: Any, place: Place) -> tuple[Expression, ...]:  # noqa: ANN401 - any TOML
    values = given if isinstance(given, list) else [given]
    if not values:
        raise place.wrong("The list is empty", "Name the values.")
    return tuple(read_expression(each, place) for each in values)
