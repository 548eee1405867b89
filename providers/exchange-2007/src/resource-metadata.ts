import { bookingOptions, type Given, meaningOf } from '@tenantry/schema';

/**
 * msExchResourceMetaData holds texts `Name:Value`. Exchange itself keeps one there, ResourceType, and the booking
 * options hidden in the mailbox; here they stand beside it, so that whatever serves the mailbox finds them in the
 * directory. A missing one has its default. Recipients are named by GUID: it outlives renames and is never used twice.
 */
export type Metadata = ReadonlyMap<string, readonly string[]>;

type Options = Given<typeof bookingOptions>;

const recipientLists = ['bookInPolicy', 'requestInPolicy', 'requestOutOfPolicy'] as const;

/** Lists of recipients among the booking options that are kept as metadata. */
export type RecipientList = (typeof recipientLists)[number];

/** Options with an attribute of their own. */
const elsewhere = new Set<string>(['resourceCapacity', 'resourceCustom', 'resourceDelegates', ...recipientLists]);

/** Options of one value, in the order of their elements. */
const options = (Object.keys(bookingOptions) as (keyof Options)[]).filter((name) => !elsewhere.has(name));

const resourceType = 'ResourceType';

/** What a resource does where nothing is said (Exchange 2007 SP1). */
export const bookingDefaults: Options = {
  automateProcessing: 'AutoUpdate',
  allBookInPolicy: true,
  allRequestInPolicy: false,
  allRequestOutOfPolicy: false,
  allowConflicts: false,
  conflictPercentageAllowed: 0,
  maximumConflictInstances: 0,
  allowRecurringMeetings: true,
  bookingWindowInDays: 180,
  enforceSchedulingHorizon: true,
  maximumDurationInMinutes: 1440,
  scheduleOnlyDuringWorkHours: false,
  forwardRequestsToDelegates: true,
  tentativePendingApproval: true,
  addNewRequestsTentatively: true,
  processExternalMeetingMessages: false,
  removeOldMeetingMessages: true,
  removeForwardedMeetingNotifications: false,
  deleteAttachments: true,
  deleteComments: true,
  deleteSubject: true,
  deleteNonCalendarItems: true,
  removePrivateProperty: true,
  addOrganizerToSubject: true,
  organizerInfo: true,
  enableResponseDetails: true,
  addAdditionalResponse: false,
  disableReminders: true,
  defaultReminderTime: 15,
};

export function parseMetadata(values: readonly string[] = []): Metadata {
  const metadata = new Map<string, string[]>();
  for (const text of values) {
    const [, name = text, value = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    metadata.set(name, [...(metadata.get(name) ?? []), value]);
  }
  return metadata;
}

export function renderMetadata(metadata: Metadata): string[] {
  return [...metadata].flatMap(([name, values]) => values.map((value) => `${name}:${value}`));
}

/** The metadata with the options that a request gives, and the GUIDs of the recipients in its lists. */
export function changeMetadata(
  present: Metadata,
  input: Options,
  recipients: Readonly<Partial<Record<RecipientList, readonly string[]>>>,
): Metadata {
  const changed = new Map(present);
  for (const name of options) {
    const value = input[name];
    if (value !== undefined) changed.set(published(name), [textOf(value)]);
  }
  for (const name of recipientLists) {
    const guids = recipients[name];
    if (guids !== undefined) changed.set(published(name), guids);
  }
  return changed;
}

/** The options of one value that the metadata say, with defaults for the others. */
export function optionsIn(metadata: Metadata): Options {
  const found = options.flatMap((name) => {
    const text = metadata.get(published(name))?.[0];
    return text === undefined ? [] : [[name, valueOf(name, text)] as const];
  });
  // Each value was read by the type of its field.
  return { ...bookingDefaults, ...(Object.fromEntries(found) as Options) };
}

/** GUIDs in a list of recipients. */
export function recipientsIn(metadata: Metadata, list: RecipientList): readonly string[] {
  return metadata.get(published(list)) ?? [];
}

export function resourceTypeIn(metadata: Metadata): string | undefined {
  return metadata.get(resourceType)?.[0];
}

export function metadataOf(type: string): Metadata {
  return new Map([[resourceType, [type]]]);
}

/** The name as the shell spells it. */
function published(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function textOf(value: unknown): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function valueOf(name: keyof Options, text: string): string | number | boolean {
  const { type } = meaningOf(bookingOptions[name]);
  if (type === 'boolean') return text === 'TRUE';
  return type === 'integer' ? Number(text) : text;
}
