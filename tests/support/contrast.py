"""How well a colour is told from another (WCAG 2.1). Colours are three numbers from 0 to 1."""
import re


def parse(text):
    assert re.fullmatch(r'#\w{6}', text), text
    return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))


def luminance(colour):
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(top, ground, alpha):
    return tuple(alpha * a + (1 - alpha) * b for a, b in zip(top, ground))
