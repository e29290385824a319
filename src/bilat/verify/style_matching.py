"""Selectors as tests of elements; what is known of an element, those after it and those inside it need not find out."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from cssselect2 import ElementWrapper
from cssselect2.compiler import CompiledSelector
from cssselect2.parser import (
    CombinedSelector,
    CompoundSelector,
    MatchesAnySelector,
    NegationSelector,
    Selector,
    SpecificityAdjustmentSelector,
)

Test = Callable[[ElementWrapper], bool]
_parent, _previous = attrgetter("parent"), attrgetter("previous")
_LISTS = (MatchesAnySelector, SpecificityAdjustmentSelector, NegationSelector)


def compiled_selector(selector: Selector) -> CompiledSelector:
    """Return a selector as cssselect2 has it, but with a test that looks at each element once, however many ask.

    Raises:
        SelectorError, NotImplementedError, SyntaxError, AttributeError, TypeError: it has a part that is not known.
    """
    whole = CompiledSelector(selector)
    if not whole.never_matches:
        whole.test = _test(selector.parsed_tree)
    return whole


def _test(tree: CombinedSelector | CompoundSelector) -> Test:
    if isinstance(tree, CombinedSelector):
        left, right = _test(tree.left), _test(tree.right)
        step = _parent if tree.combinator in (" ", ">") else _previous
        near = _AnyBefore(left, step) if tree.combinator in (" ", "~") else _next(left, step)
        return lambda element: right(element) and near(element)
    lists = [one for one in tree.simple_selectors if isinstance(one, _LISTS)]
    rest = [one for one in tree.simple_selectors if not isinstance(one, _LISTS)]
    tests = [CompiledSelector(Selector(CompoundSelector(rest))).test] if rest or not lists else []
    tests += [_of_list(one) for one in lists]
    return tests[0] if len(tests) == 1 else lambda element: all(test(element) for test in tests)


def _of_list(selector: MatchesAnySelector | SpecificityAdjustmentSelector | NegationSelector) -> Test:
    tests = [_test(one.parsed_tree) for one in selector.selector_list]
    wanted = not isinstance(selector, NegationSelector)
    return lambda element: any(test(element) for test in tests) == wanted


def _next(test: Test, step: Callable[[ElementWrapper], ElementWrapper | None]) -> Test:
    def near(element: ElementWrapper) -> bool:
        one = step(element)
        return one is not None and test(one)

    return near


class _AnyBefore:
    """Says whether any of the elements that steps lead to passes a test."""

    def __init__(self, test: Test, step: Callable[[ElementWrapper], ElementWrapper | None]) -> None:
        self._test, self._step = test, step
        self._known: dict[int, bool] = {}

    def __call__(self, element: ElementWrapper) -> bool:
        passed, answer = [], False
        one: ElementWrapper | None = element
        while one is not None:
            key = id(one.etree_element)
            if (known := self._known.get(key)) is not None:
                answer = known
                break
            passed.append(key)
            one = self._step(one)
            if one is not None and self._test(one):
                answer = True
                break
        self._known.update(dict.fromkeys(passed, answer))
        return answer
