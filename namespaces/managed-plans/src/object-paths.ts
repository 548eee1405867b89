import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

/** Most GUIDs that one call takes. */
const atOnce = 10_000;

/** LDAP paths of objects by canonical GUID; the ones that the directory no longer has are not there. */
export async function readPaths(
  call: Call,
  guids: readonly string[],
  controller: { readonly preferredDomainController?: string },
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (let at = 0; at < guids.length; at += atOnce) {
    const { objects } = await call(activeDirectory.PathsFromGuids, {
      guids: guids.slice(at, at + atOnce),
      ...controller,
    });
    for (const { GUID, path } of objects) paths.set(GUID, path);
  }
  return paths;
}
