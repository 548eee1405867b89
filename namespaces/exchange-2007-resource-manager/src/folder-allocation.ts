import type { Books } from '@tenantry/engine';

/** What a public folder has. */
export interface FolderAllocation {
  readonly path: string;
  readonly storeId: string;
  readonly kilobytes: number;
}

const lockOrganization = 'select resource_manager.lock_organization($1)';

const selectFolders = `
  select f.path, f.store_id::text as "storeId", f.kilobytes::float8 as kilobytes
  from resource_manager.folder_allocation f
  where f.organization = $1
    and ($2::text is null or lower(f.path) = lower($2))
  order by f.store_id, f.path`;

/** Allocations of one folder, or all of an organization; nobody else changes them until the step ends. */
export async function holdFolders(books: Books, organization: string, path?: string): Promise<FolderAllocation[]> {
  await books.query(lockOrganization, [organization]);
  return books.query<FolderAllocation>(selectFolders, [organization, path ?? null]);
}

/** Takes space for a folder. Nothing happens when it has some already. */
export async function addFolder(books: Books, organization: string, allocation: FolderAllocation): Promise<void> {
  const { path, storeId, kilobytes } = allocation;
  await books.query('select resource_manager.add_folder($1, $2, $3, $4)', [organization, path, storeId, kilobytes]);
}

/** Gives the space of a folder back. Nothing happens when it has none. */
export async function removeFolder(books: Books, organization: string, path: string): Promise<void> {
  await books.query('select resource_manager.remove_folder($1, $2)', [organization, path]);
}

/** Changes the space of a folder to another size. Nothing happens when it is not as given. */
export async function resizeFolder(
  books: Books,
  organization: string,
  { path, kilobytes, to }: Omit<FolderAllocation, 'storeId'> & { readonly to: number },
): Promise<void> {
  await books.query('select resource_manager.resize_folder($1, $2, $3, $4)', [organization, path, kilobytes, to]);
}
