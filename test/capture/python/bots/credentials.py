"""One request for each way to say who asks; the id of the channel says which it is."""

import asyncio
import http.client
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import aiohttp
import httpx
import requests
from line import BASE

TOKEN = "fake-token-of-a-test-that-is-long"


def address(number):
    return "%s/channels/%d" % (BASE, number)


requests.get(address(1))
requests.get(address(2), headers={"Authorization": TOKEN})
requests.get(address(3), headers={"authorization": "Bot short"})
requests.get(address(4), auth=("name", "password-of-a-test-that-is-long"))
httpx.get(address(5), headers={"Authorization": "Bearer " + TOKEN})
connection = http.client.HTTPConnection(urlsplit(BASE).netloc)
connection.request("GET", urlsplit(address(6)).path, headers={"AUTHORIZATION": "Bot " + TOKEN})
connection.getresponse().read()
try:
    urllib.request.urlopen(address(7))
except urllib.error.HTTPError:
    pass


async def main():
    async with aiohttp.ClientSession(headers=[("Authorization", "Bot " + TOKEN)]) as session:
        await session.get(address(8))
        await session.get(address(9), headers=[("authorization", TOKEN)], skip_auto_headers=["User-Agent"])
    async with aiohttp.ClientSession(auth=aiohttp.BasicAuth("name", "password-of-a-test-that-is-long")) as session:
        await session.get(address(10))


asyncio.run(main())
