"""The colours of the timeline: 4.5:1 for what is read, 3:1 for what tells something by its looks
(WCAG 2.1, 1.4.3 and 1.4.11), on a card in the light and in the dark, each with high contrast too.

Every declaration of the style sheets that has a colour must be judged below, so that none is
forgotten: a new one without a line here fails, and so does a line whose declaration is gone.

  text on G        is read on the grounds G
  graphics on G    tells something by itself
  tint             a ground for others, told by an outline or a line of its own, which is judged
  inherit          is judged where the colour comes from
  decoration       nothing is lost without it

A ground is `card`, `popover`, or a selector whose background lies on the card. `as` names the colour
of the element, for currentColor."""
import glob
import os
import re

from calendar_colours import CALENDAR
from contrast import blend, contrast, parse
import tap

JUDGED = {
    'timeline-ruler | color': 'text on card',
    'timeline-labels | color': 'text on card',
    '.timeline-range | color': 'text on card',
    '.timeline-legend | color': 'text on card',
    'timeline-labels label | background-color': 'tint',
    '.timeline-legend .swatch | color': 'graphics on card',
    '.timeline-legend .swatch.past | background-color': 'graphics on card as timeline_projected',
    '.timeline-legend .swatch.not-counted | box-shadow':
        'graphics on card as timeline_projected',
    '.timeline-legend .swatch.booked | background-image': 'tint',
    '.timeline-legend .swatch.booked | box-shadow': 'graphics on card as timeline_projected',
    '.timeline-legend .swatch.projected | border': 'graphics on card as timeline_projected',
    'timeline-grid | color': 'decoration',
    'timeline-bar .note | color':
        'text on card, timeline-bar.healing.past, timeline-bar.healing.past.row-1, '
        'timeline-bar.healing.past.row-2, timeline-bar.results.past, '
        'timeline-bar.results.booked .note, timeline-bar .note.beside',
    'timeline-bar .note.beside | background-color': 'tint',
    'timeline-bar .note.over-today | background-color': 'tint',
    'timeline-bar.sessions | color': 'graphics on card',
    'timeline-bar.sessions.too-early | color': 'text on card',
    'timeline-bar.sessions.projected | color': 'text on card',
    'timeline-bar.sessions.not-counted | color': 'text on card',
    'timeline-bar.sessions.past .mark | background-color': 'graphics on card',
    'timeline-bar.sessions.past .mark | color': 'text on timeline-bar.sessions.past .mark',
    'timeline-bar.sessions.past.too-early .mark | background-color': 'graphics on card',
    'timeline-bar.sessions.past.too-early .mark | color':
        'text on timeline-bar.sessions.past.too-early .mark',
    'timeline-bar.sessions.past.not-counted .mark | background-color': 'tint',
    'timeline-bar.sessions.past.not-counted .mark | border':
        'text on timeline-bar.sessions.past.not-counted .mark as timeline_projected',
    'timeline-bar.sessions.booked .mark | background-color': 'tint',
    'timeline-bar.sessions.booked .mark | border':
        'text on timeline-bar.sessions.booked .mark as timeline_done',
    'timeline-bar.sessions.projected .mark | background-color': 'tint',
    'timeline-bar.sessions.projected .mark | border':
        'text on timeline-bar.sessions.projected .mark as timeline_projected',
    'timeline-bar.sessions.past:hover .mark | box-shadow': 'decoration',
    'timeline-bar.sessions.booked:hover .mark | box-shadow': 'decoration',
    'timeline-bar.sessions.booked .note | color': 'text on card as timeline_done',
    'timeline-bar.sessions.booked.too-early .note | color': 'text on card',
    'timeline-bar.healing | color': 'graphics on card',
    'timeline-bar.results | color': 'graphics on card',
    'timeline-bar.healing.past | background-color': 'tint as timeline_healing',
    'timeline-bar.healing.past | outline': 'graphics on card as timeline_healing',
    'timeline-bar.healing.past.row-1 | background-color': 'tint as timeline_healing',
    'timeline-bar.healing.past.row-2 | background-color': 'tint as timeline_healing',
    'timeline-bar.results.past | background-color': 'tint as timeline_results',
    'timeline-bar.results.past | outline': 'graphics on card as timeline_results',
    'timeline-bar.healing.booked | background-image': 'tint',
    'timeline-bar.results.booked | background-image': 'tint',
    'timeline-bar.healing.booked | outline': 'graphics on card as timeline_healing',
    'timeline-bar.results.booked | outline': 'graphics on card as timeline_results',
    'timeline-bar.healing.booked .note | background-color': 'tint',
    'timeline-bar.results.booked .note | background-color': 'tint',
    'timeline-bar.slim.healing.past | background-color': 'graphics on card as timeline_healing',
    'timeline-bar.slim.results.past | background-color': 'graphics on card as timeline_results',
    'timeline-bar.slim.healing.booked | background-image': 'graphics on card as timeline_healing',
    'timeline-bar.slim.results.booked | background-image': 'graphics on card as timeline_results',
    'timeline-bar.results.marked .mark | border': 'graphics on card as timeline_results',
    'timeline-bar.collagen | color': 'graphics on card',
    'timeline-bar.book-next .note | color': 'inherit',
    'timeline-bar.book-next.too-early | color':
        'text on card, timeline-bar.book-next.too-early',
    'timeline-bar.book-next.too-early | background-color': 'tint',
    'timeline-bar.book-next.too-early | box-shadow':
        'graphics on card as timeline_zone_too_early',
    'timeline-bar.book-next.early | color': 'text on card, timeline-bar.book-next.early',
    'timeline-bar.book-next.early | background-color': 'tint',
    'timeline-bar.book-next.early | box-shadow': 'graphics on card as timeline_zone_possible',
    'timeline-bar.book-next.first | color': 'text on card, timeline-bar.book-next.first',
    'timeline-bar.book-next.first | background-color': 'tint',
    'timeline-bar.book-next.first | box-shadow': 'graphics on card as timeline_zone_recommended',
    'timeline-bar.book-next.on-time | color': 'text on card, timeline-bar.book-next.on-time',
    'timeline-bar.book-next.on-time | background-color': 'tint',
    'timeline-bar.book-next.on-time | box-shadow':
        'graphics on card as timeline_zone_recommended',
    'timeline-bar.book-next.late | color': 'text on card, timeline-bar.book-next.late',
    'timeline-bar.book-next.late | background-color': 'tint',
    'timeline-bar.book-next.late | box-shadow': 'graphics on card as timeline_zone_overdue',
    'popover.rgm-card .note | color': 'text on popover as popover_fg_color',
    'popover.rgm-card .sources | color': 'text on popover as popover_fg_color',
    'popover.rgm-card .also | color': 'text on popover as popover_fg_color',
    'popover.rgm-card .key | border': 'decoration',
    'timeline-today .line | background-color': 'graphics on card',
    'timeline-today .pill | background-color': 'tint',
    'timeline-today .pill | color': 'text on timeline-today .pill',
    '.timeline-ghost | box-shadow': 'graphics on card',
    '.timeline-ghost | background-color': 'tint',
    '.timeline-ghost | color': 'text on card, .timeline-ghost',
    'movebubble | border': 'decoration',
    'movebubble | background-color': 'tint',
    'movebubble | box-shadow': 'decoration',
    'timeline-chart > .cursor-column | background-color': 'decoration',
    'timeline-cursor .cell:focus | outline': 'graphics on card',
    'timeline-cursor .cell:focus | box-shadow': 'decoration',
    'timeline-chart > .cursor-ring | outline': 'graphics on card',
    'timeline-chart > .cursor-ring | box-shadow': 'decoration',
    'timeline-cursor .pill | background-color': 'tint',
    'timeline-cursor .pill | color': 'text on timeline-cursor .pill',
}
# Words that interrupt the line of today stand on the ground that their bar has there anyway.
JUDGED.update({f'timeline-bar.{bar} .note.over-today | background-image': 'tint' for bar in (
    'healing.past', 'healing.past.row-1', 'healing.past.row-2', 'results.past',
    'book-next.too-early', 'book-next.early', 'book-next.first', 'book-next.on-time',
    'book-next.late')})
