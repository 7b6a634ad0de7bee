"""The platform-neutral vocabulary; imports nothing of ours."""
