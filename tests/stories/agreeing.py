"""Reads a window through AT-SPI, and says whether it shows the plan that regimenctl computes:

    agreeing.py REGIMEN REGIMENCTL PICTURES PROCESS DATABASE COURSE TODAY [SECONDS]

A process of its own, because the library that reads is not made for the thousands of changes that a
long run brings: it would keep them all, and break.
"""
import sys
import types

import desktop
import nodes
import plans
import story


def main():
    process, database, course, today, *seconds = sys.argv[4:]
    app = desktop.until(lambda: nodes.application(int(process)), 'the program')
    reader = types.SimpleNamespace(
        app=app, plan=lambda asked: plans.ask(sys.argv[2], database, asked, today))
    story.Story.agrees(reader, course, *map(float, seconds))


if __name__ == '__main__':
    main()
