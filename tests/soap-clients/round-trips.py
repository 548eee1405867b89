"""Every message through zeep: `round-trips.py FOLDER` reads cases.json, writes the requests that zeep makes and what it reads in the answers."""

import json
import sys

import zeep
from lxml import etree

folder = sys.argv[1]
clients = {}


def client(service):
    if service not in clients:
        clients[service] = zeep.Client(f"{folder}/{service}.wsdl", settings=zeep.Settings(strict=True))
    return clients[service]


results = []
for case in json.load(open(f"{folder}/cases.json", encoding="utf-8")):
    here = client(case["service"])
    envelope = here.create_message(here.service, case["operation"], **case["request"])
    answer = etree.fromstring(case["response"].encode("utf-8"))
    element = here.get_element(f"{{{case['namespace']}}}{case['operation']}Response")
    response = zeep.helpers.serialize_object(element.parse(answer, here.wsdl.types), dict)
    results.append({"request": etree.tostring(envelope, encoding="unicode"), "response": response})
json.dump(results, open(f"{folder}/results.json", "w", encoding="utf-8"), default=str)
