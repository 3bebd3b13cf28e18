"""Two spellings of one name, and names of two persons that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.graph.spelling import one_word, parts, same_name

ONE = [
    ("Léonid Brejnev", "Leonid Brezhnev"), ("Édouard Chevardnadze", "Eduard Şevardnadze"),
    ("Leonid Brejnev", "Brejnev Leonid"), ("Alexandre Chouchkevitch", "Aleksandr Shushkevich"),
    ("Ismet Inonu", "İsmet İnönü"), ("Kim Jong Un", "Kim Jong-un"), ("Kim Jong-un", "Jong-un Kim"),
    ("Bachar el-Assad", "Bashar al-Assad"), ("Viatcheslav Stepachine", "Viacheslav Stepashin"),
    ("Boris Eltsine", "Boris Yeltsin"),
    ("Mikhaïl Gorbatchev", "Mikhail Gorbachev"), ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Viktor Orban", "Orbán Viktor"), ("Mouammar Kadhafi", "Muammar Kadhafi"), ("Mohamed Morsi", "Muhammad Mursi"),
    ("Sergueï Lavrov", "Sergei Lavrov"), ("Slobodan Milosevic", "Slobodan Milošević"),
    ("Édouard Chevardnadze", "Eduard Shevardnadze"), ("LEONID BREJNEV", "Leonid Brejnev"),
    ("Charles de Gaulle", "Charles De Gaulle"),
]  # fmt: skip
TWO = [
    ("Kim Jong-il", "Kim Jong-un"), ("Kim Il-sung", "Kim Jong-il"), ("Hafez al-Assad", "Bashar al-Assad"),
    ("George Bush", "George W. Bush"), ("George H. W. Bush", "George W. Bush"),
    ("Gurbanguly Berdimuhamedow", "Serdar Berdimuhamedow"),
    ("Hassan ben Talal", "Hussein ben Talal"), ("Guillaume Ier", "Guillaume II"), ("Nicolas Ier", "Nicolas II"),
    ("Napoléon", "Napoléon III"), ("Franklin Roosevelt", "Theodore Roosevelt"), ("Igor Ivanov", "Sergueï Ivanov"),
    ("Omar Bongo", "Ali Bongo"), ("Ferdinand Marcos", "Ferdinand Marcos Jr"), ("Daniel Ortega", "Daniela Ortega"),
    ("Ivan Ivanov", "Ivana Ivanova"), ("Zhang Wei", "Zhang Yi"), ("Tran Van Thieu", "Nguyen Van Thieu"),
    ("Leopold Galtieri", "Leopoldo Galtieri"),
    ("Indira Gandhi", "Rajiv Gandhi"), ("Laurent-Désiré Kabila", "Joseph Kabila"), ("Kim", "Kim Jong-un"),
    ("Andreas Papandréou", "Georges Papandréou"), ("", "Leonid Brejnev"), ("—", "—"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one) == "full"


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_persons(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one) == ""


def test_a_name_that_lacks_a_part_is_less_sure() -> None:
    assert same_name("Brejnev", "Leonid Brezhnev") == same_name("Brezhnev", "Brejnev") == "surname"
    assert same_name("Recep Erdogan", "Recep Tayyip Erdoğan") == "middle"


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_may_be_a_name(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert same_name(one, one) in (("full", "surname") if parts(one) else ("",))
    assert one_word(one, other) == one_word(other, one)
