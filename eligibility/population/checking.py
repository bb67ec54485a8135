"""Is a file of assumptions about facts and answers that exist, within the limits that the reader of facts sets?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from eligibility.population.entries import AMOUNT, BIRTH, NO_YES, OTHERWISE, WORK, answers, parents
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault, did_you_mean
from eligibility.rulebook.questions import Question
from eligibility.rulebook.yaml_source import Source, line_of

_LIMITS = {"month": (0, 1200), "date": (0, 36500), "hours": (0, 744), "money": (0, 20_000_000)}


def check(source: Source, book: Rulebook) -> list[Fault]:
    """Every fault of a file that fits the schema."""
    content: Any = source.content
    questions = book.questions.by_fact
    known = {region.code for region in book.regions.provinces()}
    found = [
        source.fault(line_of(content["places"]["provinces"], code), f'no province "{code}"', did_you_mean(code, known))
        for code in content["places"]["provinces"]
        if code not in known
    ]
    if not any(content["places"]["provinces"].values()) or not any(content["places"]["levels"].values()):
        found.append(source.fault(line_of(content, "places"), "places: all weights are 0", "give one a weight"))
    for entry in (content["places"], *content["facts"].values()):
        if (named := entry.get("source")) is not None and named not in content["sources"]:
            line = line_of(entry, "source")
            found.append(source.fault(line, f'no source "{named}"', did_you_mean(named, content["sources"])))
    wanted = questions.keys() - {WORK}
    for fact in sorted(wanted - content["facts"].keys()):
        found.append(source.fault(line_of(content, "facts"), f"facts: {fact} is missing", f"add an entry {fact}"))
    for fact in content["facts"]:
        if fact not in wanted:
            line = line_of(content["facts"], fact)
            found.append(source.fault(line, f'no fact is called "{fact}"', did_you_mean(fact, wanted)))
        else:
            found += [source.fault(line, f"{fact}: {cause}", cure) for line, cause, cure in _entry(fact, content, book)]
    return found


Found = Iterator[tuple[int, str, str]]


def _entry(fact: str, content: Any, book: Rulebook) -> Found:
    entry, question = content["facts"][fact], book.questions.by_fact[fact]
    line = line_of(content["facts"], fact)
    if fact == BIRTH:
        if "of" in entry or "given" in entry:
            yield line, "it follows from the age", 'take "of", "given" and "cases" away'
        return
    if ("of" in entry) == ("cases" in entry):
        yield line, "how it is drawn is said twice or not at all", 'write either "of", or "given" and "cases"'
    elif "of" in entry:
        yield from _draw(entry["of"], question, line_of(entry, "of"))
    else:
        yield from _cases(fact, content, book)


def _cases(fact: str, content: Any, book: Rulebook) -> Found:
    facts, entry = content["facts"], content["facts"][fact]
    given, line = entry["given"], line_of(entry, "given")
    above = list(facts)[: list(facts).index(fact)]
    possible = {name: question for name, question in parents(book.questions.by_fact).items() if name in above}
    if given not in possible:
        remedy = did_you_mean(given, possible, "name a fact above it whose answers are words or yes and no")
        yield line, f'it cannot depend on "{given}"', remedy
        return
    if None in (facts[given].get("cases") or {}).values():
        yield line, f"{given} is not asked of everybody", "depend on a fact that is"
    expected = answers(possible[given])
    for answer in entry["cases"]:
        if answer not in (*expected, OTHERWISE):
            yield line_of(entry["cases"], answer), f'{given} is never "{answer}"', did_you_mean(answer, expected)
    if OTHERWISE not in entry["cases"] and (open_ := [one for one in expected if one not in entry["cases"]]):
        yield line_of(entry, "cases"), f"nothing is said for {', '.join(open_)}", "add them, or otherwise"
    for answer, draw in entry["cases"].items():
        if draw is not None:
            yield from _draw(draw, book.questions.by_fact[fact], line_of(entry["cases"], answer))


def _draw(draw: Any, question: Question, line: int) -> Found:
    """Does a draw suit the kind of answer?"""
    kind = question.type
    if kind == "boolean":
        if not isinstance(draw, int):
            yield line, "yes or no is drawn by one share", f"write the share of {NO_YES[1]} in thousandths"
    elif kind in ("enum", "enum_list", "region"):
        yield from _words(draw, question, line)
    elif kind in ("money", "hours"):
        if not isinstance(draw, Mapping) or draw.keys() != AMOUNT:
            yield line, "an amount is drawn log-normal", "write {median: …, spread: …, least: …, most: …, step: …}"
        elif not draw["least"] <= draw["most"] <= _LIMITS[kind][1]:
            yield line, "its limits are not in order", f"least, then most, at most {_LIMITS[kind][1]}"
    elif not isinstance(draw, list):
        yield line, "a number or a time is drawn in bands", "write [[from, to, weight], …]"
    else:
        low, high = _LIMITS.get(kind, (question.minimum or 0, question.maximum or 9999))
        for start, end, _ in draw:
            if not low <= start <= end <= high:
                yield line, f"the band {start} to {end} is out of order", f"from, then to, within {low} to {high}"
        if not any(weight for _, _, weight in draw):
            yield line, "all weights are 0", "give one a weight"


def _words(draw: Any, question: Question, line: int) -> Found:
    expected = answers(question)
    if not isinstance(draw, Mapping) or draw.keys() >= AMOUNT:
        yield line, "answers are drawn by weights", f"write {{{expected[0]}: weight, …}}"
        return
    for answer in draw:
        if answer not in expected:
            yield line, f'no answer is "{answer}"', did_you_mean(answer, expected)
    if question.type != "enum_list" and not any(draw.values()):
        yield line, "all weights are 0", "give one a weight"
    if question.type == "enum_list" and any(share > 1000 for share in draw.values()):
        yield line, "a share is more than 1000", "write thousandths"
