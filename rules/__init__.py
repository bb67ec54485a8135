"""The rule base, installed as the data package ``gigrights_rules``. This file only lets Python find it: no code in here."""
