/* Calls through gSOAP: `drive FOLDER USER PASSWORD` makes the calls of cases.tsv. A request is read from N.xml into the structures that
   gSOAP generates from the WSDL; what came back goes from these into N.response.xml, N.fault or N.failed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "soapH.h"

#include "HostedEmail2007Soap.nsmap"

static struct soap *soap;
static const char *user, *password, *answer;

#define OPERATION(service, method)                                                           \
  static int service##_##method(const char *address, const char *xml) {                      \
    struct _##service##__##method request;                                                   \
    struct _##service##__##method##Response response;                                        \
    soap->is = xml;                                                                          \
    if (soap_read__##service##__##method(soap, &request)) return soap->error;                \
    soap->is = NULL;                                                                         \
    soap->userid = user;                                                                     \
    soap->passwd = password;                                                                 \
    if (soap_call___##service##__##method(soap, address, NULL, &request, &response)) return soap->error; \
    soap->os = &answer;                                                                      \
    soap_write__##service##__##method##Response(soap, &response);                            \
    soap->os = NULL;                                                                         \
    return soap->error;                                                                      \
  }
#include "operations.h"
#undef OPERATION
#define OPERATION(service, method) {#service "." #method, service##_##method},
static const struct {
  const char *name;
  int (*call)(const char *address, const char *xml);
} operations[] = {
#include "operations.h"
};

static char *read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = calloc(size + 1, 1);
  if (fread(text, 1, size, file) != (size_t)size) exit(1);
  fclose(file);
  return text;
}

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  if (!file || fputs(text, file) < 0 || fclose(file)) exit(1);
}

/* The faults of the services differ in type; the calls that are to fail are of this one. */
static struct _HostedEmail2007__ProvisioningFault *find_fault(void) {
  if (!soap->fault) return NULL;
  struct SOAP_ENV__Detail *detail = soap->fault->SOAP_ENV__Detail ? soap->fault->SOAP_ENV__Detail : soap->fault->detail;
  return detail ? detail->HostedEmail2007__ProvisioningFault : NULL;
}

static void call(const char *folder, const char *index, int operation, const char *address) {
  char path[500], text[4000];
  snprintf(path, sizeof path, "%s/%s.xml", folder, index);
  char *xml = read_file(path);
  if (operations[operation].call(address, xml) == SOAP_OK) {
    snprintf(path, sizeof path, "%s/%s.response.xml", folder, index);
    write_file(path, answer);
  } else {
    struct _HostedEmail2007__ProvisioningFault *fault = find_fault();
    snprintf(path, sizeof path, "%s/%s.%s", folder, index, fault ? "fault" : "failed");
    if (fault) snprintf(text, sizeof text, "%s %s", fault->code, fault->callStack->procedure[0].name);
    else soap_sprint_fault(soap, text, sizeof text);
    write_file(path, text);
  }
  soap->is = NULL;
  soap->os = NULL;
  soap_destroy(soap);
  soap_end(soap);
  free(xml);
}

int main(int count, char **given) {
  if (count != 4) return 2;
  user = given[2];
  password = given[3];
  soap = soap_new1(SOAP_C_UTFSTRING | SOAP_XML_STRICT | SOAP_IO_KEEPALIVE);
  soap_set_namespaces(soap, namespaces);
  char path[500];
  snprintf(path, sizeof path, "%s/cases.tsv", given[1]);
  char *cases = read_file(path);
  for (char *line = strtok(cases, "\n"); line; line = strtok(NULL, "\n")) {
    char index[20], name[200], version[10], address[500];
    if (sscanf(line, "%19s %199s %9s %499s", index, name, version, address) != 4) return 2;
    int operation = 0, known = sizeof operations / sizeof *operations;
    while (operation < known && strcmp(operations[operation].name, name) != 0) operation++;
    if (operation == known) return 2;
    soap_set_version(soap, strcmp(version, "1.2") == 0 ? 2 : 1);
    call(given[1], index, operation, address);
  }
  return 0;
}
