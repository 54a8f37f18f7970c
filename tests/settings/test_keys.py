"""A person's own letters: none is lost, none means two things, and what does not fit is told."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from coachtui.settings.keys import is_plain_letter, keymap, sound_keys


@dataclass(frozen=True, slots=True)
class Act:
    id: str
    letter: str


HERE = (Act("next", "n"), Act("back", "b"), Act("park", "p"), Act("jump", "j"), Act("help", ""))
THERE = (Act("back", "b"), Act("why", "g"))


def letters(acts: tuple[Act, ...], keys: dict[str, str]) -> dict[str, str]:
    return {act.id: letter for letter, act in keymap(acts, keys)[0].items()}


def test_without_own_letters_the_usual_ones_hold() -> None:
    assert keymap(HERE, {}) == ({"n": HERE[0], "b": HERE[1], "p": HERE[2], "j": HERE[3]}, ())


def test_an_action_gets_another_letter_and_leaves_its_own_free() -> None:
    assert letters(HERE, {"park": "g"}) == {"next": "n", "back": "b", "park": "g", "jump": "j"}
    assert letters(HERE, {"park": "g", "jump": "p"}) == {"next": "n", "back": "b", "park": "g", "jump": "p"}


def test_two_actions_change_places() -> None:
    assert keymap(HERE, {"park": "j", "jump": "p"})[1] == ()
    assert letters(HERE, {"park": "j", "jump": "p"})["jump"] == "p"


def test_an_action_without_a_letter_gets_one() -> None:
    assert letters(HERE, {"help": "h"})["help"] == "h"


def test_a_letter_that_is_taken_is_refused() -> None:
    mapping, problems = keymap(HERE, {"park": "n"})
    assert mapping == keymap(HERE, {})[0]
    assert problems == ("park cannot have n: it is the letter of next. It stays p.",)


def test_of_two_that_want_the_same_letter_one_gets_it() -> None:
    mapping, problems = keymap(HERE, {"park": "g", "jump": "g"})
    assert mapping["g"].id == "park"
    assert mapping["j"].id == "jump"
    assert problems == ("jump cannot have g: it is the letter of park. It stays j.",)


def test_a_refusal_that_takes_back_a_letter_refuses_whoever_got_it() -> None:
    mapping, problems = keymap(HERE, {"park": "n", "jump": "p"})
    assert mapping == keymap(HERE, {})[0]
    assert len(problems) == 2


def test_only_plain_letters_are_taken() -> None:
    for wrong in ("", "Q", "ä", "1", "gg", " ", "\x1b", "ﬁ", "\u0131"):
        assert not is_plain_letter(wrong)
        assert letters(HERE, {"park": wrong})["park"] == "p"


def test_what_clashes_in_one_place_is_taken_back_everywhere() -> None:
    sound, problems = sound_keys((HERE, THERE), {"back": "g", "park": "x"})
    assert sound == {"park": "x"}
    assert problems == ("back cannot have g: it is the letter of why. It stays b.",)


def test_an_unknown_name_is_told_with_the_one_perhaps_meant() -> None:
    sound, problems = sound_keys((HERE, THERE), {"parc": "x", "qqqq": "y"})
    assert sound == {}
    assert problems == (
        "parc in keys is no action. Did you mean park?",
        "qqqq in keys is no action. There are back, help, jump, next, park, why.",
    )


def test_many_unknown_names_are_not_told_one_by_one() -> None:
    _, problems = sound_keys((HERE,), {f"wrong{number}": "x" for number in range(500)})
    assert len(problems) == 11
    assert problems[-1] == "490 more names in keys are no actions."


NAMES = [act.id for act in (*HERE, *THERE)]


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=4), st.sampled_from("abgjnpx") | st.text(max_size=2)))
def test_whatever_is_wished_every_action_keeps_exactly_one_letter(keys: dict[str, str]) -> None:
    sound, told = sound_keys((HERE, THERE), keys)
    assert bool(told) is (sound != keys)
    for acts in (HERE, THERE):
        mapping, problems = keymap(acts, sound)
        assert problems == ()
        assert {act.id for act in mapping.values()} >= {act.id for act in acts if act.letter}
        assert all(letter == keys.get(act.id, act.letter) or act.id in keys for letter, act in mapping.items())
        free, _ = keymap(acts, keys)
        assert len({act.id for act in free.values()}) == len(free)
        assert {act.id for act in free.values()} >= {act.id for act in acts if act.letter}
