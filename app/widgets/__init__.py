# SPDX-License-Identifier: EUPL-1.2
"""What door and working window share."""
