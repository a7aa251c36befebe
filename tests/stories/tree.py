"""Reads a whole tree of AT-SPI in a moment: the questions to all its nodes go out together.

The library for it asks one thing of one node at a time, and waits for each answer. That is what a
story would spend nearly all its time with, so here the bus itself is asked. What is then done with
a node is done through the library: `reach` gives the nodes that it knows.
"""
import functools
import os

NULL_PATH = '/org/a11y/atspi/null'
ACCESSIBLE, COMPONENT, TEXT = (f'org.a11y.atspi.{name}'
                               for name in ('Accessible', 'Component', 'Text'))
PROPERTIES = 'org.freedesktop.DBus.Properties'
WINDOW_COORDS = 1
ANSWER_MS = 30000
MAX_DEPTH = 60


class Entry:
    """A node as it was read: where it is, and what a screen reader calls its kind."""

    def __init__(self, bus, path, above=None, index=0):
        self.bus, self.path, self.above, self.index = bus, path, above, index
        self.role = None


def _open(address):
    from gi.repository import Gio
    flags = Gio.DBusConnectionFlags
    return Gio.DBusConnection.new_for_address_sync(
        address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)


@functools.lru_cache(maxsize=1)
def _connect(session_address):
    """The bus of screen readers that belongs to the bus of a session."""
    from gi.repository import Gio
    session = _open(session_address)
    address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                 None, Gio.DBusCallFlags.NONE, ANSWER_MS, None).unpack()
    session.close_sync(None)
    return _open(address)


def _ask_all(questions):
    """The answers to (entry, interface, method, arguments), or the errors, in this order."""
    from gi.repository import Gio, GLib
    connection = _connect(os.environ['DBUS_SESSION_BUS_ADDRESS'])
    answers = {}

    def keep(_connection, result, number):
        try:
            answers[number] = connection.call_finish(result).unpack()
        except GLib.Error as problem:
            answers[number] = problem

    context = GLib.MainContext.new()
    context.push_thread_default()
    try:
        for number, (entry, interface, method, arguments) in enumerate(questions):
            connection.call(entry.bus, entry.path, interface, method, arguments, None,
                            Gio.DBusCallFlags.NONE, ANSWER_MS, None, keep, number)
        while len(answers) < len(questions):
            context.iteration(True)
    finally:
        context.pop_thread_default()
    return [answers[number] for number in range(len(questions))]


def _ask(entries, interface, method, arguments=None):
    """What each of them answers. One that went away meanwhile is a LookupError."""
    answers = _ask_all([(entry, interface, method, arguments) for entry in entries])
    for answer in answers:
        if isinstance(answer, Exception):
            raise LookupError(str(answer))
    return [answer[0] for answer in answers]


def _ask_property(entries, interface, name):
    from gi.repository import GLib
    return _ask(entries, PROPERTIES, 'Get', GLib.Variant('(ss)', (interface, name)))


def common_role(name):
    """The name of a role that is the same on all that the program runs on."""
    return 'push button' if name == 'button' else name


@functools.lru_cache(maxsize=None)
def _role_name(number):
    from gi.repository import Atspi
    return common_role(Atspi.role_get_name(Atspi.Role(number)))


# A node has one role as long as it lives, and no other is ever found at its path.
_roles = {}


def _learn_roles(entries):
    unknown = [entry for entry in entries if (entry.bus, entry.path) not in _roles]
    for entry, number in zip(unknown, _ask(unknown, ACCESSIBLE, 'GetRole')):
        _roles[entry.bus, entry.path] = _role_name(number)
    for entry in entries:
        entry.role = _roles[entry.bus, entry.path]


def read(root, depth=MAX_DEPTH):
    """A node of the library and all below it, in the order of the tree."""
    start = Entry(root.app.bus_name, root.path)
    below, level = {}, [start]
    everything = [start]
    for _ in range(depth):
        for entry, found in zip(level, _ask(level, ACCESSIBLE, 'GetChildren')):
            below[entry] = [Entry(bus, path, entry, index)
                            for index, (bus, path) in enumerate(found) if path != NULL_PATH]
        level = [child for entry in level for child in below[entry]]
        everything += level
        if not level:
            break
    _learn_roles(everything)
    return list(_in_order(start, below))


def _in_order(entry, below):
    yield entry
    for child in below.get(entry, ()):
        yield from _in_order(child, below)


def has(entry, interface):
    """Whether a node can be asked for more than every node can."""
    return interface in _ask([entry], ACCESSIBLE, 'GetInterfaces')[0]


def names(entries):
    """The name that each has of its own."""
    return _ask_property(entries, ACCESSIBLE, 'Name')


def text(entry):
    """The words in it; none where it has no text."""
    from gi.repository import GLib
    if not has(entry, TEXT):
        return ''
    length, = _ask_property([entry], TEXT, 'CharacterCount')
    return _ask([entry], TEXT, 'GetText', GLib.Variant('(ii)', (0, length)))[0]


def states(entries, number):
    """Whether each is in a state, by its number."""
    return [bool(low >> number & 1) for low, _ in _ask(entries, ACCESSIBLE, 'GetState')]


def are_shown(entries):
    """Whether each has a place on the screen: pages that are not shown have none."""
    from gi.repository import GLib
    answers = _ask_all([(entry, COMPONENT, 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDS,)))
                        for entry in entries])
    return [not has(entry, COMPONENT) if isinstance(answer, Exception)
            else answer[0][2] > 0 and answer[0][3] > 0
            for entry, answer in zip(entries, answers)]


def forget(node):
    """Has the library ask again what it knows of a node."""
    node.clear_cache_single() if hasattr(node, 'clear_cache_single') else node.clear_cache()


def _descend(above, entry):
    """The node of the library for an entry right below the node `above`. Asked for one child, GTK 4.8
    has pages between a stack and what it holds; asked for all children, it has not."""
    forget(above)
    node = above.get_child_at_index(entry.index)
    if node is not None and node.path == entry.path:
        return node
    for page in filter(None, map(above.get_child_at_index, range(above.get_child_count()))):
        forget(page)
        node = page.get_child_at_index(0) if page.path != entry.path else page
        if node is not None and node.path == entry.path:
            return node
    raise LookupError(f'{entry.path} is no longer there')


def reach(root, entries):
    """The nodes of the library for entries that were read below `root`."""
    reached = {root.path: root}

    def find(entry):
        if entry.path not in reached:
            reached[entry.path] = _descend(find(entry.above), entry)
        return reached[entry.path]

    return [find(entry) for entry in entries]
