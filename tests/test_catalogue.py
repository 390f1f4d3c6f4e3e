from __future__ import annotations

import pytest

from newscli import addresses, catalogue
from newscli.errors import NotFoundError


def test_every_source_has_an_address_a_language_and_a_name_of_its_own() -> None:
    listed = catalogue.everything()
    assert len(listed) > 50
    assert len({source.language for source in listed}) > 35
    assert len({source.name for source in listed}) == len(listed)
    for source in listed:
        assert addresses.typed(source.address), source
        assert source.name == source.name.lower()
        assert len(source.country) == 2


def test_a_group_is_all_its_sources() -> None:
    assert [source.language for source in catalogue.find("@belta")] == ["de", "ru", "be", "en", "es", "pl", "zh-Hans"]


def test_one_source_is_found_by_its_name() -> None:
    assert catalogue.find("@meduza")[0].address == "https://meduza.io/rss/all"


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="did you mean @guardian"):
        catalogue.find("@guard")
    with pytest.raises(NotFoundError, match="newscli catalogue"):
        catalogue.find("@nothing")
