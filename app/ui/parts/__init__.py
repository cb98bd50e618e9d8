# SPDX-License-Identifier: EUPL-1.2
"""Parts that several pages are put together from."""
