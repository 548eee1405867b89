import { type Attributes, type Changes, type Directory, type Entry, sidToOctets } from '@tenantry/directory';
import type { bookingOptions, Given } from '@tenantry/schema';

import { NotAResource } from './errors.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { readRecipients } from './named-recipients.ts';
import { belongsTo } from './owning-organization.ts';
import {
  changeMetadata,
  metadataOf,
  optionsIn,
  parseMetadata,
  type RecipientList,
  recipientsIn,
  renderMetadata,
  resourceTypeIn,
} from './resource-metadata.ts';

type Options = Given<typeof bookingOptions>;

/** Type values of resource mailboxes (exchange-directory-model.md 8). */
const types = {
  Room: { msExchRecipientDisplayType: ['7'], msExchRecipientTypeDetails: ['16'] },
  Equipment: { msExchRecipientDisplayType: ['8'], msExchRecipientTypeDetails: ['32'] },
} as const;

export type ResourceType = keyof typeof types;
export const resourceTypes = ['Room', 'Equipment'] as const;

/** NT AUTHORITY\SELF: nobody logs on as a resource. */
const self = 'S-1-5-10';

const accountDisabled = 0x2;

/** The user with the resource mailbox. */
export async function readResourceEntry(directory: Directory, path: string): Promise<Entry> {
  const entry = await readMailboxEntry(directory, path);
  if (resourceTypeOf(entry.attributes) === undefined) throw NotAResource(entry.path);
  return entry;
}

export function resourceTypeOf(attributes: Attributes): ResourceType | undefined {
  const type = resourceTypeIn(parseMetadata(attributes['msExchResourceMetaData']));
  return resourceTypes.find((each) => each === type);
}

/** What makes a new mailbox one of a resource; its account can no longer log on. */
export async function newResourceChanges(
  directory: Directory,
  { attributes }: Entry,
  input: Options & { readonly resourceType: ResourceType },
): Promise<Changes> {
  const control = Number(attributes['userAccountControl']?.[0] ?? 0x200);
  return {
    ...types[input.resourceType],
    ...(await bookingChanges(directory, attributes, input)),
    msExchMasterAccountSid: [sidToOctets(self)],
    msExchUserAccountControl: ['2'],
    userAccountControl: [String(control | accountDisabled)],
  };
}

/** Changes for the booking options that a request gives; what it does not give stays. */
export async function bookingChanges(
  directory: Directory,
  attributes: Attributes,
  input: Options & { readonly resourceType?: ResourceType },
): Promise<Changes> {
  const present = parseMetadata(attributes['msExchResourceMetaData']);
  const type = input.resourceType ?? resourceTypeIn(present) ?? '';
  const metadata = changeMetadata(input.resourceType === undefined ? present : metadataOf(type), input, {
    ...(await guidsOf(directory, 'bookInPolicy', input)),
    ...(await guidsOf(directory, 'requestInPolicy', input)),
    ...(await guidsOf(directory, 'requestOutOfPolicy', input)),
  });
  const delegates = input.resourceDelegates && (await readRecipients(directory, input.resourceDelegates));
  const isDescribed = input.resourceCustom !== undefined || input.resourceType !== undefined;
  return {
    msExchResourceMetaData: renderMetadata(metadata),
    ...(isDescribed ? descriptionOf([type, ...(input.resourceCustom ?? [])]) : {}),
    ...(input.resourceCapacity === undefined ? {} : { msExchResourceCapacity: [String(input.resourceCapacity)] }),
    ...(delegates === undefined ? {} : { publicDelegates: delegates.map(({ dn }) => dn) }),
  };
}

/** The booking options of a resource, recipients by path: those that still exist and still belong to its organization. */
export async function bookingOf(directory: Directory, attributes: Attributes, owner: string | undefined) {
  const metadata = parseMetadata(attributes['msExchResourceMetaData']);
  const capacity = attributes['msExchResourceCapacity']?.[0];
  const pathsOf = async (paths: readonly string[]) => {
    const entries = await Promise.all(paths.map((path) => directory.find(path, ['otherWellKnownObjects'])));
    return entries.filter((entry) => entry !== undefined && belongsTo(entry, owner)).map((entry) => entry?.path ?? '');
  };
  const listed = (list: RecipientList) => pathsOf(recipientsIn(metadata, list).map((guid) => `LDAP://<GUID=${guid}>`));
  return {
    ...(capacity === undefined ? {} : { resourceCapacity: Number(capacity) }),
    ...optionsIn(metadata),
    bookInPolicy: await listed('bookInPolicy'),
    requestInPolicy: await listed('requestInPolicy'),
    requestOutOfPolicy: await listed('requestOutOfPolicy'),
    resourceDelegates: await pathsOf(attributes['publicDelegates'] ?? []),
    resourceCustom: (attributes['msExchResourceDisplay']?.[0] ?? '').split(',').slice(1),
  };
}

function descriptionOf(properties: readonly string[]): Changes {
  return { msExchResourceSearchProperties: properties, msExchResourceDisplay: [properties.join(',')] };
}

async function guidsOf(
  directory: Directory,
  list: RecipientList,
  input: Options,
): Promise<Partial<Record<RecipientList, string[]>>> {
  const paths = input[list];
  if (paths === undefined) return {};
  const entries = await readRecipients(directory, paths);
  return { [list]: entries.map(({ guid }) => guid) };
}
