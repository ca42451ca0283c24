"""What Python can send without a library; the id of each channel is the line that asks."""

import http.client
import json
import threading
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from line import BASE, HEADERS, line, url_of


def by_urllib():
    try:
        urllib.request.urlopen(urllib.request.Request(url_of(line()), headers=HEADERS))
    except urllib.error.HTTPError as error:
        json.load(error)


def by_hand():
    connection = http.client.HTTPConnection(urlsplit(BASE).netloc)
    for method in ("GET", "DELETE"):
        connection.request(method, urlsplit(url_of(line())).path, headers=HEADERS)
        connection.getresponse().read()


def step_by_step():
    connection = http.client.HTTPConnection(urlsplit(BASE).netloc)
    connection.putrequest("POST", urlsplit(url_of(line() + 5)).path)
    for name, value in HEADERS.items():
        connection.putheader(name.lower(), value)
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", "2")
    connection.endheaders(b"{}")
    connection.getresponse().read()


by_urllib()
by_hand()
step_by_step()
threads = [threading.Thread(target=step) for step in (by_urllib, by_hand, by_urllib, by_hand)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
