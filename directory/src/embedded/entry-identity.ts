import { randomUUID } from 'node:crypto';

import type { Attributes } from '../directory.ts';
import { octetsToGuid, sidOf } from '../octets.ts';
import { domainSid } from './entry-row.ts';

/** What an entry is known by, whatever it is called. */
export interface EntryIdentity {
  readonly guid: string;
  /** Last part of the security identifier; null for a new one. */
  readonly sid: number | null;
  /** Null for now. */
  readonly createdAt: Date | null;
}

/** The identity of an entry that is added: a new one, or the earlier one of an entry that is put back (`restoreTree`). */
export function identityOf(given: Attributes): EntryIdentity {
  const octets = given['objectGUID']?.[0];
  const sid = given['objectSid']?.[0];
  const created = given['whenCreated']?.[0];
  return {
    guid: octets === undefined ? randomUUID() : octetsToGuid(octets),
    sid: sid === undefined ? null : relativeIdentifier(sidOf(sid)),
    createdAt: created === undefined ? null : parseTime(created),
  };
}

/** Last part of a security identifier of this directory. */
export function relativeIdentifier(sid: string): number | null {
  const last = sid.startsWith(`${domainSid}-`) ? sid.slice(domainSid.length + 1) : '';
  return /^\d+$/.test(last) ? Number(last) : null;
}

/** RFC 4517 section 3.3.13, as this directory writes it. */
function parseTime(text: string): Date | null {
  const time = new Date(text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.0Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return Number.isNaN(time.getTime()) ? null : time;
}
