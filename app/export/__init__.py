# SPDX-License-Identifier: EUPL-1.2
"""Papers and sheets made in memory from frozen snapshots."""
