# SPDX-License-Identifier: EUPL-1.2
"""Rows from the old register."""
