"""The model's names come from its files when they are asked for."""

from __future__ import annotations

import pytest

from newscli import model


@pytest.mark.parametrize("name", model.__all__)
def test_each_name_of_the_model_is_found(name: str) -> None:
    assert getattr(model, name) is not None


def test_a_name_that_the_model_lacks_is_told_as_python_tells_it() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Editor'"):
        _ = model.Editor
