import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { contact, domainController } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { countOneLess } from './item-counts.ts';
import { unless } from './unless.ts';

export const DeleteMailContact = composite({
  summary: 'Deletes a mail contact.',
  remarks: 'An addition of Tenantry. A customer record that CreateContact made goes along.',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
  },

  async run({ input, call, place }) {
    const { guid } = await place('contact');
    await unless(['PLANS_NO_SUCH_CUSTOMER'], () =>
      call(plans.DeleteCustomer, { ...controllerOf(input), path: input.contact }),
    );
    await call(managedEmail.DeleteMailContact_, input);
    await countOneLess(call, { kind: 'contacts', item: guid });
    return {};
  },
});
