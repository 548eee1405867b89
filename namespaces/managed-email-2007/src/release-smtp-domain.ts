import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { domainLocks, isClaimedAnywhere } from './domain-claims.ts';
import { NotInitialized } from './errors.ts';

export const ReleaseSMTPDomain_ = composite({
  summary: 'Removes an accepted domain whose organization is gone from the directory.',
  remarks: 'One that an organization still claims stays.',
  source: 'hosted-email-2007.yaml (Unsubscribe with GUID), known-faults.md B14',
  input: {
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },
  errors: [NotInitialized],

  async run({ input, call, hosting, lock }) {
    const organization = await hosting();
    if (!organization) throw NotInitialized();
    const domainName = input.domainName.toLowerCase();

    await lock(...domainLocks(domainName));
    if (await isClaimedAnywhere(call, domainName, { organization, ...controllerOf(input) })) return {};
    await call(exchange.DeleteSMTPDomain, { ...input, domainName });
    return {};
  },
});
