import requests
from line import HEADERS, line, url_of

requests.get(url_of(line()), headers=HEADERS).raise_for_status()
