"""What a screen reader sees of a window: finding nodes by role and name, asking, acting.

A node is found afresh each time and with patience: windows come when they are ready. Roles are
those of AT-SPI by name ('push button', 'text'); names are texts or compiled patterns.
"""
import re

import tree
from desktop import until, Waited

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
    tree.forget(node)
    return [child for child in (node.get_child_at_index(i)
                                for i in range(node.get_child_count())) if child is not None]


def role(node):
    """The role, by the name that both Debians' at-spi is asked for here."""
    return tree.common_role(node.get_role_name())


# What has no name of its own on later GTK says something all the same.
LIVE_ROLES = ('status bar', 'alert', 'notification')


def _once(own):
    """A name, once: GTK 4.8 says that of a node with a label twice, the mnemonic included."""
    twice = re.fullmatch(r'(.+) \1', own.replace('_', ''), re.DOTALL)
    return twice[1] if twice else own


def name(node):
    return _once(node.get_name() or (text(node) if role(node) in LIVE_ROLES else ''))


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


def _extents(node):
    pyatspi, _ = _atspi()
    # GTK has no place on the screen to tell, only one in the window.
    return node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)


def left(node):
    """Where it begins in its window."""
    return _extents(node).x


def is_in_sight(node, window):
    """Whether it begins within its window, wherever that is scrolled to."""
    return 0 <= _extents(node).y < _extents(window).height


def is_shown(node):
    """Whether it has a place on the screen: pages that are not shown have none."""
    try:
        extents = _extents(node)
    except NotImplementedError:
        return True
    return extents.width > 0 and extents.height > 0


def _names_of(entries):
    return [_once(own or (tree.text(entry) if entry.role in LIVE_ROLES else ''))
            for entry, own in zip(entries, tree.names(entries))]


def _shown(entries):
    return [entry for entry, is_there in zip(entries, tree.are_shown(entries)) if is_there]


def _matching(root, wanted_role, wanted_name):
    """What is shown of a role and name, as entries of the tree, in its order."""
    # Windows are right below the program; the rest of the tree is long.
    options = {'depth': 1} if wanted_role == 'frame' else {}
    found = [entry for entry in tree.read(root, **options)
             if wanted_role in (None, entry.role)]
    if wanted_name is not None:
        found = [entry for entry, own in zip(found, _names_of(found)) if same(wanted_name, own)]
    return _shown(found)


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
    return _read(lambda: tree.reach(root, _matching(root, wanted_role, wanted_name))) or []


def find_names(root, wanted_role=None):
    """The names of all nodes of a role now."""
    return _read(lambda: _names_of(_matching(root, wanted_role, None))) or []


def child_names(node):
    """The names of what is right below a node now."""
    return _read(lambda: _names_of(tree.read(node, depth=1)[1:])) or []


def find_now(root, wanted_role=None, wanted_name=None):
    """The first node of a role and name, or None if there is none now."""
    found = _read(lambda: tree.reach(root, _matching(root, wanted_role, wanted_name)[:1]))
    return found[0] if found else None


def wait(root, condition, what, **options):
    """What `condition` gives as soon as that is something; says what is there if it never is."""
    try:
        return until(condition, what, **options)
    except Waited as problem:
        raise Waited(f'{problem}; what is there:\n{outline(root)}') from None


def find(root, wanted_role=None, wanted_name=None, seconds=None):
    """The first node of a role and name, as soon as there is one."""
    what = f'{wanted_role or "a node"} “{getattr(wanted_name, "pattern", wanted_name)}”'
    options = {} if seconds is None else {'seconds': seconds}
    return wait(root, lambda: find_now(root, wanted_role, wanted_name), what, **options)


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
    pyatspi, _ = _atspi()
    entries = tree.read(window)
    found = [entry for entry, is_focused in zip(entries, tree.states(entries, pyatspi.STATE_FOCUSED))
             if is_focused and entry.role not in ('frame', 'window', 'dialog')]
    return next(iter(tree.reach(window, _shown(found)[:1])), None)


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
