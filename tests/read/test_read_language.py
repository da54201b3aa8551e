"""Languages told by the model, guarded by the script."""

import pytest

from dateline.read.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army said on Monday that its troops had entered the town.", "en"),
        ("THE ARMY SAID ON MONDAY THAT ITS TROOPS HAD ENTERED THE TOWN OF SAN MARCO.", "en"),
        ("Shells hit the town", "en"),
        ("قال الجيش يوم الاثنين إن قواته دخلت المدينة", "ar"),
        ("قصف على المدينة", "ar"),
        ("Армия заявила в понедельник, что её войска вошли в город.", "ru"),
        ("ارتش روز دوشنبه گفت که نیروهایش وارد شهر شده‌اند و پنج نفر کشته شدند", "fa"),
        ("L’armée a déclaré lundi que ses troupes étaient entrées dans la ville.", "fr"),
        ("12 34 ...", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert detect_language(text) == code
