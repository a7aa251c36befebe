"""ENGINE.md, "A protocol": the groups of a protocol file that dates depend on."""

from collections import namedtuple

from . import periods

LIMITS = ("absolute", "minimum", "recommended_from", "recommended_to")
LIMIT_KEYS = {"absolute": "AbsoluteMinimum", "minimum": "Minimum",
              "recommended_from": "RecommendedFrom", "recommended_to": "RecommendedTo"}
DEFAULT_BASIS = "standard"

Spacing = namedtuple("Spacing", "rule session start basis periods sources")
"""One spacing rule. session: the one number it holds for, or None; start: the number of the
session it counts from, or None for the previous one; periods, sources: by limit."""

Window = namedtuple("Window", "id kind start peak end after_last")
Protocol = namedtuple("Protocol", "id sessions severities bases repeat_early spacings windows")


def read_key_file(text):
    """{group: {key: value}}, in the order of the file. Translations are left out."""
    groups, group = {}, None
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            group = groups.setdefault(line[1:-1], {})
        else:
            key, value = (part.strip() for part in line.split("=", 1))
            if "[" not in key:
                group[key] = value
    return groups


def inherit(child, parent):
    """The parent's groups, each replaced whole by the child's of the same name; then the rest."""
    merged = {name: child.get(name, group) for name, group in parent.items()}
    for name, group in child.items():
        merged.setdefault(name, group)
    return merged


def read_sessions(text):
    """`6` or `5-8` as (min, max)."""
    least, _, most = text.partition("-")
    return int(least), int(most or least)


def read_list(text):
    return tuple(item for item in text.split(";") if item)


def read_spacing(protocol_id, name, group):
    found = {limit: periods.parse(group[key]) for limit, key in LIMIT_KEYS.items() if key in group}
    if "minimum" in found:
        found.setdefault("absolute", found["minimum"])  # AbsoluteMinimum defaults to Minimum
    sources = {}
    for limit in found:
        key = LIMIT_KEYS[limit] + "Sources"
        if limit == "absolute" and "AbsoluteMinimum" not in group:
            key = key if key in group else "MinimumSources"
        sources[limit] = read_list(group.get(key, group.get("Sources", "")))
    start = group.get("From", "previous")
    return Spacing(rule="%s/%s" % (protocol_id, name),
                   session=int(group["Session"]) if "Session" in group else None,
                   start=None if start == "previous" else int(start),
                   basis=group.get("Basis"), periods=found, sources=sources)


def read_window(name, group):
    def period(key):
        return periods.parse(group[key]) if key in group else None
    return Window(id=name, kind=group["Kind"], start=period("From"), peak=period("Peak"),
                  end=period("To"), after_last=group.get("After") == "last")


def from_groups(groups):
    head = groups["Protocol"]

    def named(kind):
        return [(name, name[len(kind) + 1:], group) for name, group in groups.items()
                if name.startswith(kind + " ")]
    return Protocol(
        id=head["Id"], sessions=read_sessions(head["Sessions"]),
        severities={short: read_sessions(group["Sessions"])
                    for _, short, group in named("Severity")},
        bases={DEFAULT_BASIS} | {short for _, short, _ in named("Basis")}
        | {group["Basis"] for _, _, group in named("Spacing") if "Basis" in group},
        repeat_early=head.get("EarlySessions", "count") == "repeat",
        spacings=[read_spacing(head["Id"], name, group) for name, _, group in named("Spacing")],
        windows=[read_window(short, group) for _, short, group in named("Window")])


def read(text, parent_text=None):
    groups = read_key_file(text)
    if parent_text is not None and "Inherits" in groups["Protocol"]:
        groups = inherit(groups, read_key_file(parent_text))
    return from_groups(groups)
