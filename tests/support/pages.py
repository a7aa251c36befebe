"""The pages of a SQLite file by the trees that lead to them: a second opinion for the salvage.

Written from the description of the file format alone. It trusts the file, so it is for sound ones.
"""
import struct


def varint(data, at):
    value = 0
    for i in range(9):
        byte = data[at + i]
        if i == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7f
        if byte < 0x80:
            return value, at + i + 1
    raise AssertionError


def decode(payload):
    """The values of a record."""
    size, at = varint(payload, 0)
    body, values = size, []
    while at < size:
        serial, at = varint(payload, at)
        if serial == 0:
            values.append(None)
        elif serial in (8, 9):
            values.append(serial - 8)
        elif serial < 7:
            length = (0, 1, 2, 3, 4, 6, 8)[serial]
            values.append(int.from_bytes(payload[body:body + length], 'big', signed=True))
            body += length
        else:
            length = (serial - 12) // 2
            part = payload[body:body + length]
            values.append(part.decode() if serial % 2 else part)
            body += length
    return values


class File:
    def __init__(self, data):
        self.data = data
        self.size = struct.unpack_from('>H', data, 16)[0]
        self.count = len(data) // self.size

    def page(self, number):
        return self.data[(number - 1) * self.size:number * self.size]

    def payload(self, page, number, at, size, is_table):
        """The bytes of a record and the pages that it lies on."""
        most = self.size - 35 if is_table else (self.size - 12) * 64 // 255 - 23
        least = (self.size - 12) * 32 // 255 - 23
        if size <= most:
            return page[at:at + size], {number}
        local = least + (size - least) % (self.size - 4)
        if local > most:
            local = least
        content, pages = page[at:at + local], {number}
        following = struct.unpack_from('>I', page, at + local)[0]
        while following:
            pages.add(following)
            rest = self.page(following)
            content += rest[4:4 + size - len(content)]
            following = struct.unpack_from('>I', rest, 0)[0]
        return content, pages

    def rows(self, root):
        """All rows of a tree: number, values, pages that the row itself lies on."""
        page = self.page(root)
        head = 100 if root == 1 else 0
        kind, count = page[head], struct.unpack_from('>H', page, head + 3)[0]
        start = head + (12 if kind in (2, 5) else 8)
        for position in struct.unpack_from(f'>{count}H', page, start):
            if kind in (2, 5):
                yield from self.rows(struct.unpack_from('>I', page, position)[0])
                position += 4
            if kind == 5:
                continue
            size, at = varint(page, position)
            rowid = None
            if kind == 13:
                rowid, at = varint(page, at)
            content, pages = self.payload(page, root, at, size, kind == 13)
            yield rowid, decode(content), pages
        if kind in (2, 5):
            yield from self.rows(struct.unpack_from('>I', page, head + 8)[0])

    def tables(self):
        """The root of each table by its name."""
        return {values[1]: values[3] for _, values, _ in self.rows(1) if values[0] == 'table'}
