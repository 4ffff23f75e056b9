"""The international rankings: editions, standings, places, history."""
