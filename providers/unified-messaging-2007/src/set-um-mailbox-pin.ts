import { composite } from '@tenantry/engine';
import { domainController, optional, propertyList, secret, umPinFields } from '@tenantry/schema';

import { mailboxIdentity } from './enabling.ts';
import { NoPin, PinTooShort, PinTooSimple, PinUsedBefore } from './errors.ts';
import { choosePin } from './new-pin.ts';
import { own } from './own.ts';
import { pinLock } from './pin-lock.ts';

export const SetUMMailboxPIN = composite({
  summary: 'Resets the PIN of a UM user and the values around it.',
  remarks:
    'Without pin one is made, unless lockedOut or pinExpired is all that is given: then the PIN stays. A PIN that was made is in the answer, once; Tenantry itself sends no mail, notifyEmail is kept for whoever tells the user. A new PIN unlocks the mailbox.',
  source: 'dd279204, bb124394',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    identity: mailboxIdentity,
    propertyList: propertyList('What is set.', umPinFields),
  },
  output: { pin: optional(secret('The PIN that was made; only here, and only this once.')) },
  errors: [PinTooShort, PinTooSimple, PinUsedBefore, NoPin],

  async run({ input, call, lock, place }) {
    const { guid, path } = await place('identity');
    await lock(pinLock(guid));
    const { pin: wanted, pinExpired, lockedOut, notifyEmail } = input.propertyList;
    const facts = await call(own.ReadPIN_, input);
    const { mailbox, pin: kept } = facts;
    const staysAsItIs = wanted === undefined && (lockedOut !== undefined || pinExpired !== undefined);
    if (staysAsItIs && !kept) throw NoPin(path);
    const told = { ...(notifyEmail === undefined ? {} : { notifyEmail }) };
    if (staysAsItIs && kept) {
      const { failures, locked, mustChange } = kept;
      const isUnlocked = lockedOut === false;
      await call(own.StorePIN_, {
        ...kept,
        ...told,
        mailbox,
        failures: isUnlocked ? 0 : failures,
        locked: lockedOut ?? locked,
        mustChange: pinExpired ?? mustChange,
        isNew: pinExpired === false,
      });
      return {};
    }
    const { pin, ...hashed } = await choosePin(wanted, facts);
    await call(own.StorePIN_, {
      firstTime: true,
      ...kept,
      ...told,
      ...hashed,
      mailbox,
      mustChange: pinExpired ?? true,
      failures: 0,
      locked: lockedOut ?? false,
      isNew: true,
    });
    return wanted === undefined ? { pin } : {};
  },
});
