import { randomBytes } from 'node:crypto';

import { type AnyProcedure, composite, contract, namespace, resource, write } from '@tenantry/engine';
import { type Engine, openEngine, prepareDatabase, type ResourceDriver, systemTrustee } from '@tenantry/engine/host';
import { integer, text } from '@tenantry/schema';

import { line, measure } from './measure.ts';
import { rowsPerRequest } from './raw-limits.ts';

interface Nothing {
  touch(): Promise<void>;
}

const nothing = resource<Nothing>('nothing');
const stepsPerRequest = 10;

const Step = write({
  summary: 'Changes nothing, durably.',
  changes: nothing,
  input: { number: integer('Number of the step.'), note: text('Some text of the usual size.') },
  async prepare({ input }) {
    return { before: `value of step ${input.number} before the change` };
  },
  async apply({ use }) {
    await use(nothing).touch();
    return {};
  },
  async undo() {
    // Nothing was changed.
  },
});

const bench = contract<{ Step: typeof Step }>('Bench');

const TenSteps = composite({
  summary: 'Ten steps.',
  access: 'public',
  input: { note: text('Text.') },
  async run({ input, call }) {
    for (let number = 1; number <= stepsPerRequest; number++) await call(bench.Step, { number, note: input.note });
    return {};
  },
});

const component = namespace('Bench', { Step, TenSteps } as Record<string, AnyProcedure>);

/** Requests of ten durable steps that do nothing else: the price of the engine itself. */
export async function engineSteps(
  connectionString: string,
  seconds: number,
  insertRowsPerSecond: (callers: number) => Promise<{ perSecond: number }>,
): Promise<string[]> {
  const engine = await openBench(connectionString);
  const report: string[] = [];
  try {
    await measure(16, seconds / 2, () => run(engine));
    for (const callers of [1, 16, 64]) {
      const raw = await insertRowsPerSecond(callers);
      const measured = await measure(callers, seconds, () => run(engine));
      const ratio = (measured.perSecond * rowsPerRequest) / raw.perSecond;
      report.push(
        line(
          `engine: requests of ten steps, ${callers} callers`,
          measured,
          `${(ratio * 100).toFixed(0)} % of raw inserts of the same rows (${raw.perSecond.toFixed(0)} rows/s)`,
        ),
      );
    }
  } finally {
    await engine.stop();
  }
  return report;
}

async function run(engine: Engine): Promise<void> {
  const answer = await engine.client.submit({
    what: { namespace: 'Bench', procedure: 'TenSteps', input: { note: 'A note as long as an address, more or less.' } },
    caller: { trustee: systemTrustee },
  });
  if (answer.state !== 'done') throw new Error(`the request ended as ${answer.state}: ${answer.error?.message}`);
}

/** An engine with the procedures of the bench. */
export async function openBench(connectionString: string, queue = true): Promise<Engine> {
  await prepareDatabase(connectionString, []);
  const driver: ResourceDriver<Nothing> = {
    resource: nothing,
    open: () => ({
      handle: () => ({ touch: () => Promise.resolve() }),
      changes: () => [],
      view: undefined,
      warnings: () => [],
      close: () => Promise.resolve(),
    }),
  };
  return openEngine({
    connectionString,
    components: [component],
    drivers: [driver],
    standing: {
      locate: async () => undefined,
      lockOf: (path) => path,
      identify: async () => [],
      root: async () => undefined,
      roleAt: async () => undefined,
    },
    keys: [randomBytes(32)],
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    queue,
  });
}
