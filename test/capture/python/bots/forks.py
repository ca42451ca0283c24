import multiprocessing
import os

import requests
from line import HEADERS, line, url_of


def child():
    requests.get(url_of(line()), headers=HEADERS)


if __name__ == "__main__":
    requests.get(url_of(line()), headers=HEADERS)
    for method in ("fork", "spawn"):
        process = multiprocessing.get_context(method).Process(target=child)
        process.start()
        process.join()
    if os.fork() == 0:
        child()
    else:
        os.wait()
