import { NoSampleRequest } from '../errors.ts';
import type { Output } from './call.ts';
import type { MakeRequest, Requests } from './make-request.ts';
import { exchange2007OabResourceManagerRequests } from './requests/exchange-2007-oab-resource-manager.ts';
import { exchange2007ResourceManagerRequests } from './requests/exchange-2007-resource-manager.ts';
import { hostedActiveDirectoryRequests } from './requests/hosted-active-directory.ts';
import { hostedActiveDirectoryImportRequests } from './requests/hosted-active-directory-import.ts';
import { hostedEmail2007Requests } from './requests/hosted-email-2007.ts';
import { hostedEmail2007ImportRequests } from './requests/hosted-email-2007-import.ts';
import { hostedMobility2007Requests } from './requests/hosted-mobility-2007.ts';
import { hostedUnifiedMessagingRequests } from './requests/hosted-unified-messaging.ts';
import { managedActiveDirectoryRequests } from './requests/managed-active-directory.ts';
import { managedEmail2007Requests } from './requests/managed-email-2007.ts';
import { managedHostingRequests } from './requests/managed-hosting.ts';
import { managedMobility2007Requests } from './requests/managed-mobility-2007.ts';
import { managedPlansRequests } from './requests/managed-plans.ts';
import { managedUnifiedMessagingRequests } from './requests/managed-unified-messaging.ts';
import type { TwoTenants } from './two-tenants.ts';

const byNamespace: Readonly<Record<string, Requests>> = {
  'Exchange 2007 OAB Resource Manager': exchange2007OabResourceManagerRequests,
  'Exchange 2007 Resource Manager': exchange2007ResourceManagerRequests,
  'Hosted Active Directory': hostedActiveDirectoryRequests,
  'Hosted Active Directory Import': hostedActiveDirectoryImportRequests,
  'Hosted Email 2007': hostedEmail2007Requests,
  'Hosted Email 2007 Import': hostedEmail2007ImportRequests,
  'Hosted Mobility 2007': hostedMobility2007Requests,
  'Hosted Unified Messaging': hostedUnifiedMessagingRequests,
  'Managed Active Directory': managedActiveDirectoryRequests,
  'Managed Email 2007': managedEmail2007Requests,
  'Managed Hosting': managedHostingRequests,
  'Managed Mobility 2007': managedMobility2007Requests,
  'Managed Plans': managedPlansRequests,
  'Managed Unified Messaging': managedUnifiedMessagingRequests,
};

/** The request of a procedure, `Namespace::Procedure`, that succeeds at the tenant acme. */
export function findRequest(name: string): MakeRequest | undefined {
  const [namespace = '', procedure = ''] = name.split('::');
  const own = byNamespace[namespace];
  return own && Object.hasOwn(own, procedure) ? own[procedure] : undefined;
}

/** The same, for one who cannot do without: prepares what it needs when it is called. */
export function requestFor(name: string): (hoster: TwoTenants) => Promise<Output> {
  return async (hoster) => {
    const make = findRequest(name);
    if (!make) throw NoSampleRequest(name, requestFileOf(name));
    return make(hoster);
  };
}

/** Where the request of a procedure belongs. */
export function requestFileOf(name: string): string {
  const [namespace = ''] = name.split('::');
  return `cli/src/two-tenants/requests/${namespace.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.ts`;
}

/** Every procedure that has a request. */
export function requestNames(): string[] {
  return Object.entries(byNamespace).flatMap(([namespace, own]) =>
    Object.keys(own).map((procedure) => `${namespace}::${procedure}`),
  );
}
