# SPDX-License-Identifier: EUPL-1.2
"""Counts for the survey and their protection."""