JUDGED.update(CALENDAR)
LEAST = {'text': 4.5, 'graphics': 3}

# What libadwaita 1.2 has in the light and in the dark, as far as style sheets ask for it.
STOCK = {
    '': {'card': '#ffffff', 'popover': '#ffffff', 'window_fg_color': '#333333',
         'popover_fg_color': '#333333'},
    '-dark': {'card': '#353535', 'popover': '#383838', 'window_fg_color': '#ffffff',
              'popover_fg_color': '#ffffff'},
}
COLOUR = re.compile(r'#[0-9a-fA-F]{3,8}\b|@\w+|currentColor|\brgba?\(|\bhsla?\(|\bmix\(|\bshade\('
                    r'|\b(?:black|white|red|blue|green)\b')


def read_css(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8') as file:
        return re.sub(r'/\*.*?\*/', '', file.read(), flags=re.S)


def read_names(css):
    return dict(re.findall(r'@define-color (\w+) (#\w{6});', css))


def read_rules(css):
    """Each declaration that has a colour, by selector and property."""
    uses = {}
    for heads, body in re.findall(r'([^{};]+)\{([^}]*)\}', css):
        for head in heads.split(','):
            for line in body.split(';'):
                key, found, value = line.partition(':')
                if found and COLOUR.search(value):
                    uses[f"{' '.join(head.split())} | {key.strip()}"] = value.strip()
    return uses


class Mode:
    """The colours as they are in the light or in the dark, with high contrast or without."""

    def __init__(self, stock, names, uses):
        self.names = {**stock, **names}
        self.uses = uses

    def paint(self, key, ground):
        """What one sees where this declaration is on that ground."""
        _judgement, _on, current = JUDGED[key].partition(' as ')
        value = self.uses[key].replace('currentColor', f'@{current}')
        faded = re.search(r'alpha\((@\w+|#\w{6}), ([\d.]+)\)', value)
        name = faded[1] if faded else re.search(r'@\w+|#\w{6}', value)[0]
        colour = parse(self.names[name[1:]] if name[0] == '@' else name)
        return blend(colour, ground, float(faded[2])) if faded else colour

    def find_ground(self, name):
        if name in ('card', 'popover'):
            return parse(self.names[name])
        return self.paint(f'{name} | background-color', parse(self.names['card']))


def judge(mode, label):
    for key, judgement in JUDGED.items():
        kind, _on, grounds = judgement.partition(' as ')[0].partition(' on ')
        if kind not in LEAST or key not in mode.uses:
            continue
        for name in grounds.split(', '):
            ground = mode.find_ground(name)
            ratio = contrast(mode.paint(key, ground), ground)
            tap.ok(ratio >= LEAST[kind], f'{kind} of {key}, on {name}, {label}', f'{ratio:.2f}')


def judge_curve(mode, source, label):
    """The peak is drawn over as many curves as lie there, in a colour that is not quite full."""
    with open(source, encoding='utf-8') as file:
        alphas = {name: float(value) for name, value in
                  re.findall(r'#define (\w*ALPHA) ([\d.]+)', file.read())}
    colour = parse(mode.names['timeline_collagen'])
    ground = parse(mode.names['card'])
    for _curve in range(2):
        ground = blend(colour, ground, alphas['FILL_ALPHA'])
    ratio = contrast(blend(colour, ground, alphas['PEAK_ALPHA']), ground)
    tap.ok(ratio >= LEAST['graphics'], f'the peak on its curves, {label}', f'{ratio:.2f}')


def main():
    source = os.path.join(os.environ['G_TEST_SRCDIR'], '..')
    folder = os.path.join(source, 'resources')
    sheets = sorted(os.path.basename(path) for kind in ('timeline', 'calendar')
                    for path in glob.glob(os.path.join(folder, f'{kind}*.css')))
    texts = {name: read_css(folder, name) for name in sheets}
    names, uses = {'': {}, '-dark': {}}, {'': {}, '-hc': {}}
    for name, css in texts.items():
        names['-dark' if '-dark' in name else ''].update(read_names(css))
        uses['-hc' if '-hc' in name else ''].update(read_rules(css))
    names['-dark'] = {**names[''], **names['-dark']}

    found = {**uses[''], **uses['-hc']}
    tap.ok(not set(found) - set(JUDGED), 'each colour is judged',
           '\n'.join(sorted(set(found) - set(JUDGED))))
    tap.ok(not set(JUDGED) - set(found), 'what is judged is there',
           '\n'.join(sorted(set(JUDGED) - set(found))))
    for dark, stock in STOCK.items():
        for hc in ('', '-hc'):
            label = ('dark' if dark else 'light') + (', high contrast' if hc else '')
            mode = Mode(stock, names[dark], {**uses[''], **uses[hc]})
            judge(mode, label)
            judge_curve(mode, os.path.join(source, 'src', 'exchange', 'rgm-timeline-curve.c'),
                        label)
    tap.finish()


main()
