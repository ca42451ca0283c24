"""The number of the line that asks, as the id of a channel: what was seen can be held against it."""

import os
import sys

BASE = os.environ["API"]
HEADERS = {"Authorization": "Bot fake-token-of-a-test", "User-Agent": "DiscordBot (https://example.com, 1)"}


def line():
    return sys._getframe(1).f_lineno


def url_of(number):
    return "%s/channels/%d/messages" % (BASE, number)
