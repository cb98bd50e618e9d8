# SPDX-License-Identifier: EUPL-1.2
"""Facts and rules of the field: standard library only, no I/O, no clock, no words."""
