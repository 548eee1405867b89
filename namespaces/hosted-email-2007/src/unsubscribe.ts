import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, guid, optional, organization } from '@tenantry/schema';
import { controllerOf } from './controller.ts';
import { readDomainAssets } from './domain-assets.ts';
import { MailboxesLeft, NoOrganizationNamed, NotSubscribed } from './errors.ts';
import { type Customer, readSubscription } from './subscription.ts';
import { events, organizationPlanType, userPlanType } from './types.ts';

export const Unsubscribe = composite({
  summary: 'Ends the subscription of an organization.',
  remarks:
    'Its mailboxes have to be deleted first. Its contacts and groups lose their mail, its SMTP domains are given up. With GUID the caller needs the role at the hosting organization.',
  source: 'hosted-email-2007.yaml (dd279093)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: optional(organization('Organization; needed unless GUID is given.')),
    GUID: optional(guid('Organization that is gone from the directory; needed unless organization is given.')),
    preferredDomainController: domainController(),
  },
  errors: [MailboxesLeft, NoOrganizationNamed, NotSubscribed],

  async run({ input, call, place }) {
    const controller = controllerOf(input);
    const { organization, GUID } = input;
    const customer =
      organization === undefined ? goneCustomer(GUID, controller) : { path: organization, ...controller };
    const { planName } = await readSubscription(call, customer);
    const { count } = await call(plans.ExecPlanSQL_, {
      ...customer,
      storedProcedure: 'spCountOrgUsersByPlanType',
      planTypeName: userPlanType,
    });
    if (count > 0) throw MailboxesLeft(organization ?? GUID ?? '', String(count));

    const domains = await readDomainAssets(call, customer);
    if (organization === undefined) {
      for (const { value } of domains)
        await call(managedEmail.ReleaseSMTPDomain_, { ...controller, domainName: value });
    } else {
      await call(managedEmail.MailDisableRecipients_, { ...controller, organization });
      for (const { value } of domains) {
        await call(managedEmail.DeleteSMTPDomain, { ...controller, organization, domainName: value });
      }
      const { removed } = await call(managedEmail.RemoveAddressLists_, { ...controller, organization });
      if (removed) await call(plans.AddEvent_, { ...customer, eventTypeName: events.addressListsDeleted });
      await call(managedEmail.RemoveFolderGroups_, { ...controller, organization });
    }
    const grantee = organization === undefined ? { orgGUID: GUID ?? '' } : { organization };
    await call(storage.DeAllocateOrganization, { ...controller, ...grantee });
    const orgGUID = organization === undefined ? (GUID ?? '') : (await place('organization')).guid;
    await call(storage.RemoveSpaceLimit_, { orgGUID });
    await call(plans.RemovePlanFromCustomer, { ...customer, planTypeName: organizationPlanType });
    await call(plans.AddEvent_, { ...customer, eventTypeName: 'UnSubscribe', detail: planName });
    await call(plans.UncountOrganization_, customer);
    return {};
  },
});

/** A customer that the directory no longer has. */
function goneCustomer(GUID: string | undefined, controller: { preferredDomainController?: string }): Customer {
  if (GUID === undefined) throw NoOrganizationNamed();
  return { GUID, ...controller };
}
