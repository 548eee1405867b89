import { composite } from '@tenantry/engine';
import { list, optional, propertyList, secret, text, umEnablingFields } from '@tenantry/schema';

import { enablingFields } from './enabling.ts';
import { PinTooShort, PinTooSimple } from './errors.ts';
import { choosePin } from './new-pin.ts';
import { own } from './own.ts';
import { pinLock } from './pin-lock.ts';

const { extensions, sipResourceIdentifier, ...named } = enablingFields;

export const EnableUMMailbox = composite({
  summary: 'Enables a mailbox for Unified Messaging.',
  remarks:
    'The PIN is in the answer, once, unless the request gave it: nothing keeps more than a salted hash. Tenantry itself sends no mail; notifyEmail and pilotNumber are kept for whoever tells the user.',
  source: 'dd252380',
  role: 'UserCreators',
  input: {
    ...named,
    propertyList: propertyList('What is set.', umEnablingFields),
  },
  output: {
    pin: optional(secret('The PIN that was made; only here, and only this once.')),
    extensions: list('extension', text('Extension.'), { sentence: 'Extensions of the mailbox.' }),
  },
  errors: [PinTooShort, PinTooSimple],

  async run({ input, call, lock, place }) {
    const { guid } = await place('identity');
    await lock(pinLock(guid));
    const { pin, pinExpired, notifyEmail, pilotNumber, validateOnly, ...told } = input.propertyList;
    const facts = await call(own.ReadPIN_, input);
    const numbers = [...facts.numbers, ...(told.extensions ?? [])];
    const chosen = await choosePin(pin, { ...facts, numbers });
    const answer = { extensions: told.extensions ?? [] };
    if (validateOnly === true) {
      await call(own.CheckUMMailbox_, { ...input, ...told });
      return answer;
    }
    await call(own.MarkUMMailbox_, { ...input, ...told });
    await call(own.StorePIN_, {
      mailbox: facts.mailbox,
      salt: chosen.salt,
      hash: chosen.hash,
      former: chosen.former,
      mustChange: pinExpired ?? true,
      firstTime: facts.pin?.firstTime ?? true,
      failures: 0,
      locked: false,
      isNew: true,
      ...(notifyEmail === undefined ? {} : { notifyEmail }),
      ...(pilotNumber === undefined ? {} : { pilotNumber }),
    });
    return { ...answer, ...(pin === undefined ? { pin: chosen.pin } : {}) };
  },
});
