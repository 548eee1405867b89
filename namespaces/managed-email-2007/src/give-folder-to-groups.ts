import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, folderPath, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf, readValues } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { folderGroups } from './folder-groups.ts';
import { requireOwnAddresses } from './own-addresses.ts';
import { own } from './own-procedures.ts';
import { pointedTo } from './pointers.ts';

export const GiveFolderToGroups_ = composite({
  summary: 'Lets the groups FolderAdmins@ and FolderUsers@ of an organization into a public folder.',
  remarks:
    'FolderAdmins@ gets the role Owner, FolderUsers@ the role Author. Groups that are missing are made; those without mail get an address in the domain that is named. May be called again.',
  source: 'hosted-email-2007.yaml (KB 959360), known-faults.md C9, C12',
  input: {
    organization: organization('Organization that owns the folder.'),
    preferredDomainController: domainController(),
    path: folderPath,
    domainName: smtpDomain('SMTP domain of the organization for the addresses of the groups.'),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const { organization, path, domainName } = input;
    const controller = controllerOf(input);
    await requireOwnAddresses(call, { organization, ...controller }, [`${folderGroups[0].prefix}@${domainName}`]);
    await call(own.EnsureFolderGroups_, { organization, ...controller });

    const target = { path: organization, ...controller };
    const { otherWellKnownObjects } = await readValues(call, target, ['otherWellKnownObjects']);
    for (const { pointer, prefix, role } of folderGroups) {
      const group = `LDAP://${pointedTo(otherWellKnownObjects, pointer) ?? ''}`;
      const { proxyAddresses } = await readValues(call, { ...controller, path: group }, ['proxyAddresses']);
      if (proxyAddresses.length === 0) {
        const emailAddresses = [`SMTP:${prefix}@${domainName}`];
        await call(own.MailEnableGroup, { ...controller, group, alias: prefix, emailAddresses });
      }
      const permission = { ...controller, organization, user: group, path, allowedRights: [role] };
      await call(exchange.AddFolderPermission, permission);
    }
    return {};
  },
});
