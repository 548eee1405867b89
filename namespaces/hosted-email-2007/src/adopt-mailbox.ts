import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { boolean, domainController, organizationOf, planName, text, user } from '@tenantry/schema';

import { ensureAddressLists } from './address-lists.ts';
import { setClientAccess } from './client-access.ts';
import { controllerOf } from './controller.ts';
import { MailboxHasPlan, NoMailbox } from './errors.ts';
import { limitsOf, usesOutlook } from './mailbox-settings.ts';
import { ownLimits } from './own-limits.ts';
import { provisionMailbox } from './provision-mailbox.ts';
import { findUserPlan } from './user-plan.ts';

export const AdoptMailbox_ = composite({
  summary: 'Makes a mailbox that exists already one of ours: space in its store, a plan, an asset, address lists.',
  remarks:
    'Afterwards all is as if CreateMailbox had made it. Without applyPlanSettings the sizes that the mailbox has replace those of the plan, for it alone.',
  source: 'hosted-email-2007-import.yaml (ImportMailbox)',
  input: {
    user: user('User with the mailbox.', { within: 'organization' }),
    planName: planName('An ExchUserHosting plan that the organization may use.'),
    applyPlanSettings: boolean('Whether the settings of the plan are written to the mailbox.'),
    owningOrganization: organizationOf('user', 'Organization whose address lists show the user.'),
    preferredDomainController: domainController(),
  },
  output: { database: text('Store that holds the mailbox.') },
  errors: [MailboxHasPlan, NoMailbox],

  async run({ input, call, expect, place }) {
    const { user, owningOrganization, applyPlanSettings } = input;
    const controller = controllerOf(input);
    const held = await findUserPlan(call, { path: user, ...controller });
    if (held) throw MailboxHasPlan(user, held.planName);
    const mailbox = await call(managedEmail.GetMailbox, { user, ...controller });
    const { mailboxGuid, database, emailAddresses } = mailbox;
    if (mailboxGuid === undefined) throw NoMailbox(user);

    const wanted = {
      ...input,
      guid: (await place('user')).guid,
      database,
      mailboxGuid,
      ...(applyPlanSettings ? {} : { planOverrides: ownLimits(mailbox) }),
    };
    const { plan, subscription } = await provisionMailbox({ call, expect }, wanted, async ({ plan: settings }) => {
      // The addresses as they are: they must lie in domains of the organization, and the lists are stamped on the way.
      await call(managedEmail.ModifyMailbox, {
        ...controller,
        ...limitsOf(settings),
        user,
        emailAddresses,
        addressListVisibilityDistinguishedName: owningOrganization,
      });
      if (applyPlanSettings) await setClientAccess(call, input, settings);
    });
    const organization = { path: owningOrganization, ...controller };
    if (usesOutlook(plan)) await ensureAddressLists(call, organization, { user, ...subscription.features });
    return { database };
  },
});
