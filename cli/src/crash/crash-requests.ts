import { readFile } from 'node:fs/promises';

import type { Submission } from '@tenantry/engine/client';

import { readSampleRequests, type SampleRequest } from '../sample/sample-requests.ts';

// What comes after the sample: the other examples, with everything that they don't reach before what they made is deleted.
const further = [
  new URL('../../../examples/create-mailbox.xml', import.meta.url),
  new URL('../../../examples/create-mailbox.json', import.meta.url),
  new URL('../../../examples/modify-mailbox.xml', import.meta.url),
  new URL('../../../examples/change-user-plan.xml', import.meta.url),
  new URL('../../../examples/set-password.xml', import.meta.url),
  new URL('../../../examples/try-catch.xml', import.meta.url),
  new URL('requests/every-other-write.xml', import.meta.url),
  new URL('../../../examples/mail-contact.xml', import.meta.url),
  new URL('../../../examples/distribution-list.xml', import.meta.url),
  new URL('../../../examples/public-folder.xml', import.meta.url),
  new URL('requests/end-of-recipients.xml', import.meta.url),
  new URL('requests/rooms-and-rights.xml', import.meta.url),
  new URL('requests/books.xml', import.meta.url),
  new URL('../../../examples/mobile-devices.xml', import.meta.url),
  new URL('requests/devices-and-their-end.xml', import.meta.url),
  new URL('requests/voice.xml', import.meta.url),
  new URL('../../../examples/rename-organization.xml', import.meta.url),
  new URL('../../../examples/delete-mailbox.xml', import.meta.url),
  new URL('../../../examples/delete-organization.xml', import.meta.url),
];

/** The requests in which engines are killed. Together they reach every procedure that writes; the report tells of one that is missed. */
export async function readCrashRequests(): Promise<SampleRequest[]> {
  const own = further.map(async (file) => ({ name: nameOf(file), what: await readSubmission(file) }));
  return [...(await readSampleRequests()), ...(await Promise.all(own))];
}

function nameOf(file: URL): string {
  return file.pathname.split('/').at(-1) ?? file.pathname;
}

async function readSubmission(file: URL): Promise<Submission['what']> {
  const text = await readFile(file, 'utf8');
  // Written by us, in this shape.
  return file.pathname.endsWith('.json') ? (JSON.parse(text) as Submission['what']) : { document: text };
}
