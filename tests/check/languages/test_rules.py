"""Promises of single rules for translations, where no other rule finds the slip too."""

from __future__ import annotations

import pytest

from widgets.check.languages.checked import hits
from widgets.check.languages.translation import Translation, sentences


@pytest.mark.parametrize(
    ("language", "english", "said", "code"),
    [
        ("ms", "Run 5 km.", "Lari 5 m.", "SW904"),
        ("ar", "Rest for 3 days.", "استرح 3 سنوات.", "SW904"),
        ("ms", "Wait for hours.", "Tunggu berminggu-minggu.", "SW904"),
        ("zh-Hans", "Lie on your left side.", "请向右侧躺。", "SW908"),
        ("zh-Hans", "Ask if your muscles are tight or weak.", "请问肌肉是无力还是无力。", "SW908"),
        ("ms", "Pain of no more than 2 of 10.", "Sakit tidak kurang daripada 2 daripada 10.", "SW908"),
        ("ms", "Do not run. Rest.", "Lari. Jangan rehat.", "SW906"),
        ("zh-Hans", "Drink as usual.", "请照平时喝\u200b水。", "SW914"),
        ("zh-Hans", "See a doctor.", "請看醫生。", "SW914"),
        ("ar", "Do 8 squeezes.", "افعل ٨ شدّات.", "SW914"),
        ("ta", "Stop.", "Niruththungal.", "SW915"),
        ("ms", "Stop and rest.", "Berhenti and rehat.", "SW915"),
        ("ms", "Call {emergency} now.", "Telefon 6123 4567 sekarang.", "SW905"),
        ("ms", "Read **this**.", "Baca **ini.", "SW902"),
        ("ms", "Read this (now).", "Baca ini (sekarang.", "SW902"),
        ("ta", "Take ibuprofen.", "பனடால் எடுங்கள்.", "SW909"),
    ],
)
def test_a_slip_is_found(language: str, english: str, said: str, code: str) -> None:
    assert code in {hit.code for hit in hits(Translation(language, english, said))}


@pytest.mark.parametrize(
    ("language", "english", "said"),
    [
        ("ms", "See a doctor soon.", "Jumpa doktor tidak lama lagi."),
        ("zh-Hans", "Can your leg take your weight?", "您的腿能不能受力？"),
        ("zh-Hans", "Write it on 3 April.", "请在4月3日写下来。"),
        ("ta", "Every month or so.", "மாதத்துக்கு ஒருமுறை போல."),
        ("ar", "Change my plan.", "غيّر خطتي."),
        ("ar", "For 2 weeks.", "لمدة أسبوعين."),
        ("ms", "Coreflex", "Coreflex"),
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(language: str, english: str, said: str) -> None:
    assert hits(Translation(language, english, said)) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Stop. Rest {plan.rest}. Run 1.5 km.", 3),
        ("停止。休息！可以吗？", 3),
        ("توقف. هل تستريح؟ نعم.", 3),
        ("நிறுத்துங்கள். ஓய்வெடுங்கள்.", 2),
    ],
)
def test_sentences_end_where_each_language_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count
