/* The life of a tenant through gSOAP: `life ADDRESS USER PASSWORD NAME`. Prints what it saw, one `word value` a line. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "soapH.h"

#include "HostedEmail2007Soap.nsmap"

static struct soap *soap;
static char **arguments;
static char endpoint[300];

static char *text(const char *format, const char *value) {
  char buffer[1000];
  snprintf(buffer, sizeof buffer, format, value);
  return strdup(buffer);
}

/* gSOAP forgets credentials with each call. */
static const char *service(const char *title) {
  soap->userid = arguments[2];
  soap->passwd = arguments[3];
  snprintf(endpoint, sizeof endpoint, "%s/%s/Service.asmx", arguments[1], title);
  return endpoint;
}

static void must(int result) {
  if (result == SOAP_OK) return;
  soap_print_fault(soap, stderr);
  exit(1);
}

/* Types below a request are called after the procedure that uses them first; names of elements stay. */
#define CALL(prefix, title, method, ...)                                                        \
  struct _##prefix##__##method##Response method##_answer;                                       \
  {                                                                                             \
    struct prefix##__##method##_USCORERequest content = {0};                                    \
    struct _##prefix##__##method request = {&content};                                          \
    __VA_ARGS__;                                                                                \
    must(soap_call___##prefix##__##method(soap, service(title), NULL, &request, &method##_answer)); \
  }
#define AD "HostedActiveDirectory"
#define EMAIL "HostedEmail2007"

int main(int count, char **given) {
  arguments = given;
  if (count != 5) return 2;
  soap = soap_new1(SOAP_C_UTFSTRING | SOAP_XML_STRICT);
  soap_set_namespaces(soap, namespaces);
  char *name = given[4], *lower = strdup(name), *plan = text("%sPlan", name);
  for (char *each = lower; *each; each++) *each = tolower(*each);
  char *words = "ä <&> \"quotes\" 日本 ]]> 😀";
  char *address = text("SMTP:ann@%s.example", lower);

  CALL(directory, AD, CreateOrganization,
       content.container = "LDAP://OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com";
       content.name = name; content.description = words)
  char *organization = CreateOrganization_answer.CreateOrganizationResult->org->path;
  printf("organization %s\n", organization);

  enum xsd__boolean no = xsd__boolean__false_;
  CALL(email, EMAIL, CreateUserPlan, __typeof__(*content.features) features = {0};
       features.prohibitSendQuota = 1048576; features.recipientLimits = "unlimited"; features.popEnabled = &no;
       content.planName = plan; content.description = words; content.features = &features)
  CALL(plans, "ManagedPlans", GetPlan, content.planName = plan)
  __typeof__(*GetPlan_answer.GetPlanResult->features) *features = GetPlan_answer.GetPlanResult->features;
  printf("description %s\nfeatures ", GetPlan_answer.GetPlanResult->planDescription);
  for (int index = 0; index < features->__sizefeature; index++)
    printf("%s%s=%s", index ? "|" : "", features->feature[index].name, features->feature[index].value);

  CALL(email, EMAIL, MailEnableTenant, __typeof__(*content.availablePlans) available = {0};
       available.__sizeplanName = 1; available.planName = &plan; content.path = organization;
       content.planName = "BusinessGrowing"; content.availablePlans = &available;
       content.domainName = text("%s.example", lower))
  CALL(email, EMAIL, GetOrganizationAvailablePlans, content.organization = organization)
  printf("\nplans %s\n", GetOrganizationAvailablePlans_answer.GetOrganizationAvailablePlansResult->availablePlans->plan[0].planName);

  char *number = "+1 555";
  CALL(directory, AD, CreateUser, __typeof__(*content.properties) properties = {0};
       __typeof__(*properties.property) property = {0}; property.name = "telephoneNumber"; property.__sizevalue = 1;
       property.value = &number; properties.__sizeproperty = 1; properties.property = &property;
       content.container = organization; content.userPrincipalName = text("ann@%s.example", lower);
       content.displayName = words; content.properties = &properties)
  char *ann = CreateUser_answer.CreateUserResult->user->path;

  char *addresses[] = {address, text("smtp:a&b@%s.example", lower)};
  CALL(email, EMAIL, CreateMailbox, __typeof__(*content.emailAddresses) list = {1, addresses}; content.user = ann;
       content.planName = plan; content.alias = "ann"; content.emailAddresses = &list)
  CALL(email, EMAIL, ModifyMailbox, __typeof__(*content.emailAddresses) list = {2, addresses}; content.user = ann;
       content.emailAddresses = &list)
  CALL(email, EMAIL, GetMailbox, content.user = ann)
  printf("addresses %s|%s\n", GetMailbox_answer.GetMailboxResult->emailAddresses->value[0],
         GetMailbox_answer.GetMailboxResult->emailAddresses->value[1]);
  printf("limits %s %s\n", GetMailbox_answer.GetMailboxResult->prohibitSendQuota, GetMailbox_answer.GetMailboxResult->recipientLimits);
  printf("enabled %s\n", GetMailbox_answer.GetMailboxResult->enabled == xsd__boolean__true_ ? "true" : "false");
  CALL(stores, "Exchange2007ResourceManager", QueryAllStores, (void)content)
  __typeof__(*QueryAllStores_answer.QueryAllStoresResult->mailStores) *stores = QueryAllStores_answer.QueryAllStoresResult->mailStores;
  printf("stores %d %lld\n", stores->__sizemailStore, (long long)stores->mailStore[0].provisionable);

  CALL(email, EMAIL, DeleteMailbox, content.user = ann)
  struct email__GetMailbox_USCORERequest again = {0};
  struct _email__GetMailbox request = {&again};
  struct _email__GetMailboxResponse none;
  again.user = ann;
  if (soap_call___email__GetMailbox(soap, service(EMAIL), NULL, &request, &none) != SOAP_OK) {
    /* The one of SOAP 1.2, or that of 1.1. */
    struct SOAP_ENV__Detail *detail = soap->fault->SOAP_ENV__Detail ? soap->fault->SOAP_ENV__Detail : soap->fault->detail;
    struct _email__ProvisioningFault *fault = detail->email__ProvisioningFault;
    printf("fault %s %s\n", fault->code, fault->callStack->procedure[0].name);
  }
  CALL(directory, AD, DeleteUser, content.path = ann)
  CALL(email, EMAIL, Unsubscribe, content.organization = organization)
  CALL(directory, AD, DeleteOrganization, content.path = organization)
  struct _general__SubmitMPSRequest document = {"<request><data><x>1 &lt; 2</x></data></request>"};
  struct _general__SubmitMPSRequestResponse response;
  must(soap_call___general__SubmitMPSRequest(soap, service("MPSGeneral"), NULL, &document, &response));
  printf("response %s\n", response.SubmitMPSRequestResult);
  return 0;
}
