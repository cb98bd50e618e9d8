# SPDX-License-Identifier: EUPL-1.2
"""The small process with the unlock page."""
