"""What is sent to the API, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

# fmt: off

class AssessmentRequest(TypedDict):
    situation: Situation
    as_of: NotRequired[str | None]
    include_drafts: NotRequired[bool | None]
    rulebook: NotRequired[str | None]
    receipt: NotRequired[bool | None]


class Situation(TypedDict, total=False):
    work_region: str | None
    occupation: Literal["food_delivery", "instant_delivery", "courier", "ride_hailing", "designated_driver",
        "freight", "domestic_service", "livestreaming", "online_shop", "other_platform_work",
        "not_platform_work"] | None
    platform: Literal["meituan", "eleme", "dada", "shansong", "sf_intracity", "caocao", "didi", "huolala", "kuaigou",
        "didi_freight", "manbang_shengsheng", "other"] | None
    arrangement: Literal["labour_relation", "managed", "independent"] | None
    schedule_autonomy: bool | None
    bound_by_platform_rules: bool | None
    own_account: bool | None
    written_agreement: bool | None
    flexible_registration: bool | None
    hukou_region: str | None
    pension: Literal["none", "employer", "flexible", "resident"] | None
    medical: Literal["none", "employer", "flexible", "resident"] | None
    pension_paid: str | None
    medical_paid: str | None
    subsidy_months_used: int | None
    receives_unemployment_benefit: bool | None
    unemployment_insurance_now: Literal["none", "employed", "benefit"] | None
    unemployment_insurance_months: int | None
    age: int | None
    birth_month: str | None
    sex: Literal["female", "male"] | None
    graduation_month: str | None
    education: Literal["below_college", "college_or_above", "technician_college"] | None
    employed_since_graduation: bool | None
    registered_unemployed_months: int | None
    hardship: list[Literal["minimum_living_allowance", "low_income_margin", "disabled", "zero_employment_family",
        "long_unemployment_benefit", "land_requisitioned", "veteran", "certified_other"]] | None
    rural_labourer: bool | None
    injured_on_order: bool | None
    injury_date: str | None
    injury_cover: Literal["none", "employer", "occupational_injury_scheme", "commercial"] | None
    monthly_income: str | None
    monthly_hours: str | None
    worked_public_holiday: bool | None
    deposit_charged: bool | None
    training_completed: bool | None
    certificate_level: Literal["none", "five", "four", "three", "two", "one"] | None
    certificate_month: str | None
    union_member: bool | None
    platform_rules_published: bool | None
    safety_training: bool | None
    other_platforms_forbidden: bool | None
    automatic_penalty: bool | None
    business: Literal["none", "individual", "company"] | None
    sells_own_products: bool | None
    insured_business_months: int | None
    vat_small_scale: bool | None
    monthly_sales: str | None
    needs_loan: bool | None


class BatchRow(TypedDict):
    situation: Situation
    as_of: NotRequired[str | None]
    include_drafts: NotRequired[bool | None]
    rulebook: NotRequired[str | None]
    receipt: NotRequired[bool | None]
    ref: NotRequired[str | int | None]


class VerificationRequest(TypedDict):
    receipt: dict[str, Any]
    situation: NotRequired[dict[str, Any] | None]
