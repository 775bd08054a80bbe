"""The review of a plan: any bulk job's rows with verdicts and findings, before they are written."""
