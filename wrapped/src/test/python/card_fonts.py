#!/usr/bin/env python3
"""Makes the fonts that the cards are drawn with. Run from the project's top after the words changed:

    python3 wrapped/src/test/python/card_fonts.py BRICOLAGE_800.woff BRICOLAGE_500.woff NotoSansCJK-Bold.ttc NotoSansCJK-Regular.ttc

Needs fonttools. The Latin fonts are @fontsource/bricolage-grotesque 5.3.0 (npm), the others come from Debian's fonts-noto-cjk.
All are under the SIL Open Font License 1.1 (OFL.txt beside the fonts). Of the CJK font only the glyphs that our own sentences
use are kept, so the files stay small; names that people chose are drawn with a font of the machine.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

WORDS = pathlib.Path("wrapped/src/main/resources/rowhouse/wrapped/story")
OUT = pathlib.Path("wrapped/src/main/resources/rowhouse/wrapped/card")


def rename(font, family):
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6, 16, 17, 18, 21, 22, 25):
            font["name"].removeNames(record.nameID)
    for number, text in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family.replace(" ", "-"))):
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(text, number, 1, 0, 0)
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0


def latin(source, family, target):
    font = TTFont(source)
    font.flavor = None
    rename(font, family)
    font.save(OUT / target)


def cjk(collection, face, language, family, target):
    fonts = TTCollection(collection).fonts
    font = next(f for f in fonts if f["name"].getDebugName(1) == face)
    text = (WORDS / f"words_{language}.properties").read_text(encoding="utf-8")
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text + " \u00a00123456789一二三四五六七八九十、。，：；！？（）“”《》·…–—•")
    subsetter.subset(font)
    rename(font, family)
    font.save(OUT / target)


heavy, medium, bold, regular = sys.argv[1:5]
latin(heavy, "Rowhouse Card Heavy", "card-heavy.ttf")
latin(medium, "Rowhouse Card Medium", "card-medium.ttf")
for collection, weight in ((bold, "Heavy"), (regular, "Medium")):
    cjk(collection, "Noto Sans CJK SC", "zh", f"Rowhouse Card {weight} SC", f"card-{weight.lower()}-sc.otf")
    cjk(collection, "Noto Sans CJK KR", "ko", f"Rowhouse Card {weight} KR", f"card-{weight.lower()}-kr.otf")
