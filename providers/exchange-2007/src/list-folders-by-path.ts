import { directory, escapeFilter, pageOf } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, folderSummary, list, organization, pageMarks, pageOptions, record } from '@tenantry/schema';

import { NoFolderContainer } from './errors.ts';
import { summaryOfFolder } from './folder-summary.ts';
import { pointers, pointerTo } from './pointers.ts';
import { readFolderContainer } from './public-folder.ts';

const pageSizeDefault = 100;

export const ListFoldersByPath_ = read({
  summary: 'Lists the public folders of an organization by path, page by page.',
  remarks: 'An addition of Tenantry.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the folders.'),
    ...pageOptions,
  },
  output: { folders: list('folder', record('One folder.', folderSummary)), ...pageMarks },
  errors: [NoFolderContainer],

  async run({ input, use }) {
    const { searchText, pageSize: size = pageSizeDefault, cursor } = input;
    const { dn } = await use(directory).read(input.organization, ['cn']);
    const base = await readFolderContainer(use(directory));
    const owned = `(otherWellKnownObjects=${escapeFilter(pointerTo(pointers.owningOrganization, dn))})`;
    const named = searchText ? `(folderPathname=*${escapeFilter(searchText)}*)` : '';
    const filter = `(&(objectClass=publicFolder)${owned}${named})`;

    const search = { places: [{ base, scope: 'one' as const }], filter };
    const page = { size, cursor, order: ['folderPathname'] };
    const { entries, nextCursor } = await pageOf(use(directory), search, page);
    return { folders: entries.map(summaryOfFolder), ...(nextCursor === undefined ? {} : { nextCursor }) };
  },
});
