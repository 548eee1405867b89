import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, folderPath, folderSummary, organization, record } from '@tenantry/schema';

import { FolderUnknown, NoFolderContainer } from './errors.ts';
import { summaryOfFolder } from './folder-summary.ts';
import { readFolder } from './public-folder.ts';

export const GetFolder_ = read({
  summary: 'Reads a public folder of an organization.',
  remarks: 'An addition of Tenantry.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the folder.'),
    path: folderPath,
  },
  output: { folder: record('The folder.', folderSummary) },
  errors: [FolderUnknown, NoFolderContainer],

  async run({ input, use }) {
    return { folder: summaryOfFolder(await readFolder(use(directory), input)) };
  },
});
