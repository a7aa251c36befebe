"""A session entered with few keys, mistakes told while one types, and why each date is what it is."""
import re
import subprocess

import desktop
import nodes
import plans
import routes
import story
import tap

WHY = re.compile('Why')
MOST_KEYS = 6


def press_counted(told, *keys):
    """Presses keys, and tells how many that were: Ctrl+R is two."""
    told.press(*keys)
    return sum(len(key.split('+')) for key in keys)


def message(told, words):
    """Waits for words below a field."""
    return told.find('label', re.compile(words))


def describes(told, role, name, words):
    """Waits until the description of a node has these words, as it is now."""
    def said():
        # A field lies within another of its name.
        found = told.find_all(role, name)
        for node in found:
            node.clear_cache()
        return any(words in nodes.description(node) for node in found)
    desktop.until(said, f'“{words}” said of “{name}”')


def is_off(told, button):
    return not nodes.has_state(told.find('push button', button), 'sensitive')


def replace(told, text):
    told.press('ctrl+a')
    told.type(text)


def close(told, title):
    """Closes an explanation with Escape; on a slow machine a click may have opened it twice."""
    def closed():
        told.press('Escape')
        return not nodes.find_now(told.app, 'frame', title)
    desktop.until(closed, f'the end of {title}')
    told.screen.top()


def explain(told, role, name, title):
    """Asks why, and closes the explanation again."""
    told.click(role, name)
    told.wait_for_dialog(title)
    told.find('label', re.compile('^Basis in use: '))
    told.find('label', re.compile('nobody has chosen another'))
    told.find('label', re.compile('sources disagree', re.IGNORECASE))
    close(told, title)


def printed(told):
    """What regimenctl prints of the course."""
    return subprocess.run(
        [told.regimenctl, 'plan', '--course', plans.courses(told.database)[0], '--database',
         told.database, '--today', told.today], stdin=subprocess.DEVNULL, capture_output=True,
        env=told.screen.environment, check=True).stdout.decode()


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a course has a session')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16')

    @told.step('a session of today is recorded with as few keys as offered values allow')
    def few_keys():
        keys = press_counted(told, 'ctrl+r')
        told.wait_for_dialog(routes.ADD_PAST)
        keys += press_counted(told, 'Return')
        told.wait_for_end_of_dialog(routes.ADD_PAST)
        tap.ok(keys <= MOST_KEYS, f'{keys} keys, at most {MOST_KEYS}')
        plan = told.agrees()
        tap.equal([session['date'] for session in plan['sessions']],
                  ['2026-10-16', '2026-11-24'], 'it is there')

    @told.step('what is unfinished is asked for, and not called wrong')
    def unfinished():
        told.press('ctrl+b')
        told.wait_for_dialog(routes.BOOK)
        replace(told, '2 D')
        message(told, '^A date is needed, like ')
        describes(told, 'text', 'Date', 'A date is needed')
        desktop.until(lambda: is_off(told, 'Book'), 'that saving is off')
        describes(told, 'push button', 'Book', 'A date is needed')
        told.type('ec')
        told.find('label', 'Wed 2 Dec 2026')
        told.find('status bar', re.compile('^8 days after session 2 · 6 days too early'))

    @told.step('a mistake is told beside its field at once, and gone once it is mended')
    def mistakes():
        replace(told, 'soon')
        message(told, '^This is not a date')
        describes(told, 'text', 'Date', 'not a date')
        replace(told, '+4w')
        told.find('label', 'Tue 22 Dec 2026')
        told.reach('Time')
        tap.equal(nodes.text(told.find('text', 'Date')), 'Tue 22 Dec 2026',
                  'the date stands there as dates do')
        replace(told, '25:00')
        message(told, '^A time lies between')
        desktop.until(lambda: is_off(told, 'Book'), 'that saving is off')
        replace(told, '14:30')
        told.gone('label', re.compile('^A time lies between'))
        told.reach('Minutes')
        replace(told, 'long')
        message(told, '^A length is a whole number')
        replace(told, '45')
        desktop.until(lambda: not is_off(told, 'Book'), 'that saving is on again')

    @told.step('all fields are reached by Tab, in order')
    def order():
        seen = []
        for _ in range(40):
            told.press('Tab')
            name = told.focused() or ''
            if name in seen:
                break
            seen.append(name)
        wanted = ['Choose Areas', 'Where', 'Device', 'Add Product', 'Notes', 'Does it count?']
        found = [name for name in seen if any(name.startswith(word) for word in wanted)]
        tap.equal([next(word for word in wanted if name.startswith(word)) for name in found],
                  wanted, f'their order in {seen}')

    @told.step('it is booked')
    def booked():
        told.reach('Book')
        told.press('Return')
        told.wait_for_end_of_dialog(routes.BOOK)
        tap.equal(told.agrees()['sessions'][-1]['date'], '2026-12-22', 'on the day that was typed')

    @told.step('every date opens the same explanation')
    def why():
        explain(told, 'push button', 'Why These Dates?', 'Why These Dates?')
        explain(told, 'push button', 'Why This Finish?', 'Finish: Why?')
        explain(told, 'push button', re.compile(r'^Why\? Session 2'), 'Session 2: Why?')
        explain(told, 'push button', re.compile(r'^Why\? .*[Cc]ollagen'), re.compile('ollagen.*Why'))

    @told.step('its text is what regimenctl prints')
    def copied():
        told.click('push button', 'Why These Dates?')
        told.wait_for_dialog('Why These Dates?')
        told.click('push button', 'Copy as Text')
        close(told, 'Why These Dates?')
        told.press('ctrl+b')
        told.wait_for_dialog(routes.BOOK)
        told.reach('Notes')
        told.press('ctrl+v')
        wanted = printed(told)
        desktop.until(lambda: nodes.text(told.find('text', 'Notes')) != '', 'the text')
        tap.equal(nodes.text(told.find('text', 'Notes')), wanted, 'byte by byte')
        told.press('Escape')
        told.click('push button', 'Discard')
        told.wait_for_end_of_dialog(routes.BOOK)
