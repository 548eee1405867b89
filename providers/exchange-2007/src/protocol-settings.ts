/**
 * The attributes protocolSettings and msExchOmaAdminWirelessEnable of a mailbox.
 * A value of protocolSettings is the name of a protocol and its fields, separated by section signs;
 * a protocol without a value is on, with the settings of the server.
 */
export interface ClientProtocols {
  /** Fields by protocol, the name first, as the mailbox should have them while it is enabled. */
  readonly settings: ReadonlyMap<Protocol, readonly string[]>;
  /** Bits of the mobile features that are off, while it is enabled. */
  readonly mobileOff: string | undefined;
  /** DisableMailbox has switched everything off. */
  readonly disabled: boolean;
  /** Values of protocols that are not known here; they stay. */
  readonly others: readonly string[];
}

export type Protocol = keyof typeof fieldsWhenOn;

/** Places of fields inside a value. */
export const field = {
  enabled: 1,
  useDefaults: 2,
  mimeFormat: 3,
  nonCachedRefused: 2,
  versionsRefused: 3,
  rpcHttpRefused: 4,
} as const;

/** Sources: tools4ever 2008-03-12, provtest blog part 1. */
const fieldsWhenOn = {
  HTTP: ['HTTP', '1', '1', '', '', '', '', '', ''],
  POP3: ['POP3', '1', '1', '4', 'ISO-8859-1', '0', '', '', ''],
  IMAP4: ['IMAP4', '1', '1', '4', 'ISO-8859-1', '0', '1', '0', '0'],
  MAPI: ['MAPI', '1', '', '', '', '', '', '', ''],
} as const;

const separator = '\u00a7';
const allMobileOff = 7;
/** Not a feature: no ActiveSync policy applies to the user (dd251583). Disabling and enabling leave it alone. */
const policyExempt = 0x20;
/** Names that no protocol has: servers overlook these values, and the earlier settings survive in them. */
const disabledMark = '_DISABLED';
const keptPrefix = '_';

/** Reads the two attributes. */
export function parseProtocols(values: readonly string[], mobileOff: string | undefined): ClientProtocols {
  const fields = values.map((value) => value.split(separator));
  const mark = fields.find(([name]) => name === disabledMark);
  const settings = new Map<Protocol, readonly string[]>();
  const others: string[] = [];
  for (const value of fields) {
    const name = value[0]?.toUpperCase() ?? '';
    const kept = name.startsWith(keptPrefix);
    const protocol = kept ? name.slice(keptPrefix.length) : name;
    if (!isProtocol(protocol)) {
      if (value !== mark) others.push(value.join(separator));
    } else if (kept === (mark !== undefined)) {
      settings.set(protocol, [protocol, ...value.slice(1)]);
    }
  }
  return {
    settings,
    mobileOff: mark ? mobileOffBefore(mark, mobileOff) : mobileOff,
    disabled: mark !== undefined,
    others,
  };
}

/** The two attributes; the order of values does not depend on the past. */
export function renderProtocols({ settings, mobileOff, disabled, others }: ClientProtocols): {
  readonly protocolSettings: string[];
  readonly mobileOff: string | undefined;
} {
  const own = protocols().flatMap((protocol) => {
    const fields = settings.get(protocol);
    return fields ? [fields] : [];
  });
  if (!disabled) return { protocolSettings: [...own.map(join), ...others], mobileOff };
  const off = protocols().map((protocol) =>
    join(withField(settings.get(protocol) ?? fieldsWhenOn[protocol], field.enabled, '0')),
  );
  const kept = own.map((fields) => `${keptPrefix}${join(fields)}`);
  const mark = join([disabledMark, mobileOff ?? '']);
  const exempt = Number(mobileOff ?? 0) & policyExempt;
  return { protocolSettings: [...off, ...kept, mark, ...others], mobileOff: String(allMobileOff | exempt) };
}

/** What a disabled mailbox will have again: the features as the mark keeps them, the exemption as it is now. */
function mobileOffBefore([, kept]: readonly string[], present: string | undefined): string | undefined {
  const exempt = Number(present ?? 0) & policyExempt;
  if (!kept && exempt === 0) return undefined;
  return String((Number(kept ?? 0) & ~policyExempt) | exempt);
}

/** One field of a protocol; the one that a protocol without a value has when there is none. */
export function protocolField({ settings }: ClientProtocols, protocol: Protocol, place: number): string {
  return (settings.get(protocol) ?? fieldsWhenOn[protocol])[place] ?? '';
}

/** The same with one field of a protocol changed. */
export function setProtocolField(protocols: ClientProtocols, protocol: Protocol, change: FieldChange): ClientProtocols {
  if (protocolField(protocols, protocol, change.place) === change.value) return protocols;
  const present = protocols.settings.get(protocol) ?? fieldsWhenOn[protocol];
  const settings = new Map(protocols.settings).set(protocol, withField(present, change.place, change.value));
  return { ...protocols, settings };
}

export interface FieldChange {
  readonly place: number;
  readonly value: string;
}

function protocols(): Protocol[] {
  // The keys of the constant above are its type.
  return Object.keys(fieldsWhenOn) as Protocol[];
}

function isProtocol(name: string): name is Protocol {
  return Object.hasOwn(fieldsWhenOn, name);
}

function withField(fields: readonly string[], place: number, value: string): string[] {
  const changed = [...fields];
  while (changed.length <= place) changed.push('');
  changed[place] = value;
  return changed;
}

function join(fields: readonly string[]): string {
  return fields.join(separator);
}
