"""A receipt to show in the OpenAPI document: real in form, signed by a key that was thrown away, so no deployment knows it."""

from __future__ import annotations

from typing import Any

from eligibility.wording import text

EXAMPLES: dict[str, dict[str, Any]] = {
    "unknown_key": {
        "summary": text("一张示例凭据：没有哪个部署认识签它的钥匙，所以 signature 是 unknown_key").template,
        "value": {
            "receipt": {
                "form": 1,
                "rulebook": "1976f781972d3a8e20d5e63d701b79c706cf726750fed33ef1b919327a08f8da",
                "as_of": "2026-11-23",
                "include_drafts": False,
                "issued_on": "2026-11-23",
                "salt": "8c1f4a07d2b96e35507ab1c9e83d6f24",
                "situation": "3cafc8fdb47dc47e15af47a80cf5f11734e487d130b7d4895ec6ee78f40a25e2",
                "outcomes": ["written_agreement needs_information - -", "union_membership eligible - -"],
                "key_id": "71854db6dbc0241f",
                "signature": "LFJOhNxADrHCINQn1Pt_9l2LF25HTg535rl_Ec9g3kVHBaFCJuGa3gNx2OXAsJPawLsTrJO3_eIWXmkRb7hKDg",
            },
            "situation": {"work_region": "330100", "occupation": "food_delivery"},
        },
    },
}
