import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { contact, domainController } from '@tenantry/schema';

import { own } from './own-procedures.ts';

export const DeleteMailContact_ = composite({
  summary: 'Deletes a mail contact.',
  input: {
    preferredDomainController: domainController(),
    contact: contact('The contact.', { within: 'organization' }),
  },

  async run({ input, call }) {
    // Without mail first: so its addresses are held until the request ends, and an undo finds them free.
    await call(own.MailDisableContact, input);
    await call(managedDirectory.DeleteContact, input);
    return {};
  },
});
