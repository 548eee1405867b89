/** What a client has of a file. */
export interface Validators {
  readonly etag: string;
  readonly modified: Date;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Whether a client that asks on a condition has the file already (RFC 9110 section 13.2.2). */
export function isFresh(headers: Headers, { etag, modified }: Validators): boolean {
  const known = headers['if-none-match'];
  if (typeof known === 'string') {
    return known.split(',').some((value) => value.trim() === '*' || value.trim().replace(/^W\//, '') === etag);
  }
  const since = headers['if-modified-since'];
  return typeof since === 'string' && secondsOf(modified) <= secondsOf(new Date(since));
}

/** Whether a part may be sent: what the client has of the file is of the same version (RFC 9110 section 13.1.5). */
export function isSameVersion(headers: Headers, { etag, modified }: Validators): boolean {
  const condition = headers['if-range'];
  if (typeof condition !== 'string') return true;
  return condition === etag || secondsOf(new Date(condition)) === secondsOf(modified);
}

/** Dates of HTTP have no fractions; one that is none at all compares with nothing. */
function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
