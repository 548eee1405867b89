import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import {
  domainController,
  integer,
  list,
  mailboxSummary,
  oneOf,
  optional,
  organization,
  pageMarks,
  pageOptions,
  recipientSummary,
  record,
  text,
} from '@tenantry/schema';

import { userPlanType } from './types.ts';

const mailboxTypes = ['UserMailbox', 'RoomMailbox', 'EquipmentMailbox'] as const;

export const ListMailboxes = composite({
  summary: 'Lists the mailboxes of an organization by name with plan, quota and allocation, page by page.',
  remarks: 'An addition of Tenantry. Each page costs one search and one look-up for all plans and allocations.',
  source: 'known-faults.md B11',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization that owns the mailboxes.'),
    preferredDomainController: domainController(),
    recipientType: optional(oneOf(mailboxTypes, 'Only mailboxes of this kind.')),
    ...pageOptions,
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        ...recipientSummary,
        ...mailboxSummary,
        planName: optional(text('Plan of the mailbox.')),
        kilobytes: optional(integer('Space that the resource manager keeps for it.')),
      }),
    ),
    ...pageMarks,
  },

  async run({ input, call }) {
    const { recipientType, ...wanted } = input;
    const recipientTypes = recipientType === undefined ? [...mailboxTypes] : [recipientType];
    const { recipients, ...marks } = await call(managedEmail.ListRecipientsByName_, { ...wanted, recipientTypes });
    const GUIDs = recipients.map(({ guid }) => guid);
    const held = await call(plans.ListPlansOfCustomers_, { customers: GUIDs, planTypeName: userPlanType });
    const { allocations: found } = await call(storage.ListAllocations_, { mailboxes: GUIDs });
    const planNames = new Map(held.plans.map(({ GUID, planName }) => [GUID, planName]));
    const allocations = new Map(found.map(({ GUID, kilobytes }) => [GUID, kilobytes]));

    return {
      ...marks,
      mailboxes: recipients.map(({ managedBy, externalEmailAddress, ...mailbox }) => ({
        ...mailbox,
        ...optionally('planName', planNames.get(mailbox.guid)),
        ...optionally('kilobytes', allocations.get(mailbox.guid)),
      })),
    };
  },
});

function optionally<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  // A computed name makes the compiler forget which one it is.
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
}
