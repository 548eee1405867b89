import { type Attributes, directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, list, optional, organization, record, text } from '@tenantry/schema';

import { fixedDialPlanSettings } from './dial-plan-settings.ts';
import { NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { identity } from './fields.ts';
import { kinds } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { valueOfSetting } from './settings.ts';
import { isEnabled } from './um-mailbox.ts';

/** Where a user's extension stands, the likelier one first. */
const numberAttributes = ['ipPhone', 'telephoneNumber'];

export const ListUMCandidates_ = read({
  summary:
    'Lists the mailboxes of an organization that are not enabled for unified messaging, with the extension that their telephone number ends in.',
  input: {
    preferredDomainController: domainController(),
    organization: organization(),
    umDialPlan: identity('Dial plan that says how many digits an extension has.'),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        path: text('LDAP path of the user.'),
        extension: optional(text('Extension by ipPhone or telephoneNumber; none when those have too few digits.')),
      }),
    ),
  },
  errors: [ObjectUnknown, NoExchangeOrganization],

  async run({ input, use, place }) {
    const handle = use(directory);
    const { organization: owner } = await place('organization');
    const plan = await readUsable(handle, { kind: kinds.dialPlan, identity: input.umDialPlan, organization: owner });
    const digits = Number(valueOfSetting(fixedDialPlanSettings.numberOfDigitsInExtension, plan.attributes));
    const mailboxes = [];
    const filter = '(&(objectClass=user)(msExchMailboxGuid=*))';
    for await (const { path, attributes } of handle.search({ base: input.organization, filter })) {
      if (!isEnabled(attributes)) mailboxes.push({ path, ...extensionOf(attributes, digits) });
    }
    return { mailboxes };
  },
});

function extensionOf(attributes: Attributes, digits: number): { extension?: string } {
  const numbers = numberAttributes.map((name) => (attributes[name]?.[0] ?? '').replaceAll(/\D/g, ''));
  const number = numbers.find((each) => each.length >= digits);
  return number === undefined ? {} : { extension: number.slice(-digits) };
}
