import { asOwn } from '../security/access-list.ts';
import { parseSddl, renderSddl } from '../security/sddl.ts';
import { type AccessEntry, controlBits } from '../security/security-descriptor.ts';

/** Everybody: who is in these groups need not belong to anything here. */
const everybody = new Set(['S-1-1-0', 'S-1-5-7', 'S-1-5-11', 'S-1-5-32-545', 'S-1-5-32-554']);

/** Whether a descriptor lets nobody in for being anybody. */
export function isClosed(sddl: string | undefined, domainSid: string): boolean {
  if (sddl === undefined) return false;
  const { dacl } = parseSddl(sddl, domainSid);
  return dacl !== undefined && dacl !== null && !dacl.some(opens);
}

/**
 * The descriptor without what lets everybody in, cut off from the rights above so that those do not come back.
 * @param granted entries that it gets where it does not have them
 */
export function close(
  sddl: string | undefined,
  { domainSid, granted }: { readonly domainSid: string; readonly granted: string },
): string {
  const present = parseSddl(sddl ?? 'D:', domainSid);
  const kept = (present.dacl ?? []).filter((entry) => !opens(entry)).map(asOwn);
  const wanted = parseSddl(`D:${granted}`, domainSid).dacl ?? [];
  const missing = wanted.filter((entry) => !kept.some((each) => isSame(each, entry)));
  return renderSddl({
    ...present,
    control: present.control | controlBits.daclProtected,
    dacl: unique([...kept, ...missing]),
  });
}

/** Whether a closed descriptor has all of these entries. */
export function grants(sddl: string, domainSid: string, granted: string): boolean {
  const held = parseSddl(sddl, domainSid).dacl ?? [];
  return (parseSddl(`D:${granted}`, domainSid).dacl ?? []).every((entry) =>
    held.some((each) => isSame(asOwn(each), entry)),
  );
}

function opens({ type, trustee, rights, inheritance }: AccessEntry): boolean {
  return !type.endsWith('D') && everybody.has(trustee) && !isOnlyListObject(rights, inheritance);
}

/** To be seen where its parent may be seen through is what tells an object from nothing at all; it does not open it. */
function isOnlyListObject(rights: number, inheritance: number): boolean {
  return rights === listObject && inheritance === 0;
}

const listObject = 0x80;

function unique(entries: readonly AccessEntry[]): AccessEntry[] {
  return entries.filter((entry, index) => entries.findIndex((each) => isSame(each, entry)) === index);
}

function isSame(one: AccessEntry, other: AccessEntry): boolean {
  return JSON.stringify(Object.values(one)) === JSON.stringify(Object.values(other));
}
