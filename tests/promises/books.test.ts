import { describe, it } from 'node:test';

import { hosting, isThorough } from '@tenantry/testing';
import fc from 'fast-check';

import { requireBooksAddUp } from './recount.ts';

/** One change of the sequence; `who` is one of a few users, so that changes meet each other. */
type Change =
  | { readonly kind: 'create'; readonly who: number; readonly plan: string }
  | { readonly kind: 'change plan'; readonly who: number; readonly plan: string }
  | { readonly kind: 'override'; readonly who: number; readonly megabytes: number }
  | { readonly kind: 'delete'; readonly who: number }
  | { readonly kind: 'allocate'; readonly megabytes: number };

const users = 4;
const plan = fc.constantFrom('MailboxGold', 'MailboxBasic');
const who = fc.nat({ max: users - 1 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), who, plan }),
  fc.record({ kind: fc.constant('change plan' as const), who, plan }),
  fc.record({ kind: fc.constant('override' as const), who, megabytes: fc.integer({ min: 1, max: 4000 }) }),
  fc.record({ kind: fc.constant('delete' as const), who }),
  fc.record({ kind: fc.constant('allocate' as const), megabytes: fc.integer({ min: 1, max: 30_000 }) }),
);

describe('the books', () => {
  it('equal a recount from the directory after any sequence of changes', async () => {
    const hoster = await hosting();
    const paths: string[] = [];
    for (let index = 0; index < users; index++) paths.push(await hoster.acme.user(`user${index}`));

    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 12 }), async (changes) => {
        // Steps that are refused (no mailbox yet, no space left) are part of the sequence: they must leave nothing.
        for (const each of changes) {
          const { path, domain } = hoster.acme;
          const { name, input } = requestOf(each, { user: paths[whoOf(each)] ?? '', path, domain });
          await hoster.client.submit({
            what: { namespace: name.split('::')[0] ?? '', procedure: name.split('::')[1] ?? '', input },
            caller: { trustee: 'system' },
          });
        }
        await requireBooksAddUp(hoster);
      }),
      { numRuns: isThorough() ? 60 : 8 },
    );
  });
});

function whoOf(each: Change): number {
  return 'who' in each ? each.who : 0;
}

function requestOf(
  each: Change,
  { user, path, domain }: { readonly user: string; readonly path: string; readonly domain: string },
): { readonly name: string; readonly input: object } {
  switch (each.kind) {
    case 'create':
      return {
        name: 'Hosted Email 2007::CreateMailbox',
        input: {
          user,
          planName: each.plan,
          alias: `user${each.who}`,
          emailAddresses: [`SMTP:user${each.who}@${domain}`],
        },
      };
    case 'change plan':
      return { name: 'Hosted Email 2007::ChangeUserPlanAssignment', input: { user, planName: each.plan } };
    case 'override': {
      const bytes = each.megabytes * 1_048_576;
      return {
        name: 'Hosted Email 2007::ChangeUserPlanAssignment',
        input: {
          user,
          planName: 'MailboxGold',
          planOverrides: { prohibitSendQuota: bytes, issueWarningQuota: Math.floor(bytes * 0.9) },
        },
      };
    }
    case 'delete':
      return { name: 'Hosted Email 2007::DeleteMailbox', input: { user } };
    default:
      return {
        name: 'Exchange 2007 Resource Manager::AllocateOrganization',
        input: { organization: path, mailStore: { megabytes: each.megabytes } },
      };
  }
}
