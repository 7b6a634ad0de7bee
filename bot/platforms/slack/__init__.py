"""Slack: slash commands, mentions, direct messages, modals, App Home, over Socket Mode or HTTP."""
