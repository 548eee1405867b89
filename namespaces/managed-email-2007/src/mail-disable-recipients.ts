import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, organization } from '@tenantry/schema';

import { controllerOf, escapeFilter, nameIn, valuesOf } from './directory-values.ts';
import { own } from './own-procedures.ts';
import { pointTo } from './pointers.ts';

export const MailDisableRecipients_ = composite({
  summary: 'Takes the mail attributes from all contacts and groups of an organization; they stay.',
  source: 'hosted-email-2007.yaml (dd279093)',
  input: {
    organization: organization('Organization that gives mail up.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    const controller = controllerOf(input);
    const { domain } = await call(activeDirectory.GetNamingContexts, controller);
    const owned = escapeFilter(pointTo('owningOrganization', nameIn(input.organization)));
    const { objects } = await call(activeDirectory.Search, {
      ...controller,
      path: domain,
      filter: `(&(otherWellKnownObjects=${owned})(|(objectClass=contact)(objectClass=group))(proxyAddresses=*))`,
      propertyList: [{ name: 'objectClass' }],
    });
    for (const { path, properties } of objects) {
      const isGroup = valuesOf(properties, ['objectClass']).objectClass.some((name) => name.toLowerCase() === 'group');
      if (isGroup) await call(own.MailDisableGroup, { ...controller, group: path });
      else await call(own.MailDisableContact, { ...controller, contact: path });
    }
    return {};
  },
});
