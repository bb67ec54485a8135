"""An address is counted under a name that means nothing tomorrow, nor to anybody else."""

from __future__ import annotations

from web.api.quota.clients import OwnSalt, pseudonym

ADDRESS = "203.0.113.77"


def test_a_name_is_the_same_all_day_and_not_that_of_another_process() -> None:
    salt = OwnSalt()
    names = {pseudonym(ADDRESS, lambda _: salt(20_000)) for _ in range(3)}
    assert len(names) == 1 and ADDRESS not in names.pop()
    assert pseudonym(ADDRESS, OwnSalt()) != pseudonym(ADDRESS, OwnSalt())


def test_a_day_that_is_over_cannot_be_computed_again() -> None:
    salt = OwnSalt()
    yesterday = salt(20_000)
    assert salt(20_001) != yesterday and salt(20_000) != yesterday


def test_what_is_no_address_is_counted_all_the_same() -> None:
    salt = OwnSalt()
    assert pseudonym("", salt) != pseudonym("unix:", salt)
    assert pseudonym("fe80::1%eth0", salt) == pseudonym("fe80::2", salt)
