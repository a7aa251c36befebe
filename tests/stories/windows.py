"""The windows of an X display, and which of them has the keyboard.

A window manager would do this; without one, the library of X itself is asked.
"""
import ctypes
import ctypes.util

IS_VIEWABLE = 2
REVERT_TO_PARENT = 2
CURRENT_TIME = 0
XA_ATOM, XA_WINDOW = 4, 33


class _Attributes(ctypes.Structure):
    """XWindowAttributes of <X11/Xlib.h>."""
    _fields_ = [(name, ctypes.c_int) for name in ('x', 'y', 'width', 'height', 'border', 'depth')]
    _fields_ += [('visual', ctypes.c_void_p), ('root', ctypes.c_ulong), ('kind', ctypes.c_int),
                 ('bit_gravity', ctypes.c_int), ('win_gravity', ctypes.c_int),
                 ('backing_store', ctypes.c_int), ('backing_planes', ctypes.c_ulong),
                 ('backing_pixel', ctypes.c_ulong), ('save_under', ctypes.c_int),
                 ('colormap', ctypes.c_ulong), ('map_installed', ctypes.c_int),
                 ('map_state', ctypes.c_int), ('all_event_masks', ctypes.c_long),
                 ('your_event_mask', ctypes.c_long), ('do_not_propagate_mask', ctypes.c_long),
                 ('override_redirect', ctypes.c_int), ('screen', ctypes.c_void_p)]


_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
# A window may go between two questions; that is no reason to end.
_ignore_errors = _HANDLER(lambda display, event: 0)


class Windows:
    def __init__(self, display_name):
        self.x = ctypes.CDLL(ctypes.util.find_library('X11') or 'libX11.so.6')
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XSetErrorHandler(_ignore_errors)
        display = self.x.XOpenDisplay(display_name.encode())
        if not display:
            raise RuntimeError(f'no display {display_name}')
        self.display = ctypes.c_void_p(display)
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))

    def close(self):
        self.x.XCloseDisplay(self.display)

    def _set(self, window, name, kind, *values):
        """Gives a window a property with numbers in it."""
        atom = self.x.XInternAtom(self.display, name, 0)
        self.x.XChangeProperty(self.display, ctypes.c_ulong(window), ctypes.c_ulong(atom),
                               ctypes.c_ulong(kind), 32, 0,
                               ctypes.byref((ctypes.c_ulong * len(values))(*values)), len(values))

    def stand_in_for_manager(self):
        """Has programs leave it to a window manager to move windows and to resize them. There is none,
        so they stay where they are; on their own, programs would try it by other means, and GTK
        then forgets which button is down."""
        self.x.XCreateSimpleWindow.restype = ctypes.c_ulong
        check = self.x.XCreateSimpleWindow(self.display, self.root, -9, -9, 1, 1, 0,
                                           ctypes.c_ulong(0), ctypes.c_ulong(0))
        for window in (check, self.root.value):
            self._set(window, b'_NET_SUPPORTING_WM_CHECK', XA_WINDOW, check)
        moving = self.x.XInternAtom(self.display, b'_NET_WM_MOVERESIZE', 0)
        self._set(self.root.value, b'_NET_SUPPORTED', XA_ATOM, moving)
        self.x.XSync(self.display, 0)

    def _tree(self):
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        found, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        if not self.x.XQueryTree(self.display, self.root, ctypes.byref(root),
                                 ctypes.byref(parent), ctypes.byref(found),
                                 ctypes.byref(count)):
            return []
        ids = [found[i] for i in range(count.value)]
        if ids:
            self.x.XFree(found)
        return ids

    def _is_seen(self, number, is_popup):
        attributes = _Attributes()
        return (self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(number),
                                            ctypes.byref(attributes))
                and attributes.map_state == IS_VIEWABLE
                and bool(attributes.override_redirect) == is_popup
                and attributes.width > 1 and attributes.height > 1)

    def all(self):
        """The windows that are seen, without menus and the like; the one on top last."""
        return [number for number in self._tree() if self._is_seen(number, False)]

    def popups(self):
        """The menus, cards and the like that are seen."""
        return [number for number in self._tree() if self._is_seen(number, True)]

    def get_size(self, number):
        """How wide and high a window is."""
        attributes = _Attributes()
        self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(number), ctypes.byref(attributes))
        return attributes.width, attributes.height

    def top(self):
        windows = self.all()
        return windows[-1] if windows else None

    def focused(self):
        number, revert = ctypes.c_ulong(), ctypes.c_int()
        self.x.XGetInputFocus(self.display, ctypes.byref(number), ctypes.byref(revert))
        return number.value

    def focus(self, number):
        self.x.XSetInputFocus(self.display, ctypes.c_ulong(number), REVERT_TO_PARENT,
                              ctypes.c_ulong(CURRENT_TIME))
        self.x.XSync(self.display, 0)

    def place(self, number, width, height):
        """Puts a window into the corner, and gives it a size where `width` is not 0."""
        self.x.XMoveWindow(self.display, ctypes.c_ulong(number), 0, 0)
        if width:
            self.x.XResizeWindow(self.display, ctypes.c_ulong(number), width, height)
        self.x.XSync(self.display, 0)
