"""A bare "done" is told from an answer that says something."""

import tomllib
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.answers import is_bare

TEMPLATES = Path(__file__).parents[2] / "cities" / "tehran" / "templates.toml"

BARE = [
    "",
    "  ",
    "👍",
    "...",
    "انجام شد",
    "انجام شد.",
    "انجام‌شد",
    "انجامشد",
    "انجاااام شددد!!",
    "انـجام شـد",
    "انجام شد ✅",
    "انجام گردید",
    "انجام گرديد",
    "اقدام شد",
    "اقدام گردید",
    "اقدام گردید، با تشکر",
    "اقدامات لازم صورت گرفت",
    "اقدام لازم صورت پذیرفت.",
    "بررسی شد",
    "بررسي شد",
    "بررسی و اقدام شد",
    "بررسی می‌شود",
    "رسیدگی شد",
    "رسیدگی خواهد شد",
    "پیگیری شد",
    "در حال پیگیری است",
    "ارجاع شد",
    "به واحد مربوطه ارجاع شد",
    "به همکاران محترم ارجاع گردید",
    "در دستور کار قرار گرفت",
    "در دستور کار واحد مربوطه قرار گرفت",
    "در دست اقدام است",
    "در دست اقدام می‌باشد",
    "در اسرع وقت انجام خواهد شد",
    "به زودی انجام می‌شود",
    "مشکل برطرف شد",
    "مشكل حل شد",
    "مورد مذکور مرتفع گردید",
    "موضوع رفع شد",
    "درخواست شما بررسی و نتیجه اعلام خواهد شد",
    "با سلام و احترام، درخواست شما انجام شد. با تشکر از صبر و شکیبایی شما",
    "سلام شهروند گرامی، گزارش شما بررسی و اقدام لازم انجام شد. سپاس",
    "همشهری محترم با سلام، اقدام گردید. با تشکر شهرداری",
    "ممنون از اطلاع‌رسانی شما",
    "تمام شد",
    "اتمام",
    "چشم",
    "اوکی",
    "ok",
    "OK 👌",
    "Done",
    "done, thanks!",
    "It has been done.",
    "Fixed",
    "The problem has been solved",
    "under review",
    "Your request was referred to the relevant unit.",
    "انجام شد ۱۴۰۵/۰۹/۰۵",
    "137",
    "مراتب جهت اقدام ارسال گردید",
    "اقدامات مقتضی معمول گردید",
    "ان‌شاءالله رسیدگی میشه",
    "در برنامه قرار گرفت",
    "کارشناس از محل بازدید کرد",
    "نتیجه متعاقباً اعلام می‌گردد",
    "هماهنگ شد",
]

REAL = [
    "چاله پر شد",
    "چاله با آسفالت گرم پر شد",
    "آسفالت شد",
    "مخزن تخلیه شد",
    "سطل عوض شد",
    "جوی لایروبی شد",
    "با سلام، درخت هرس شد. با تشکر",
    "لامپ سوخته بود، عوض کردیم",
    "زباله جمع شد",
    "دریچه نصب شد",
    "به شرکت آب اعلام شد",
    "به پلیس راهور نامه زدیم",
    "پیمانکار جریمه شد",
    "نخاله‌ها را بردیم",
    "اخطار دادیم",
    "در بازدید چیزی دیده نشد",
    "کوچه خاکی است و امکان شست‌وشو ندارد",
    "بودجه نداریم",
    "مربوط به فضای سبز است",
    "در بازدید، ترک دیوار دیده نشد",
    "هنوز منتظر قطعه هستیم",
    "خیابان فرعی است و در طرح نیست",
    "چراغ روشن شد",
    "پنجشنبه آسفالت می‌کنیم",
    "The hole was filled with asphalt",
    "Lamp replaced",
    "A crew comes on Thursday",
]


@pytest.mark.parametrize("text", BARE)
def test_a_bare_phrase_is_recognised(text: str) -> None:
    """Whatever its spelling, greetings, thanks and punctuation."""
    assert is_bare(text)


@pytest.mark.parametrize("text", REAL)
def test_an_answer_with_content_passes(text: str) -> None:
    """A word of what was done, or why not, is enough."""
    assert not is_bare(text)


def test_no_template_of_ours_is_bare() -> None:
    """What we offer to units would be accepted from them."""
    templates = tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))["templates"]
    texts = [template[language] for template, language in product(templates, ("fa", "en"))]

    assert [text for text in texts if is_bare(text)] == []


@given(st.sampled_from(BARE), st.sampled_from(BARE))
def test_two_bare_phrases_are_still_bare(one: str, other: str) -> None:
    """Saying nothing twice is saying nothing."""
    assert is_bare(f"{one} {other}")


@given(st.sampled_from(REAL), st.text())
def test_more_words_never_take_content_away(real: str, more: str) -> None:
    """A real answer stays one, whatever is written on the next line."""
    assert not is_bare(f"{real}\n{more}")
