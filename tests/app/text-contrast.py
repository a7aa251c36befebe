"""Text that is fainter than other text, or has the colour of a verdict: still 4.5:1 (WCAG 2.1, 1.4.3)
on each ground it stands on, in the light and in the dark."""
import os
import re

from contrast import blend, contrast, parse
import tap

# Of libadwaita: the colour of text and how much of it is seen; and the grounds, a window, a card and
# the bar and sides.
MODES = {'light': ('#000000', 0.8, ('#fafafa', '#ffffff', '#ebebeb')),
         'dark': ('#ffffff', 1, ('#242424', '#363636', '#303030'))}
FAINT = ('.dim-label', 'row .subtitle', 'windowtitle .subtitle', '.bases .subtitle', '.secondary',
         '.patient-detail', '.start-description', '.verdict-first')
# What verdicts are made of, and the tint of the strips of alerts with how much of it is seen.
STOCK = {'light': {'success': '#1b8553', 'warning': '#9c6e03', 'error': '#c01c28',
                   'accent': '#1c71d8', 'error_bg': '#e01b24', 'warning_bg': '#e5a50a'},
         'dark': {'success': '#8ff0a4', 'warning': '#f8e45c', 'error': '#ff7b63',
                  'accent': '#78aeed', 'error_bg': '#c01c28', 'warning_bg': '#cd9309'}}
MIX = re.compile(r'@define-color (rgm_\w+_text) mix\(@(\w+)_color, @window_fg_color, ([\d.]+)\);')
STRIP = re.compile(r'\.alert-\w+ \{ background-color: alpha\(@(\w+)_color, ([\d.]+)\);'
                   r' color: @(rgm_\w+_text); \}')
SHADE = re.compile(r'opacity: ([\d.]+)|alpha\((?:currentColor|@window_fg_color), ([\d.]+)\)')
LEAST = 4.5


def read_css(name):
    path = os.path.join(os.environ['G_TEST_SRCDIR'], '..', 'resources', name)
    with open(path, encoding='utf-8') as file:
        return re.sub(r'/\*.*?\*/', '', file.read(), flags=re.DOTALL)


def read_shades(name):
    """How much is seen of the text of each selector, as a style sheet says."""
    shades = {}
    for heads, body in re.findall(r'([^{};]+)\{([^}]*)\}', read_css(name)):
        shade = SHADE.search(body)
        for head in heads.split(','):
            if shade:
                shades[' '.join(head.split())] = float(shade[1] or shade[2])
    return shades


def judge_verdicts(css):
    """The words of verdicts: on pages, on cards and in the bubble of a move, and in strips."""
    mixes = {name: (colour, float(part)) for name, colour, part in MIX.findall(css)}
    strips = STRIP.findall(css)
    tap.equal((len(mixes), len(strips)), (4, 2), 'all of them are found')
    for mode, (text, seen, grounds) in MODES.items():
        def paint(name, ground):
            colour, part = mixes[name]
            return blend(blend(parse(text), ground, seen), parse(STOCK[mode][colour]), part)
        for name in mixes:
            ratio = min(contrast(paint(name, parse(ground)), parse(ground))
                        for ground in grounds)
            tap.ok(ratio >= LEAST, f'{name}, {mode}', f'{ratio:.2f}')
        for tint, part, name in strips:
            ground = blend(parse(STOCK[mode][tint]), parse(grounds[0]), float(part))
            ratio = contrast(paint(name, ground), ground)
            tap.ok(ratio >= LEAST, f'{name} on a strip, {mode}', f'{ratio:.2f}')


def main():
    judge_verdicts(read_css('style.css'))
    shades = read_shades('style.css')
    for selector in FAINT:
        for mode, (text, seen, grounds) in MODES.items():
            ratio = min(contrast(blend(parse(text), parse(ground), seen * shades[selector]),
                                 parse(ground)) for ground in grounds)
            tap.ok(ratio >= LEAST, f'{selector}, {mode}', f'{ratio:.2f}')
    strong = read_shades('style-hc.css')
    for selector, shade in strong.items():
        tap.ok(shade >= shades[selector], f'{selector} is no fainter where contrast is wanted')
    # The stronger sheet comes before the plain one, however closely that names something.
    ends = {selector.split()[-1] for selector in strong}
    for selector, shade in shades.items():
        if selector.split()[-1] in ends:
            tap.ok(selector in strong or shade <= min(strong.values()),
                   f'{selector} is not made fainter by what is said of all such')
    tap.finish()


main()
