import { composite } from '@tenantry/engine';
import { boolean, defaulted, domainController } from '@tenantry/schema';

import { mailboxIdentity } from './enabling.ts';
import { own } from './own.ts';
import { pinLock } from './pin-lock.ts';

export const DisableUMMailbox = composite({
  summary: 'Disables Unified Messaging for a mailbox.',
  remarks: 'Its extensions are free afterwards. With keepProperties its settings and its PIN stay for the next time.',
  source: 'dd252344',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    identity: mailboxIdentity,
    keepProperties: defaulted(boolean('Whether settings and PIN stay. Default false.'), false),
  },

  async run({ input, call, lock, place }) {
    const { guid } = await place('identity');
    await lock(pinLock(guid));
    await call(own.UnmarkUMMailbox_, input);
    if (!input.keepProperties) await call(own.DropPIN_, { mailbox: guid });
    return {};
  },
});
