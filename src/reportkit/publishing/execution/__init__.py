"""Running a notebook with papermill: parameters checked first, the executed notebook always kept."""

from reportkit.publishing.execution.parameters import check_parameters
from reportkit.publishing.execution.running import run_notebook

__all__ = ["check_parameters", "run_notebook"]
