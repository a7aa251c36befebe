"""The colours of the timeline: 4.5:1 for what is read, 3:1 for what is looked at (WCAG 2.1, 1.4.3
and 1.4.11), on a card in the light and in the dark."""
import os
import re

import tap

# Grounds: a card of libadwaita, in the dark a tenth of white on its window.
CARDS = {'': '#ffffff', '-dark': '#363636'}
# What is drawn on the card itself.
GRAPHICS = ('done', 'too_early', 'projected', 'healing', 'collagen', 'results')
# What is read on another of the colours.
ON_A_MARK = {'done_fg': 'done', 'too_early_fg': 'too_early', 'surface': 'projected'}
# The tint of each zone, whose words have a colour of their own.
ZONES = {'zone_too_early': 'too-early', 'zone_possible': 'early',
         'zone_recommended': 'on-time', 'zone_overdue': 'late'}


def parse(text):
    return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))


def luminance(colour):
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(top, ground, alpha):
    return tuple(alpha * a + (1 - alpha) * b for a, b in zip(top, ground))


def read(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8') as file:
        return file.read()


def find_tint(css, selector):
    rules = re.findall(r'([^{}]+)\{([^}]*)\}', css)
    for heads, body in rules:
        tint = re.search(r'background-color: alpha\((#\w{6}), ([\d.]+)\)', body)
        if tint and re.search(rf'\.{selector}\b', heads):
            return parse(tint[1]), float(tint[2])
    raise KeyError(selector)


def main():
    folder = os.path.join(os.environ['G_TEST_SRCDIR'], '..', 'resources')
    css = read(folder, 'timeline.css')
    for mode, card in CARDS.items():
        colours = {name: parse(value) for name, value in
                   re.findall(r'@define-color timeline_(\w+) (#\w{6});',
                              read(folder, f'timeline{mode}.css'))}
        ground = parse(card)
        for name in GRAPHICS:
            ratio = contrast(colours[name], ground)
            tap.ok(ratio >= 3, f'{name} on the card{mode}', f'{ratio:.2f}')
        for name, mark in ON_A_MARK.items():
            ratio = contrast(colours[name], colours[mark])
            tap.ok(ratio >= 4.5, f'{name} on {mark}{mode}', f'{ratio:.2f}')
        for name, selector in ZONES.items():
            tint, alpha = find_tint(css, selector)
            ratio = contrast(colours[name], blend(tint, ground, alpha))
            tap.ok(ratio >= 4.5, f'the words of {selector}{mode}', f'{ratio:.2f}')
    tap.finish()


main()
