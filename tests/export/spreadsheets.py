# SPDX-License-Identifier: EUPL-1.2
"""A spreadsheet as a second program reads it."""

import io
import warnings

from openpyxl import Workbook, load_workbook


def read_workbook(data: bytes) -> Workbook:
    with warnings.catch_warnings():  # openpyxl knows no solid data bars, and says so
        warnings.filterwarnings("ignore", message=".* extension is not supported")
        return load_workbook(io.BytesIO(data))
