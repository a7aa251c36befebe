"""Random actions of somebody at a window: keys, clicks, drags, the wheel, words typed, the window made
narrower. The same seed gives the same actions on the same answers.

An action is a word and what belongs to it, so that it can be told of and done again:

    ('key', 'ctrl+b')   ('click', 'RgmTimelineBar', 400, 310, 1, 1)   ('type', '2026-12-18')
"""
import random

KEYS = """Tab Tab Tab shift+Tab Return Return space Escape Escape Up Down Left Right Home End
    Page_Up Page_Down ctrl+Left ctrl+Right alt+Left alt+Right alt+Right alt+Up alt+Down
    alt+shift+Left alt+shift+Right alt+Page_Down shift+Page_Up ctrl+Up ctrl+Down b t plus minus
    Delete BackSpace ctrl+a ctrl+c ctrl+v F10 Menu shift+F10 ctrl+Tab alt+Down""".split()
SHORTCUTS = """ctrl+b ctrl+b ctrl+r ctrl+r ctrl+shift+b ctrl+shift+n ctrl+n ctrl+f ctrl+comma
    ctrl+question ctrl+shift+Delete alt+Left F1 alt+a alt+s""".split()
TURNS = 'ctrl+z ctrl+z ctrl+z ctrl+z ctrl+shift+z ctrl+y'.split()
ENDS = 'ctrl+w ctrl+q'.split()
WORDS = ['2026-12-18', '+4w', 'tomorrow', '20 Nov', '24/11/2026', '31 Feb', '2027-01-15', 'today',
         '14:30', '9', '25:00', '0.5', '1,5', '3.51', '45', '-1', '18 Dec - 3 Jan', 'mon',
         'Sample Patient 1', 'Goes abroad', 'x', '"', '2026-10-16', '2026-11-20', '999999', '%s']
SIZES = [(360, 640), (640, 480), (800, 600), (1000, 860), (1180, 860), (1280, 900)]
# How often each kind of action is taken.
WEIGHTS = {'key': 30, 'click': 34, 'drag': 12, 'wheel': 6, 'type': 6, 'shortcut': 8, 'turn': 6,
           'move': 4, 'wait': 1, 'size': 1, 'end': 0.05}
FAR_PX = 300
# Links would be opened by other programs; printing and files by parts that are GTK's.
UNTOUCHED = {'GtkLinkButton', 'GtkWindowControls'}

# In the midst of a drag of its own, GTK 4.8 does not bear that a key changes what is dragged over;
# in ours, keys have a meaning.
DRAGGED = ('RgmTimeline', 'RgmCalendar', 'RgmMonth')


class Actions:
    def __init__(self, seed, width, height):
        self.random = random.Random(seed)
        self.size = width, height

    def _point(self, targets):
        """Something to aim at: each kind as often as the next, however many there are of it."""
        kinds = sorted({target[0] for target in targets} - UNTOUCHED)
        if not kinds or self.random.random() < 0.1:
            return ('nothing', self.random.randrange(self.size[0]),
                    self.random.randrange(self.size[1]))
        kind = self.random.choice(kinds)
        _, _, x, y, width, height = self.random.choice(
            [target for target in targets if target[0] == kind])
        return (kind, max(x + self.random.randrange(width), 0),
                max(y + self.random.randrange(height), 0))

    def _choose_key(self, targets):
        return ('key', self.random.choice(KEYS))

    def _choose_shortcut(self, targets):
        return ('key', self.random.choice(SHORTCUTS))

    def _choose_turn(self, targets):
        return ('key', self.random.choice(TURNS))

    def _choose_end(self, targets):
        return ('key', self.random.choice(ENDS))

    def _choose_type(self, targets):
        return ('type', self.random.choice(WORDS))

    def _choose_click(self, targets):
        button = self.random.choice((1, 1, 1, 1, 1, 1, 3, 2))
        return ('click', *self._point(targets), button, self.random.choice((1, 1, 1, 2)))

    def _choose_drag(self, targets):
        point = self._point(targets)
        far = (self.random.randint(-FAR_PX, FAR_PX),
               self.random.choice((0, 0, 3, self.random.randint(-FAR_PX, FAR_PX))))
        key = self.random.choice((None, None, None, 'Escape', 'ctrl+z', 'Return'))
        return ('drag', *point, *far, key if point[0].startswith(DRAGGED) else None)

    def _choose_wheel(self, targets):
        return ('wheel', *self._point(targets), self.random.choice(('up', 'down', 'left', 'right')),
                self.random.randint(1, 5), self.random.choice((None, None, 'ctrl', 'shift')))

    def _choose_move(self, targets):
        return ('move', *self._point(targets))

    def _choose_wait(self, targets):
        return ('wait', self.random.choice((0.05, 0.3, 0.6)))

    def _choose_size(self, targets):
        return ('size', *self.random.choice(SIZES))

    def choose(self, targets):
        """The next action, where these are the targets."""
        kind, = self.random.choices(list(WEIGHTS), list(WEIGHTS.values()))
        return getattr(self, '_choose_' + kind)(targets)


def do(action, hand, windows, wait):
    """Does an action; `wait` lets some of it arrive."""
    kind, *rest = action
    if kind == 'key':
        hand.press(rest[0])
    elif kind == 'type':
        hand.type(rest[0])
    elif kind == 'wait':
        wait(rest[0])
    elif kind == 'size':
        windows.place(windows.all()[0], *rest)
    else:
        hand.move(*rest[1:3])
        _do_there(kind, rest[1:3], rest[3:], hand, wait)


def _do_there(kind, place, rest, hand, wait):
    if kind == 'click':
        for _ in range(rest[1]):
            hand.click(rest[0])
    elif kind == 'wheel':
        way, steps, modifier = rest
        hand.hold(*([modifier] if modifier else []))
        hand.scroll(way, steps)
        hand.let_go()
    elif kind == 'drag':
        _drag(*place, *rest, hand, wait)


def _drag(x, y, far_x, far_y, key, hand, wait):
    """A drag, in the midst of which a key may be pressed."""
    hand.button(1, True)
    for step in (0.3, 0.6, 1):
        hand.move(x + far_x * step, y + far_y * step)
        wait(0)
    if key is not None:
        hand.press(key)
    hand.button(1, False)
