"""The council's own returns: asked for, loaded from a workbook, and handed to an assessment."""
