import { composite } from '@tenantry/engine';
import { domainController, organization, record, text } from '@tenantry/schema';

import { AllocationExists, GrantTooSmall } from './errors.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';
import { folderPath, megabytes } from './store-fields.ts';
import { kilobytesOf } from './units.ts';

export const AllocatePublicFolder = composite({
  summary: 'Allocates space for a public folder out of the grant of the organization and returns the store.',
  remarks: 'Charges only this folder; a folder below it is charged by itself.',
  source: 'exchange-2007-resource-manager.yaml (dd251867)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that owns the folder.'),
    publicStore: record('The folder.', { megabytes: megabytes('Size.'), folderPath }),
    preferredDomainController: domainController(),
  },
  output: { publicStorePath: text('LDAP path of the public folder store; empty when the directory no longer has it.') },
  errors: [AllocationExists, GrantTooSmall],

  async run({ input, call }) {
    const { organization: owner, publicStore, ...controller } = input;
    const { storeGUID } = await call(storage.AllocateFolder_, {
      organization: owner,
      folderPath: publicStore.folderPath,
      kilobytes: kilobytesOf(publicStore.megabytes),
    });
    const paths = await readPaths(call, [storeGUID], controller);
    return { publicStorePath: paths.get(storeGUID) ?? '' };
  },
});
