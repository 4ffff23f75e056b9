"""The yearly follow-up: four questions, what is new, and the themes of the report to the state.

`days` (the day whose knowledge is shown), `outcomes` (favourable or not), `measures` (what the
region's organisations do), `changes` (what is new between two days), `reporting` (the ten
themes), `questions` (all of it for one year), `files` (tables to take along), `plain` (the same
as plain values).
"""
