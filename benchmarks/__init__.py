"""What is measured, and how: ``python -m benchmarks`` prints it all, README.md says what the numbers mean."""
