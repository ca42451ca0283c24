import concurrent.futures
import http.client
import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import httpx
import requests
import urllib3
from line import BASE, HEADERS, line, url_of


def with_requests():
    requests.post(url_of(line()), json={"content": "hi"}, headers=HEADERS)
    with requests.Session() as session:
        session.headers.update(HEADERS)
        session.get(url_of(line()))
        session.patch(
            url_of(line() - 1),
            json={},
        )


def with_urllib():
    try:
        urllib.request.urlopen(urllib.request.Request(url_of(line()), headers=HEADERS))
    except urllib.error.HTTPError as error:
        json.load(error)


def with_urllib3():
    urllib3.PoolManager().request("DELETE", url_of(line()), headers=HEADERS)


def with_httpx():
    httpx.post(url_of(line()), headers=HEADERS)
    with httpx.Client(headers=HEADERS) as client:
        client.get(url_of(line()))


def by_hand():
    connection = http.client.HTTPConnection(urlsplit(BASE).netloc)
    connection.request("GET", urlsplit(url_of(line())).path, headers=HEADERS)
    connection.getresponse().read()


with_requests()
with_urllib()
with_urllib3()
with_httpx()
by_hand()
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    def work(_):
        requests.get(url_of(line()), headers=HEADERS)

    list(pool.map(work, range(8)))
