const kilobytesInMegabyte = 1024;

/** Kilobytes of so many megabytes. */
export function kilobytesOf(megabytes: number): number {
  return megabytes * kilobytesInMegabyte;
}

/** Whole megabytes that are free; never below zero. */
export function megabytesFree(kilobytes: number): number {
  return Math.max(0, Math.floor(kilobytes / kilobytesInMegabyte));
}

/** Megabytes that are taken, a begun one counted. */
export function megabytesTaken(kilobytes: number): number {
  return Math.ceil(kilobytes / kilobytesInMegabyte);
}
