"""The strategy, part by part, and the yearly follow-up of it."""
