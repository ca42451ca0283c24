import sys
import time

import requests
from line import HEADERS, line, url_of

until = time.monotonic() + 20
while time.monotonic() < until:
    requests.get(url_of(line()), headers=HEADERS)
    print("asked", flush=True)
    if sys.stdin.readline() == "":
        break
