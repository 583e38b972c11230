"""The language of a text, guessed from its function words or its script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import guess

SAMPLES = {
    "en": "The bridge will be closed for repairs, said the harbour master, and it is not the first time.",
    "de": "Die Brücke wird für mehrere Wochen gesperrt, sagte der Hafenmeister, und das nicht zum ersten Mal.",
    "fr": "Le pont sera fermé pour des réparations, et ce n’est pas la première fois.",
    "es": "El puente estará cerrado por las obras, dijo el alcalde, y no es la primera vez.",
    "it": "Il ponte sarà chiuso per i lavori, ha detto il sindaco, e non è la prima volta.",
    "nl": "De brug is dicht voor herstel, zei de havenmeester, en het is niet de eerste keer.",
    "pt": "A ponte foi fechada para obras, disse o prefeito, e não é a primeira vez.",
    "pl": "Most jest zamknięty na czas remontu, powiedział kapitan, i nie jest to pierwszy raz.",
    "sv": "Bron är stängd för reparation, sade hamnkaptenen, och det är inte första gången.",
    "ru": "Мост закрыт на ремонт, сказал капитан порта, и это уже не первый раз.",
    "uk": "Міст закрито на ремонт, сказав капітан порту, і це вже не перший раз.",
    "ja": "橋は修理のために閉鎖されると港長は述べた。これが初めてではない。",
    "zh": "港务局长说，这座桥将因维修而关闭，这不是第一次。",
    "ar": "قال رئيس الميناء إن الجسر سيغلق للإصلاح وليست هذه المرة الأولى",
    "he": "הגשר ייסגר לתיקונים, אמר מנהל הנמל, וזו אינה הפעם הראשונה",
    "el": "Η γέφυρα θα κλείσει για επισκευές, είπε ο λιμενάρχης, και δεν είναι η πρώτη φορά.",
}


@pytest.mark.parametrize(("code", "text"), SAMPLES.items())
def test_a_sentence_or_two_is_enough(code: str, text: str) -> None:
    assert guess(text) == code


@pytest.mark.parametrize("text", ["", "12 345", "Twitter", "%%%", "“”", "\ud800"])
def test_too_little_to_say_is_none(text: str) -> None:
    assert guess(text) is None


def test_only_the_head_is_read() -> None:
    assert guess(SAMPLES["en"] * 50 + SAMPLES["ru"] * 5000) == "en"


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    answer = guess(text)
    assert answer is None or len(answer) == 2
