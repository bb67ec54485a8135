"""Answers about questions, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

# fmt: off

class NextQuestions(TypedDict):
    questions: list[NextQuestion]


class NextQuestion(TypedDict):
    fact: str
    topic: str
    type: Literal["boolean", "integer", "money", "hours", "month", "date", "region", "enum", "enum_list"]
    name: str
    label: str
    hint: str | None
    why: str | None
    unit: str | None
    choices: list[Choice]
    minimum: int | None
    maximum: int | None
    future_months: int | None
    ask_after: str | None
    example: Any
    decides: int
    pays: bool


class Choice(TypedDict):
    value: str
    label: str


class Questions(TypedDict):
    topics: list[Topic]
    questions: list[Question]


class Topic(TypedDict):
    id: str
    title: str


class Question(TypedDict):
    fact: str
    topic: str
    type: Literal["boolean", "integer", "money", "hours", "month", "date", "region", "enum", "enum_list"]
    name: str
    label: str
    hint: str | None
    why: str | None
    unit: str | None
    choices: list[Choice]
    minimum: int | None
    maximum: int | None
    future_months: int | None
    ask_after: str | None
    example: Any
