"""The making of report_templates/reportkit.docx: run it once, then restyle the file in Word."""
