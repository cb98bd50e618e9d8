# SPDX-License-Identifier: EUPL-1.2
"""The four parts of the page of a case, and what they are put together from."""
