import { directory } from '@tenantry/directory';
import { books, type LeafScope, write } from '@tenantry/engine';
import { domainController, optional, text } from '@tenantry/schema';

import {
  IdentityAmbiguous,
  NoExchangeOrganization,
  ObjectUnknown,
  PromptOwnerNeeded,
  PromptUnknown,
  PromptUnplayable,
} from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { kinds } from './kinds.ts';
import { readOwn } from './named-object.ts';
import { whyUnplayable } from './wave-file.ts';

const select = `
  select encode(p.content, 'base64') as content
  from unified_messaging.prompt p
  where p.owner = $1
    and p.file_name = $2`;

const put = `
  insert into unified_messaging.prompt (owner, file_name, content)
  values ($1, $2, decode($3, 'base64'))
  on conflict (owner, file_name) do update
  set content = excluded.content`;

const remove = `
  delete from unified_messaging.prompt
  where owner = $1
    and file_name = $2`;

/** Base64 of a minute of sound. */
const contentMaximum = 1_400_000;

const input = {
  preferredDomainController: domainController(),
  umDialPlan: optional(identity('Dial plan that plays the file.')),
  umAutoAttendant: optional(identity('Auto attendant that plays the file.')),
  fileName: text('Name of the file, as the settings of greetings and menus give it.', {
    maxLength: 255,
    pattern: '^[^\\\\/:*?"<>|]+\\.[wW][aA][vV]$',
  }),
  content: optional(
    text(
      'The file in base64; linear PCM, 16 bits, 8 kHz, one channel, about a minute at most. Without it the file that is there is returned.',
      {
        maxLength: contentMaximum,
        pattern: '^[A-Za-z0-9+/\\s]+={0,2}$',
      },
    ),
  ),
  organization: forOrganization,
};

export const CopyUMCustomPrompt = write({
  summary: 'Checks a .wav file and keeps it for a dial plan or an auto attendant, or returns one that is kept.',
  remarks:
    'The historical command copied between a path of the server and a share of UM servers; a path of the server would be a hole here, so the file travels in the request.',
  source: 'dd278713',
  role: 'UserCreators',
  input,
  output: {
    content: optional(
      text('The file that is kept, in base64, when no content is given.', { maxLength: contentMaximum }),
    ),
  },
  errors: [
    PromptOwnerNeeded,
    PromptUnplayable,
    PromptUnknown,
    ObjectUnknown,
    IdentityAmbiguous,
    NoExchangeOrganization,
  ],
  changes: books,

  async prepare(scope) {
    const { fileName, content } = scope.input;
    const owner = await readOwner(scope);
    const reason = content === undefined ? undefined : whyUnplayable(Buffer.from(content, 'base64'));
    if (reason !== undefined) throw PromptUnplayable(fileName, reason);
    const [found] = await scope.use(books).query<{ content: string }>(select, [owner.guid, fileName]);
    if (content === undefined && !found) throw PromptUnknown(fileName, owner.name);
    return { owner: owner.guid, before: found?.content.replaceAll('\n', '') ?? null };
  },

  async apply({ input: { fileName, content }, use }, { owner, before }) {
    if (content === undefined) return { content: before ?? '' };
    await use(books).query(put, [owner, fileName, content]);
    return {};
  },

  async undo({ input: { fileName, content }, use }, { owner, before }) {
    if (content === undefined) return;
    if (before === null) await use(books).query(remove, [owner, fileName]);
    else await use(books).query(put, [owner, fileName, before]);
  },
});

type Scope = LeafScope<typeof input>;

async function readOwner({ input: given, use, place }: Scope): Promise<{ guid: string; name: string }> {
  const organization = await organizationOf(given, () => place('organization'));
  const { umDialPlan, umAutoAttendant } = given;
  const wanted = umDialPlan ?? umAutoAttendant;
  if (wanted === undefined || (umDialPlan !== undefined && umAutoAttendant !== undefined)) throw PromptOwnerNeeded();
  const kind = umDialPlan === undefined ? kinds.autoAttendant : kinds.dialPlan;
  const { guid } = await readOwn(use(directory), { kind, identity: wanted, organization });
  return { guid, name: wanted };
}
