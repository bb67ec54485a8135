"""Settings come from the environment; one that cannot be read is named with what it should look like."""

from __future__ import annotations

import pytest

from web.settings import SettingError, Settings


def test_an_empty_environment_will_do() -> None:
    settings = Settings.read({})
    assert settings.cors_origins == settings.frame_ancestors == ()
    assert len(settings.secret) > 30 and settings.secret != Settings.read({}).secret


def test_what_is_set_is_read() -> None:
    settings = Settings.read(
        {"GIGRIGHTS_SECRET": "s", "GIGRIGHTS_CORS_ORIGINS": "https://a.example http://b.example:81"}
    )
    assert settings.secret == "s" and settings.cors_origins == ("https://a.example", "http://b.example:81")


@pytest.mark.parametrize(
    "wrong", ["a.example", "https://a.example/path", "*", "ftp://a.example", "https://a.example;", "https://a.example,"]
)
def test_what_cannot_be_read_is_named(wrong: str) -> None:
    with pytest.raises(SettingError, match=r"GIGRIGHTS_FRAME_ANCESTORS: .*https://platform\.example"):
        Settings.read({"GIGRIGHTS_FRAME_ANCESTORS": wrong})
