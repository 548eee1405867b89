"""The life of a tenant through zeep: `life.py ADDRESS USER PASSWORD NAME`. Prints what it saw, one `word value` a line."""

import sys

import zeep
from requests import Session
from requests.auth import HTTPBasicAuth

address, user, password, name = sys.argv[1:5]
session = Session()
session.auth = HTTPBasicAuth(user, password)


def service(title, port="Soap"):
    client = zeep.Client(f"{address}/{title}/Service.asmx?wsdl", transport=zeep.Transport(session=session))
    return client.bind(title, title + port)


directory, email, plans = service("HostedActiveDirectory"), service("HostedEmail2007"), service("ManagedPlans")
stores, general = service("Exchange2007ResourceManager", "Soap12"), service("MPSGeneral", "Soap12")
domain, plan, words = f"{name.lower()}.example", f"{name}Plan", 'ä <&> "quotes" 日本 ]]> 😀'
reseller = "LDAP://OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com"

# zeep leaves out the elements around when a result has only one.
organization = directory.CreateOrganization({"container": reseller, "name": name, "description": words})["path"]
print("organization", organization)
features = {"prohibitSendQuota": 1048576, "recipientLimits": "unlimited", "popEnabled": False}
email.CreateUserPlan({"planName": plan, "description": words, "features": features})
found = plans.GetPlan({"planName": plan})
print("description", found["planDescription"])
print("features", "|".join(f"{each['name']}={each['value']}" for each in found["features"]["feature"]))
email.MailEnableTenant(
    {"path": organization, "planName": "BusinessGrowing", "availablePlans": {"planName": [plan]}, "domainName": domain}
)
listed = email.GetOrganizationAvailablePlans({"organization": organization})
print("plans", "|".join(each["planName"] for each in listed["plan"]))
properties = {"property": [{"name": "telephoneNumber", "value": ["+1 555"]}]}
ann = directory.CreateUser(
    {
        "container": organization,
        "userPrincipalName": f"ann@{domain}",
        "isAdmin": False,
        "displayName": words,
        "properties": properties,
    }
)["path"]
mailbox = {"user": ann, "planName": plan, "alias": "ann", "emailAddresses": {"value": [f"SMTP:ann@{domain}"]}}
email.CreateMailbox(mailbox)
email.ModifyMailbox({"user": ann, "emailAddresses": {"value": [f"SMTP:ann@{domain}", f"smtp:a&b@{domain}"]}})
changed = email.GetMailbox({"user": ann})
print("addresses", "|".join(changed["emailAddresses"]["value"]))
print("limits", changed["prohibitSendQuota"], changed["recipientLimits"])
print("enabled", str(changed["enabled"]).lower())
all_stores = stores.QueryAllStores({})
print("stores", len(all_stores["mailStores"]["mailStore"]), all_stores["mailStores"]["mailStore"][0]["provisionable"])
email.DeleteMailbox({"user": ann})
try:
    email.GetMailbox({"user": ann})
except zeep.exceptions.Fault as fault:
    print("fault", fault.detail.findtext(".//{*}code"), fault.detail.findtext(".//{*}callStack/{*}procedure/{*}name"))
directory.DeleteUser({"path": ann})
email.Unsubscribe({"organization": organization})
directory.DeleteOrganization({"path": organization})
print("response", general.SubmitMPSRequest("<request><data><x>1 &lt; 2</x></data></request>"))
