from dataclasses import fields, replace

from nki.model.account import Account

COUNTED = [one.name for one in fields(Account) if one.name not in ("measure", "source", "read", "excluded")]


def test_every_fate_is_accounted_for():
    account = Account(1, "survey", 0, 0, 0, 0, 0, excluded=(("Avlyst", 2), ("Utland", 3)))
    for place, name in enumerate(COUNTED):
        account = replace(account, **{name: 10 + place})
    assert account.accounted == 5 + sum(10 + place for place in range(len(COUNTED)))
    assert replace(account, read=account.accounted).closes
    assert not account.closes
