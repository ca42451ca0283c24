import requests
from line import BASE

requests.post(BASE + "/webhooks/123/secret-of-a-webhook?thread_id=5&name=private", json={"content": "private"})
requests.post(BASE + "/interactions/123/secret-of-an-interaction/callback", json={"type": 4})
requests.get("http://user:secret-of-a-user@" + BASE.split("//")[1] + "/channels/1")
requests.get(BASE.replace("/api/v10", "").replace("127.0.0.1", "localhost") + "/elsewhere")
