# SPDX-License-Identifier: EUPL-1.2
"""Pictures drawn from plain values, each with its content as words behind it."""
