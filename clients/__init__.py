"""Writes what clients of the API are typed by, from the OpenAPI document: ``python -m clients``.

Python gets ``eligibility/client/shapes/``, TypeScript all of ``clients/typescript/gigrights.ts``. Nothing of this is installed.
"""
