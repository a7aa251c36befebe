"""Where nodes are in their windows, on the screen.

Later GTK adds up where each node is within its parent, and leaves out what the style puts between
the edge of a parent and its content: paddings, and the frame of the window. They are told from the
sizes: an only child fills its parent but for that, which is alike on both sides.
"""
import collections

FIRST_WITHOUT_PADDING = (4, 10)

Box = collections.namedtuple('Box', 'x y width height')


def _extents(node, coordinates):
    found = node.queryComponent().getExtents(coordinates)
    return Box(found.x, found.y, found.width, found.height)


def _leaves_out_padding(node):
    version = node.get_application().get_toolkit_version()
    return tuple(int(part) for part in version.split('.')[:2]) >= FIRST_WITHOUT_PADDING


def _padding(parent, child, count):
    """Between the edge of a parent and its content, across and down."""
    if count != 1:
        return 0, 0
    return (max((parent.width - child.width) // 2 - child.x, 0),
            max((parent.height - child.height) // 2 - child.y, 0))


def box(node):
    """Where a node is in its window, and how large."""
    import pyatspi
    if not _leaves_out_padding(node):
        return _extents(node, pyatspi.WINDOW_COORDS)
    within = own = _extents(node, pyatspi.XY_PARENT)
    x, y = 0, 0
    while node.get_role() not in (pyatspi.ROLE_FRAME, pyatspi.ROLE_DIALOG):
        parent = node.get_parent()
        around = _extents(parent, pyatspi.XY_PARENT)
        across, down = _padding(around, within, parent.get_child_count())
        x, y = x + within.x + across, y + within.y + down
        node, within = parent, around
    return Box(x, y, own.width, own.height)


def bottom(node):
    own = box(node)
    return own.y + own.height


def is_within(node, around):
    """Whether all of a node is seen in another, from top to bottom."""
    return box(around).y <= box(node).y and bottom(node) <= bottom(around)
