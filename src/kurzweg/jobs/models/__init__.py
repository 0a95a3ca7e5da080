# SPDX-License-Identifier: EUPL-1.2
from kurzweg.jobs.models.attempt import Attempt
from kurzweg.jobs.models.job import Job
from kurzweg.jobs.models.stop_request import StopRequest
from kurzweg.jobs.models.worker import Worker
from kurzweg.jobs.outcome import Outcome

__all__ = ["Attempt", "Job", "Outcome", "StopRequest", "Worker"]
