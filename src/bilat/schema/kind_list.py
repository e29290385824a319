"""The list of the kinds of fact: a new kind is a line here, and a module of its name in `kinds`."""

COMMANDS = {
    "meeting": "meetings",
    "aid": "aid",
    "scholarship": "scholarships",
    "event": "events",
    "incident": "incidents",
    "agreement": "agreements",
    "trade": "trade",
    "project": "projects",
    "delivery": "deliveries",
    "vote": "votes",
}
"""The command that lists each kind. The kinds are shown in this order."""

TIMELINE = ("meeting", "event", "incident")
"""The kinds that a timeline shows where none is named."""
