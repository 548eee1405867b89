import { composite } from '@tenantry/engine';
import { domainController, text, user } from '@tenantry/schema';

import { StoreNameInvalid } from './errors.ts';

export const MoveMailbox = composite({
  summary: 'Moves a mailbox to another store, and the space reserved for it with it.',
  source: 'hosted-email-2007.yaml (dd251688), known-faults.md A6, B13',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
    targetDatabase: text('Target store, SERVER\\StorageGroup\\MailStore.', { maxLength: 4096 }),
  },
  errors: [StoreNameInvalid],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
