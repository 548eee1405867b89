import { type Call, composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, optional, planName, record, text, user } from '@tenantry/schema';
import { ensureAddressLists } from './address-lists.ts';
import { setClientAccess } from './client-access.ts';
import { controllerOf } from './controller.ts';
import { kilobytesFor, limitsOf, replacing, usesOutlook } from './mailbox-settings.ts';
import { allocateSpace, releaseSpace, storeOfSpace } from './mailbox-space.ts';
import { featuresOf } from './plan-features.ts';
import { storeChoice } from './subscription.ts';
import { userPlanType } from './types.ts';
import { unless } from './unless.ts';
import { findUserPlan } from './user-plan.ts';
import { planOverrides } from './user-plan-features.ts';
import { readUserTerms, type UserTerms } from './user-terms.ts';

/** The store has no room; the second one is said when the space of the organization may not grow. */
const noRoom = ['RESOURCE_MANAGER_NO_RANKED_RESOURCES', 'RESOURCE_MANAGER_GRANT_TOO_SMALL'];

export const ChangeUserPlanAssignment = composite({
  summary: 'Gives a user another plan.',
  remarks:
    'When the new size does not fit the present store, the space is reserved on another one; the mailbox stays where it is until it is moved.',
  source: 'hosted-email-2007.yaml (dd252131)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with a mailbox.', { within: 'organization' }),
    planName: planName('New ExchUserHosting plan; the organization must be allowed to use it.'),
    planOverrides: optional(record('Replaces single values of the plan for this mailbox.', planOverrides)),
  },
  output: {
    database: text('Store where the space is reserved now. When it is another one, move the mailbox there.'),
  },

  async run({ input, call, place }) {
    const { user, planName } = input;
    const { guid, organization } = await place('user');
    const owner = { path: organization?.path ?? user, ...controllerOf(input) };
    const terms = await readUserTerms(call, { ...input, guid, organization: owner.path });
    const { plan, subscription } = terms;
    const customer = { path: user, ...controllerOf(input) };
    const before = await findUserPlan(call, customer);

    const overrides = input.planOverrides ? { planOverrides: featuresOf(input.planOverrides) } : {};
    await call(plans.ChangeCustomerPlan, { ...customer, planName, planTypeName: userPlanType, ...overrides });
    const database = await reserve(call, { ...input, ...terms, guid, organization: owner.path });

    const settings = replacing(before?.features, plan);
    await call(managedEmail.ModifyMailbox, { ...customer, user, ...limitsOf(settings) });
    await setClientAccess(call, input, settings);
    if (usesOutlook(plan)) await ensureAddressLists(call, owner, { user, ...subscription.features });

    return { database };
  },
});

interface Reservation extends UserTerms {
  readonly user: string;
  readonly guid: string;
  readonly organization: string;
  readonly preferredDomainController?: string | undefined;
}

/** Gives the allocation its new size: on its store, or where there is room when that one has none. */
async function reserve(call: Call, wanted: Reservation): Promise<string> {
  const { user: mailbox, guid } = wanted;
  const kilobytes = kilobytesFor(wanted.plan);
  const { autoAllocate } = storeChoice(wanted.subscription.features);
  const mailStore = autoAllocate === undefined ? {} : { autoAllocate };

  const stays = await unless(noRoom, () =>
    call(storage.SetMailboxAllocation_, { ...controllerOf(wanted), mailbox, kilobytes, mailStore }),
  );
  if (stays) return (await storeOfSpace(call, guid))?.database ?? '';
  await releaseSpace(call, wanted);
  return allocateSpace(call, { ...wanted, kilobytes });
}
