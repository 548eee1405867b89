import { callOf, type Output, type Run, type TwoTenants, twoTenants } from '@tenantry/cli/two-tenants';
import { composite, namespace, ProvisioningError, type Reference } from '@tenantry/engine';
import type { Answer } from '@tenantry/engine/client';
import { type Hosting, type HostingOptions, hosting } from '@tenantry/testing';

/** A hoster at which work is done as one request, and taken back at its end. */
export interface Trials {
  readonly hoster: Hosting;
  /**
   * Gives the answer of the request; what the work throws comes out.
   * @param work whether what it did is to stay
   */
  attempt(work: (tenants: TwoTenants) => Promise<'undo' | 'keep'>): Promise<Answer>;
}

const isOver = new ProvisioningError({ code: 'TEST_OVER', hresult: 0x80004005 }, 'The test takes back what it did.');
/** A request that hangs is to be seen as the one that does. */
const deadlineSeconds = 60;

/**
 * Opens one: a fresh hoster for each of some hundred procedures takes longer than all of them together, and so the undo
 * of everything that they do is tried, too.
 */
export async function openTrials(options: Pick<HostingOptions, 'directory'>): Promise<Trials> {
  let attempted: ((run: Run) => Promise<'undo' | 'keep'>) | undefined;
  const component = namespace('Trials', {
    Attempt: composite({
      summary: 'Does the work of a test and takes it back.',
      access: 'public',
      input: {},
      async run({ call }) {
        // The name of a procedure tells nothing of its types; the engine checks input and output.
        const callByName = call as unknown as (callee: Reference, input: unknown) => Promise<Output>;
        const then = await attempted?.((name, input) => callByName(callOf(name, input), input));
        if (then !== 'keep') throw isOver;
        return {};
      },
    }),
  });
  const hoster = await hosting({
    ...options,
    limits: { deadlineSeconds },
    queue: false,
    extraComponents: [component],
  });
  const { paths, directory } = hoster;
  return {
    hoster,
    async attempt(work) {
      let failure: unknown;
      attempted = async (run) => {
        try {
          return await work(twoTenants({ run, paths, directory }));
        } catch (error) {
          failure = error;
          throw error;
        }
      };
      const what = callOf('Trials::Attempt', {});
      const answer = await hoster.client.submit({ what, caller: { trustee: 'system' } });
      if (failure !== undefined) throw failure;
      return answer;
    },
  };
}
