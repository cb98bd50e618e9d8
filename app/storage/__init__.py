# SPDX-License-Identifier: EUPL-1.2
"""The encrypted register on disk, its keys and its queries."""
