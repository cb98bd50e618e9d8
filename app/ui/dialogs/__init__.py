# SPDX-License-Identifier: EUPL-1.2
"""What must be decided now, one screen at most."""
