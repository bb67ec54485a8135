"""The peer that we are measured against: OpenFisca holds the same provisions, generated from our rule base. ../README.md says how."""
