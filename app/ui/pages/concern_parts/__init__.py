# SPDX-License-Identifier: EUPL-1.2
"""The parts of the concern pages, one module per part."""
