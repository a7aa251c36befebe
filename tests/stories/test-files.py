"""Files that cannot be written or read: said in words, and not a byte is changed."""
import os
import re
import sqlite3

import routes
import story
import tap


def read(path):
    with open(path, 'rb') as file:
        return file.read()


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a course has a session')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16')
        told.quit()

    @told.step('a database that may only be read shows its banner and its plan')
    def read_only():
        # That of a newer version: mere permissions would not stop root.
        with sqlite3.connect(told.database) as connection:
            connection.execute('PRAGMA user_version = 9999')
        connection.close()
        told.before = read(told.database)
        told.start()
        told.find('label', re.compile('newer', re.IGNORECASE))
        told.agrees()

    @told.step('nothing can be changed in it')
    def unchanged():
        told.press('ctrl+r', 'ctrl+b')
        tap.equal(told.find_all('frame', routes.ADD_PAST), [], 'no dialog opens')
        told.quit()
        tap.ok(read(told.database) == told.before, 'the file is as it was')

    @told.step('a damaged file shows a page that names it')
    def damaged():
        content = bytearray(read(told.database))
        content[100:1200] = b'\xa5' * 1100
        told.own, told.database = told.database, told.database + '.damaged'
        with open(told.database, 'wb') as file:
            file.write(content)
        told.before = bytes(content)
        told.start()
        told.find('label', 'The File Is Damaged')
        told.find('label', re.compile(re.escape(os.path.basename(told.database))))
        told.quit()

    @told.step('it is byte for byte as it was, and nothing empty stands beside it')
    def intact():
        assert read(told.database) == told.before
        beside = sorted(name for name in os.listdir(told.screen.folder)
                        if name.startswith(os.path.basename(told.database)))
        tap.equal(beside, [os.path.basename(told.database)], 'no other file was made')

    @told.step('a file of another program is refused by name')
    def foreign():
        told.database = os.path.join(told.screen.folder, 'letter.txt')
        with open(told.database, 'w', encoding='utf-8') as file:
            file.write('Dear Sample Patient 1,\n' * 200)
        told.before = read(told.database)
        told.start()
        told.find('label', 'Not a Regimen File')
        told.quit()
        assert read(told.database) == told.before
