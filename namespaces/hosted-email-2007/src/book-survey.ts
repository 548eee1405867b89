import type { Call } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';

/** What an organization has in the directory, and what the books say of it. */
export type BookSurvey = Awaited<ReturnType<typeof surveyBooks>>;

/** Reads the directory and the books for one organization. */
export async function surveyBooks(
  call: Call,
  { orgGUID, ...controller }: { readonly orgGUID: string; readonly preferredDomainController?: string },
) {
  const found = await call(managedEmail.SurveyOrganization_, { orgGUID, ...controller });
  const mailboxes = found.recipients.filter(({ kind }) => kind === 'mailbox');
  const guids = mailboxes.map(({ guid }) => guid);
  const { allocations } = await call(storage.ListAllocations_, { orgGUID, mailboxes: guids });
  const { publicFolders } = await call(storage.ListConsumers_, { orgGUID });
  const { items } = await call(plans.ListCountedItems_, { orgGUID });

  // What the books have and the organization does not show: its object may have lost the pointer, or have gone for good.
  const known = new Set(found.recipients.map(({ guid }) => guid));
  const strays = [...allocations.map(({ GUID }) => GUID), ...items.map(({ item }) => item)].filter(isUnknownGuid);
  const { recipients: elsewhere } = await call(managedEmail.ListRecipients_, {
    guids: [...new Set(strays)],
    ...controller,
  });
  return { ...found, orgGUID, where: found.path || orgGUID, mailboxes, allocations, publicFolders, items, elsewhere };

  function isUnknownGuid(item: string): boolean {
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(item) && !known.has(item);
  }
}
