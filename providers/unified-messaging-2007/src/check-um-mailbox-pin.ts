import { timingSafeEqual } from 'node:crypto';

import { composite } from '@tenantry/engine';
import { boolean, domainController, umPin } from '@tenantry/schema';

import { mailboxIdentity } from './enabling.ts';
import { NoPin } from './errors.ts';
import { own } from './own.ts';
import { hashPin } from './pin-hash.ts';
import { pinLock } from './pin-lock.ts';

export const CheckUMMailboxPIN_ = composite({
  summary: 'Tells whether a PIN is the right one, and counts wrong ones up to the lock-out.',
  remarks:
    'For a voice server that lets callers in. A locked mailbox accepts no PIN until SetUMMailboxPIN unlocks it. resetNeeded says that the policy wants a new PIN after so many wrong ones.',
  source: 'exchange-directory-model.md 15, bb124903',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    identity: mailboxIdentity,
    pin: umPin,
  },
  output: {
    accepted: boolean('Whether the caller may come in.'),
    lockedOut: boolean('Whether the mailbox is locked out now.'),
    pinExpired: boolean('Whether the PIN has to be changed before anything else.'),
    resetNeeded: boolean('Whether the policy wants the PIN to be reset.'),
  },
  errors: [NoPin],

  async run({ input, call, lock, place }) {
    const { guid, path } = await place('identity');
    await lock(pinLock(guid));
    const { mailbox, rules, pin: kept, expired } = await call(own.ReadPIN_, input);
    if (!kept) throw NoPin(path);
    const wanted = Number.POSITIVE_INFINITY;
    const { lockOutAfter = wanted, resetAfter = wanted } = rules;
    if (kept.locked) return { accepted: false, lockedOut: true, pinExpired: expired, resetNeeded: false };

    const accepted = isSame(await hashPin(input.pin, kept.salt), kept.hash);
    const failures = accepted ? 0 : kept.failures + 1;
    const locked = failures >= lockOutAfter;
    const firstTime = kept.firstTime && !accepted;
    if (failures !== kept.failures || firstTime !== kept.firstTime) {
      await call(own.StorePIN_, { ...kept, mailbox, failures, locked, firstTime, isNew: false });
    }
    return { accepted, lockedOut: locked, pinExpired: expired, resetNeeded: failures >= resetAfter };
  },
});

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}
