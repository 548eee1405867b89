import type { Attributes, Changes } from '@tenantry/directory';
import type { folderLimits, Given } from '@tenantry/schema';

/** Attributes by size. Both hold KB; no attribute is unlimited. */
const sizes = {
  maxItemSize: 'delivContLength',
  postStorageQuota: 'mDBOverQuotaLimit',
  storageQuota: 'mDBStorageQuota',
} as const;
const quotas = [sizes.postStorageQuota, sizes.storageQuota];

/**
 * Changes for the sizes that a request gives. Explicit quotas of a folder stay in force: the defaults of its store
 * apply only while it has none (KB969820).
 */
export function toFolderLimits(present: Attributes, limits: Given<typeof folderLimits>): Changes {
  const changes: Record<string, readonly string[]> = {};
  // Object.entries forgets the type of the keys.
  for (const [name, attribute] of Object.entries(sizes) as [keyof typeof sizes, string][]) {
    const size = limits[name];
    if (size !== undefined) changes[attribute] = size === 'unlimited' ? [] : [String(size)];
  }
  const isOwn = quotas.some((attribute) => (changes[attribute] ?? present[attribute] ?? []).length > 0);
  const isNamed = limits.postStorageQuota !== undefined || limits.storageQuota !== undefined;
  const usesDefaults = isNamed ? false : present['mDBUseDefaults']?.[0] !== 'FALSE' && !isOwn;
  return { ...changes, mDBUseDefaults: [usesDefaults ? 'TRUE' : 'FALSE'] };
}

/** The sizes that a folder has. */
export function toLimitsOfFolder(attributes: Attributes): Required<Given<typeof folderLimits>> {
  const sizeOf = (name: keyof typeof sizes) => {
    const size = attributes[sizes[name]]?.[0];
    return size === undefined ? ('unlimited' as const) : Number(size);
  };
  return {
    maxItemSize: sizeOf('maxItemSize'),
    postStorageQuota: sizeOf('postStorageQuota'),
    storageQuota: sizeOf('storageQuota'),
  };
}
