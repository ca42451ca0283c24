"""Names and addresses that are longer than a line of a hook has room for."""

import requests
from line import BASE

name = "f" * 900
exec(compile("def %s():\n    requests.get(BASE + '/channels/1')\n%s()" % (name, name), __file__, "exec"))
requests.get(BASE + "/channels/2?limit=" + "5" * 9000)
