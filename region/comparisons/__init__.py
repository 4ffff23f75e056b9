"""Stockholm beside others: regions, counties, and the international rankings."""
