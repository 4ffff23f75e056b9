"""What the interface gives, as pydantic models: answers and description come from these."""
