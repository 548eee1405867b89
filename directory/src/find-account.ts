import type { Directory, Entry } from './directory.ts';
import { splitDn, valueOf } from './distinguished-name.ts';
import { BadName } from './errors.ts';
import { escapeFilter } from './filter.ts';

/** A user as sign-in knows him. */
export interface Account {
  readonly path: string;
  readonly guid: string;
  /** False: disabled, or expired. */
  readonly isEnabled: boolean;
}

const attributes = ['userPrincipalName', 'userAccountControl', 'accountExpires'];
/** Bit of userAccountControl: the account is disabled. */
const accountDisabled = 2;
/** Values of accountExpires that mean never. Source: [MS-ADA1] 2.2 */
const neverExpires: readonly string[] = ['0', '9223372036854775807'];
/** Between the epochs of Windows (1601) and of POSIX, in milliseconds. */
const epochMilliseconds = 11_644_473_600_000;
const ticksPerMillisecond = 10_000;

/**
 * The user of a principal name, a mail address, an account (`DOMAIN\name`), a path or a DN; undefined when there is none,
 * or when the name belongs to several. As many looks at the directory as the form of the name wants, whatever comes of it.
 */
export async function findAccount(directory: Directory, name: string): Promise<Account | undefined> {
  const entry = await findUser(directory, name.trim());
  return entry && { path: entry.path, guid: entry.guid, isEnabled: isEnabled(entry) };
}

async function findUser(directory: Directory, name: string): Promise<Entry | undefined> {
  if (name === '') return undefined;
  if (name.includes('=')) return findByPath(directory, name);
  const { domain: base } = await directory.contexts();
  const condition = await conditionFor(directory, name);
  if (base === '' || condition === undefined) return undefined;
  const filter = `(&(objectClass=user)(!(objectClass=computer))${condition})`;
  const found: Entry[] = [];
  for await (const entry of directory.search({ base, filter, attributes, limit: 3 })) found.push(entry);
  // A principal name is somebody's own; an address of another that reads the same never takes his place.
  const owner = found.find(
    ({ attributes: own }) => own['userPrincipalName']?.[0]?.toLowerCase() === name.toLowerCase(),
  );
  return owner ?? (found.length === 1 ? found[0] : undefined);
}

async function findByPath(directory: Directory, path: string): Promise<Entry | undefined> {
  try {
    const entry = await directory.find(path, ['objectClass', ...attributes]);
    const classes = entry?.attributes['objectClass']?.map((each) => each.toLowerCase()) ?? [];
    return classes.includes('user') && !classes.includes('computer') ? entry : undefined;
  } catch (error) {
    if (BadName.is(error)) return undefined;
    throw error;
  }
}

async function conditionFor(directory: Directory, name: string): Promise<string | undefined> {
  const [, prefix, account] = /^([^\\]+)\\(.+)$/.exec(name) ?? [];
  if (prefix !== undefined && account !== undefined) {
    return (await isDomain(directory, prefix)) ? `(sAMAccountName=${escapeFilter(account)})` : undefined;
  }
  const escaped = escapeFilter(name);
  return `(|(userPrincipalName=${escaped})(proxyAddresses=smtp:${escaped}))`;
}

/** Whether the domain is called so: in full, by its first label, or as somebody chose instead. */
async function isDomain(directory: Directory, name: string): Promise<boolean> {
  const { domain, configuration } = await directory.contexts();
  const labels = splitDn(domain)
    .filter((part) => /^dc=/i.test(part))
    .map((part) => valueOf(part).toLowerCase());
  const wanted = name.toLowerCase();
  if (wanted === labels[0] || wanted === labels.join('.')) return true;
  const filter = `(&(objectClass=crossRef)(nETBIOSName=${escapeFilter(name)})(nCName=${escapeFilter(domain)}))`;
  for await (const _ of directory.search({ base: configuration, filter, attributes: [], limit: 1 })) return true;
  return false;
}

function isEnabled({ attributes: own }: Entry): boolean {
  if ((Number(own['userAccountControl']?.[0] ?? 0) & accountDisabled) !== 0) return false;
  const expires = own['accountExpires']?.[0];
  if (expires === undefined || neverExpires.includes(expires)) return true;
  return Number(expires) / ticksPerMillisecond - epochMilliseconds > Date.now();
}
