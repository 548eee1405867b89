import { readdir, readFile } from 'node:fs/promises';

import type { Submission } from '@tenantry/engine/client';

/** One request of the sample hoster. */
export interface SampleRequest {
  /** Name of the file, or what it does. */
  readonly name: string;
  readonly what: Submission['what'];
}

/** The requests that provision the sample, in order: `examples/01-*.xml` and so on. */
export async function readSampleRequests(): Promise<SampleRequest[]> {
  const folder = new URL('../../../examples/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /^\d\d-.*\.xml$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({ name, what: { document: await readFile(new URL(name, folder), 'utf8') } })),
  );
}

/** The request that makes the administrator, who then can submit requests over HTTP. */
export function administratorRequest(
  container: string,
  { user, password }: { readonly user: string; readonly password: string },
): SampleRequest {
  return {
    name: 'administrator',
    what: {
      namespace: 'Hosted Active Directory',
      procedure: 'CreateUser',
      input: {
        container,
        userPrincipalName: user,
        isAdmin: true,
        displayName: 'Administrator of the hoster',
        newPassword: password,
      },
    },
  };
}
