"""Text that is fainter than other text: still 4.5:1 (WCAG 2.1, 1.4.3) on each ground it stands on, in
the light and in the dark."""
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
SHADE = re.compile(r'opacity: ([\d.]+)|alpha\((?:currentColor|@window_fg_color), ([\d.]+)\)')
LEAST = 4.5


def read_shades(name):
    """How much is seen of the text of each selector, as a style sheet says."""
    path = os.path.join(os.environ['G_TEST_SRCDIR'], '..', 'resources', name)
    with open(path, encoding='utf-8') as file:
        css = re.sub(r'/\*.*?\*/', '', file.read(), flags=re.DOTALL)
    shades = {}
    for heads, body in re.findall(r'([^{};]+)\{([^}]*)\}', css):
        shade = SHADE.search(body)
        for head in heads.split(','):
            if shade:
                shades[' '.join(head.split())] = float(shade[1] or shade[2])
    return shades


def main():
    shades = read_shades('style.css')
    for selector in FAINT:
        for mode, (text, seen, grounds) in MODES.items():
            ratio = min(contrast(blend(parse(text), parse(ground), seen * shades[selector]),
                                 parse(ground)) for ground in grounds)
            tap.ok(ratio >= LEAST, f'{selector}, {mode}', f'{ratio:.2f}')
    for selector, shade in read_shades('style-hc.css').items():
        tap.ok(shade >= shades[selector], f'{selector} is no fainter where contrast is wanted')
    tap.finish()


main()
