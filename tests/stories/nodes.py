"""What a screen reader sees of a window: finding nodes by role and name, asking, acting.

A node is found afresh each time and with patience: windows come when they are ready. Roles are
those of AT-SPI by name ('push button', 'text'); names are texts or compiled patterns.
"""
import re

from desktop import until, Waited

MAX_DEPTH = 60
TRIES = 5
ANSWER_MS, START_MS = 10000, 30000


def _atspi():
    # Late, because it connects to the bus of the environment as it is then.
    import pyatspi
    from gi.repository import Atspi, GLib
    # Of itself it waits for less than a second, which a busy machine may well take.
    Atspi.set_timeout(ANSWER_MS, START_MS)
    return pyatspi, GLib


def application(process_id):
    """The root of the program with this process id, or None while it is not there."""
    pyatspi, GLib = _atspi()
    try:
        root = pyatspi.Registry.getDesktop(0)
        root.clear_cache()
        for child in root:
            if child is not None and child.get_process_id() == process_id:
                return child
    except (GLib.Error, LookupError, RuntimeError):
        pass
    return None


def children(node):
    """Its nodes as they are now: what the library remembers may be old."""
    node.clear_cache_single() if hasattr(node, 'clear_cache_single') else node.clear_cache()
    return [child for child in (node.get_child_at_index(i)
                                for i in range(node.get_child_count())) if child is not None]


def walk(node, depth=0):
    yield node
    if depth < MAX_DEPTH:
        for child in children(node):
            yield from walk(child, depth + 1)


def role(node):
    """The role, by the name that both Debians' at-spi is asked for here."""
    name = node.get_role_name()
    return 'push button' if name == 'button' else name


def _live_text(node):
    """What a status or an alert says that has no name of its own, as on later GTK."""
    return text(node) if role(node) in ('status bar', 'alert', 'notification') else ''


def name(node):
    """Its name, once: GTK 4.8 says that of a node with a label twice, the mnemonic included."""
    own = node.get_name() or _live_text(node)
    twice = re.fullmatch(r'(.+) \1', own.replace('_', ''), re.DOTALL)
    return twice[1] if twice else own


def description(node):
    return node.get_description() or ''


def text(node):
    """What is typed in a field, or the words of a label."""
    try:
        interface = node.queryText()
    except NotImplementedError:
        return node.get_name() or ''
    return interface.getText(0, interface.characterCount)


def has_state(node, state):
    """Whether the node is `focused`, `selected`, `checked`, `sensitive`, …"""
    pyatspi, _ = _atspi()
    return node.get_state_set().contains(getattr(pyatspi, 'STATE_' + state.upper()))


def same(pattern, found):
    return bool(pattern.search(found)) if isinstance(pattern, re.Pattern) else pattern == found


def is_shown(node):
    """Whether it has a place on the screen: pages that are not shown have none."""
    pyatspi, _ = _atspi()
    try:
        # GTK has no place on the screen to tell, only one in the window.
        extents = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    except NotImplementedError:
        return True
    return extents.width > 0 and extents.height > 0


def matches(node, wanted_role=None, wanted_name=None):
    return ((wanted_role is None or role(node) == wanted_role)
            and (wanted_name is None or same(wanted_name, name(node))))


def _each(root, wanted_role, wanted_name):
    # Windows are right below the program; the rest of the tree is long.
    nodes = children(root) if wanted_role == 'frame' else walk(root)
    return (node for node in nodes if matches(node, wanted_role, wanted_name) and is_shown(node))


def _read(function):
    """What `function` makes of the tree. One that changes meanwhile is read again."""
    _, GLib = _atspi()
    for _ in range(TRIES):
        try:
            return function()
        except (GLib.Error, LookupError):
            continue
    return None


def find_all(root, wanted_role=None, wanted_name=None):
    """All nodes of a role and name now."""
    return _read(lambda: list(_each(root, wanted_role, wanted_name))) or []


def find_names(root, wanted_role=None):
    """The names of all nodes of a role now."""
    return _read(lambda: [name(node) for node in _each(root, wanted_role, None)]) or []


def find_now(root, wanted_role=None, wanted_name=None):
    """The first node of a role and name, or None if there is none now."""
    return _read(lambda: next(_each(root, wanted_role, wanted_name), None))


def find(root, wanted_role=None, wanted_name=None, seconds=None):
    """The first node of a role and name, as soon as there is one."""
    what = f'{wanted_role or "a node"} “{getattr(wanted_name, "pattern", wanted_name)}”'
    options = {} if seconds is None else {'seconds': seconds}
    try:
        return until(lambda: find_now(root, wanted_role, wanted_name), what, **options)
    except Waited as problem:
        raise Waited(f'{problem}; what is there:\n{outline(root)}') from None


def actions(node):
    """The names of what can be done with a node."""
    try:
        action = node.queryAction()
    except NotImplementedError:
        return []
    return [action.getName(i) for i in range(action.nActions)]


def click(node):
    """Does what the node is for, as a screen reader does; says whether it could."""
    offered = actions(node)
    for wanted in ('click', 'activate', 'toggle', 'press'):
        if wanted in offered:
            return node.queryAction().doAction(offered.index(wanted))
    return False


def _focused_in(window):
    return next((node for node in find_all(window)
                 if has_state(node, 'focused') and role(node) not in ('frame', 'window', 'dialog')),
                None)


def _find_focused(root):
    windows = children(root)
    if any(role(window) in ('frame', 'window', 'dialog') for window in windows):
        return next(filter(None, map(_focused_in, reversed(windows))), None)
    return _focused_in(root)


def focused(root):
    """The node that has the keyboard, or None. A window behind a dialog may still say of a node of
    its own that it has it: the window that opened last is asked first."""
    return _read(lambda: _find_focused(root))


def outline(root):
    """The tree as text, for who reads why a test failed."""
    _, GLib = _atspi()
    lines = []

    def add(node, depth):
        try:
            own = name(node)
            if is_shown(node) and own and not own.startswith(('Gtk', 'Adw', 'Rgm')):
                lines.append('  ' * depth + f'{role(node)} “{own}”')
            for child in children(node):
                add(child, depth + 1)
        except (GLib.Error, LookupError):
            lines.append('  ' * depth + '(went away)')

    add(root, 0)
    return '\n'.join(lines)
