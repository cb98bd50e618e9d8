# SPDX-License-Identifier: EUPL-1.2
"""The types of record ids: random UUIDs as text, so that an id says nothing about its record."""

from typing import NewType

ConcernId = NewType("ConcernId", str)
CaseId = NewType("CaseId", str)
PersonId = NewType("PersonId", str)
RecordId = NewType("RecordId", str)
"""The id of anything that belongs to a concern, a case or a person."""
