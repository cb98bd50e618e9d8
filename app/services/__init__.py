# SPDX-License-Identifier: EUPL-1.2
"""One function per thing a user does."""
