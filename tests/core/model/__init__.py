"""The engine a second time, written from the words of ENGINE.md alone.

It shares no line and no thought with src/core: where the two agree on a hundred thousand random
courses, either both read the rules rightly or both misread them in the same way. Every module
names the section of ENGINE.md that it puts into code, so that the two can be laid side by side.
"""
