"""Calls through zeep: `drive.py FOLDER USER PASSWORD` makes the calls of cases.json and writes what came back into results.json."""

import functools
import json
import sys

import zeep
from lxml import etree
from requests import Session
from requests.auth import HTTPBasicAuth

folder, user, password = sys.argv[1:4]
session = Session()
session.auth = HTTPBasicAuth(user, password)


@functools.cache
def client(service):
    # The answer as it stands: what zeep unwraps by itself depends on how much there is.
    settings = zeep.Settings(strict=True, raw_response=True)
    return zeep.Client(f"{folder}/{service}.wsdl", transport=zeep.Transport(session=session), settings=settings)


@functools.cache
def binding(service, version):
    return f"{{urn:tenantry:{service}}}{service}Soap{'12' if version == '1.2' else ''}"


def call(case):
    here = client(case["service"])
    proxy = here.create_service(binding(case["service"], case["version"]), case["address"])
    answer = proxy[case["operation"]](**case["request"])
    content = etree.fromstring(answer.content).find("{*}Body")[0]
    if answer.status_code != 200:
        return {"fault": f"{content.findtext('.//{*}code')} {content.findtext('.//{*}callStack/{*}procedure/{*}name')}"}
    response = here.get_element(content.tag).parse(content, here.wsdl.types)
    return {"response": zeep.helpers.serialize_object(response, dict)}


def attempt(case):
    try:
        return call(case)
    except Exception as error:
        return {"failed": repr(error)}


cases = json.load(open(f"{folder}/cases.json", encoding="utf-8"))
json.dump([attempt(case) for case in cases], open(f"{folder}/results.json", "w", encoding="utf-8"), default=str)
