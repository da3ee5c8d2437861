"""What is measured inside an interpreter of its own: `python -m bench.jobs.NAME …` prints JSON."""
