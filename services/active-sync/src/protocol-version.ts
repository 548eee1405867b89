/** A version of ActiveSync as a number that can be compared: 12.1 is 121. */
export type ProtocolVersion = number;

/** The versions that this server speaks. */
export const versions: readonly ProtocolVersion[] = [121, 140, 141, 160, 161];

/** From this version on, what is refused is told by a status in the body; before, by a status of HTTP ([MS-ASCMD] 2.2.2). */
export const statusVersion: ProtocolVersion = 140;

/** From this version on, an account can be wiped without the rest of the device. */
export const accountWipeVersion: ProtocolVersion = 161;

/** E.g. `14.1`. */
export function renderVersion(version: ProtocolVersion): string {
  return `${Math.floor(version / 10)}.${version % 10}`;
}

/** The version of a header; undefined for one that is not spoken here. */
export function parseVersion(text: string): ProtocolVersion | undefined {
  return versions.find((version) => renderVersion(version) === text);
}
