"""A hand on the keyboard and the pointer of an X display, quick enough for thousands of actions: the
library of X is asked itself, and everything has arrived at the server when a call returns.
"""
import ctypes
import ctypes.util

SHIFT, CURRENT_TIME = 'Shift_L', 0
MODIFIERS = {'ctrl': 'Control_L', 'shift': SHIFT, 'alt': 'Alt_L'}
# What has a name of its own among the keys.
NAMED = {' ': 'space', '-': 'minus', '+': 'plus', '.': 'period', ',': 'comma', ':': 'colon',
         '/': 'slash', '?': 'question', "'": 'apostrophe', '=': 'equal', '@': 'at', '#': 'numbersign',
         '%': 'percent', '"': 'quotedbl'}
WHEEL = {'up': 4, 'down': 5, 'left': 6, 'right': 7}


class Hand:
    def __init__(self, windows):
        self.x, self.display = windows.x, windows.display
        self.test = ctypes.CDLL(ctypes.util.find_library('Xtst') or 'libXtst.so.6')
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        self.x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self.buttons, self.held = set(), []

    def _sync(self):
        self.x.XSync(self.display, 0)

    def _find_key(self, name):
        """The code of a key, and whether Shift belongs to it."""
        symbol = self.x.XStringToKeysym(NAMED.get(name, name).encode())
        code = self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(symbol))
        plain = self.x.XkbKeycodeToKeysym(self.display, code, 0, 0)
        return code, plain != symbol

    def _key(self, code, is_down):
        self.test.XTestFakeKeyEvent(self.display, code, int(is_down), ctypes.c_ulong(CURRENT_TIME))

    def hold(self, *modifiers):
        """Holds modifiers such as `ctrl` until `let_go`."""
        for name in modifiers:
            code, _ = self._find_key(MODIFIERS[name])
            self._key(code, True)
            self.held.append(code)
        self._sync()

    def let_go(self):
        """Lets go of every key and button."""
        for button in sorted(self.buttons):
            self.button(button, False)
        while self.held:
            self._key(self.held.pop(), False)
        self._sync()

    def press(self, key):
        """Presses a key such as `ctrl+shift+n`."""
        *modifiers, name = key.split('+') if key != '+' else ['+']
        code, is_shifted = self._find_key(name)
        if is_shifted and 'shift' not in modifiers:
            modifiers.append('shift')
        self.hold(*modifiers)
        self._key(code, True)
        self._key(code, False)
        for _ in modifiers:
            self._key(self.held.pop(), False)
        self._sync()

    def type(self, text):
        for letter in text:
            self.press(letter)

    def move(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, int(x), int(y),
                                       ctypes.c_ulong(CURRENT_TIME))
        self._sync()

    def button(self, number, is_down):
        self.test.XTestFakeButtonEvent(self.display, number, int(is_down),
                                       ctypes.c_ulong(CURRENT_TIME))
        (self.buttons.add if is_down else self.buttons.discard)(number)
        self._sync()

    def click(self, number=1):
        self.button(number, True)
        self.button(number, False)

    def scroll(self, way, steps=1):
        for _ in range(steps):
            self.click(WHEEL[way])
