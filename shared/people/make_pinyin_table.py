#!/usr/bin/env python3
"""Writes pinyin_table.inc: the Mandarin readings, without tones, of the characters that people have in their names.

Characters: GB 2312 (6,763) and the 8,105 of the Table of General Standard Chinese Characters. Readings: kMandarin
first, then kTGHZ2013, and for what that list lacks kHanyuPinlu, from the Unihan database (Debian package unicode-data),
plus a few readings that occur in surnames only.

Usage: make_pinyin_table.py > pinyin_table.inc
"""

import bz2
import collections
import re
import unicodedata

READINGS = "/usr/share/unicode/Unihan_Readings.txt.bz2"
CHARACTERS_A_LINE = 32

# Surnames whose reading the character lists do not give. See surname_readings in pinyin.cpp.
ONLY_IN_SURNAMES = {"繁": "po", "尉": "yu", "黑": "he", "秘": "bi", "令": "ling", "员": "yun", "逄": "pang", "召": "shao",
                    "万": "mo", "俟": "qi", "种": "chong", "折": "she", "洗": "xian", "能": "nai", "句": "gou",
                    "区": "ou", "盖": "ge", "覃": "qin", "隗": "wei", "郗": "chi", "祭": "zhai", "车": "che"}


def without_tone(reading):
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def unihan_fields():
    fields = collections.defaultdict(dict)
    version = ""
    with bz2.open(READINGS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# Unicode version:"):
                version = line.split(":")[1].strip()
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                fields[field][chr(int(code[2:], 16))] = value
    return fields, version


def gb2312():
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def readings(character, fields):
    found = fields["kMandarin"].get(character, "").split()
    found += [entry.split(":")[1] for entry in fields["kTGHZ2013"].get(character, "").split()]
    if character not in fields["kTGHZ2013"]:
        found += re.sub(r"\([0-9]*\)", "", fields["kHanyuPinlu"].get(character, "")).split()
    found.append(ONLY_IN_SURNAMES.get(character, ""))
    return list(dict.fromkeys(without_tone(reading) for reading in found if reading))


def main():
    fields, version = unihan_fields()
    first, others = collections.defaultdict(list), collections.defaultdict(list)
    for character in sorted(set(gb2312()) | set(fields["kTGHZ2013"])):
        for index, reading in enumerate(readings(character, fields)):
            (others if index else first)[reading].append(character)
    print(f"""// Made by make_pinyin_table.py from the Unihan database, Unicode {version}. Do not edit.
// Copyright 1991-2022 Unicode, Inc. Distributed under the Terms of Use in
// https://www.unicode.org/copyright.html (its notice stands in pinyin_table_licence.txt).
// A syllable, then the characters that are read so; behind `/` those with another, more usual reading.""")
    for syllable in sorted(set(first) | set(others)):
        text = syllable + "".join(first[syllable])
        if others[syllable]:
            text += "/" + "".join(others[syllable])
        for start in range(0, len(text), CHARACTERS_A_LINE):
            print(f'"{text[start:start + CHARACTERS_A_LINE]}"')


if __name__ == "__main__":
    main()
