import { directory } from '@tenantry/directory';
import { books, read } from '@tenantry/engine';
import { boolean, domainController, list, optional, record, text } from '@tenantry/schema';

import { mailboxIdentity } from './enabling.ts';
import { AlreadyEnabled, NoExchangeOrganization, NoMailbox, NotEnabled, ObjectUnknown } from './errors.ts';
import { identifiersOf } from './extensions.ts';
import { identity } from './fields.ts';
import { kinds } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { isExpired, mailboxGuid, pinFields, readPins } from './pin-rows.ts';
import { pinRules, pinRulesOf } from './pin-rules.ts';
import { isEnabled, readEnabled, readMailbox } from './um-mailbox.ts';

export const ReadPIN_ = read({
  summary: 'Tells what is kept of the PIN of a mailbox, and the rules for a new one.',
  input: {
    preferredDomainController: domainController(),
    identity: mailboxIdentity,
    umMailboxPolicy: optional(
      identity('Policy of a mailbox that is going to be enabled; default the one that it has.'),
    ),
  },
  output: {
    mailbox: mailboxGuid,
    rules: pinRules,
    numbers: list('number', text('Extension, or SIP address.')),
    pin: optional(record('What is kept; nothing when there is no PIN.', pinFields)),
    expired: boolean('Whether the PIN has to be changed.'),
  },
  errors: [NoMailbox, AlreadyEnabled, NotEnabled, ObjectUnknown, NoExchangeOrganization],

  async run({ input, use, place }) {
    const handle = use(directory);
    const isNew = input.umMailboxPolicy !== undefined;
    const { path, guid, attributes } = await (isNew ? readMailbox : readEnabled)(handle, input.identity);
    if (isNew && isEnabled(attributes)) throw AlreadyEnabled(path);
    const { organization } = await place('identity');
    const named = input.umMailboxPolicy ?? attributes['msExchUMTemplateLink']?.[0] ?? '';
    const policy = await readUsable(handle, { kind: kinds.mailboxPolicy, identity: named, organization });
    const rules = pinRulesOf(policy.attributes);
    const row = (await readPins(use(books), [guid])).get(guid);
    const known = { mailbox: guid, rules, numbers: identifiersOf(attributes) };
    if (!row) return { ...known, expired: false };
    const { setAt, ...pin } = row;
    return { ...known, pin, expired: isExpired(row, rules.lifetimeDays) };
  },
});
