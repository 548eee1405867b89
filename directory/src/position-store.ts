import type { Note } from '@tenantry/engine/host';
import type pg from 'pg';

import { rangeBelow } from './distinguished-name.ts';
import { inRounds } from './in-rounds.ts';
import type { Position, Positions } from './port.ts';

/** Positions between requests and between engines, in PostgreSQL. */
export interface PositionStore {
  /** What has been noted of any container: of each source the newest position, by the controllers that told it. */
  newest(): Promise<Positions>;
  /** What must be seen of these containers, of those above and of all below, as far as these controllers have told it. */
  read(trees: readonly string[], controllers: readonly string[]): Promise<Positions>;
  /** Controllers at which an earlier session of this request was changing something when it ended without `end`. */
  leftBy(request: string): Promise<readonly string[]>;
  /** A request begins to change something at a controller: durable when this resolves. */
  begin(request: string, controller: string): Promise<void>;
  /** The same as a note that is written with an entry of the log. */
  beginning(request: string, controller: string, written: () => void): Note;
  /** Its changes have ended, and these containers were changed. */
  end(request: string, trees: readonly string[], positions: Positions): Promise<void>;
  /** Forgets what every controller that lives has seen long since. */
  forget(): Promise<void>;
}

interface Begun {
  readonly request: string;
  readonly controller: string;
}

interface Ended {
  readonly request: string;
  readonly trees: readonly string[];
  readonly positions: Positions;
}

const daysKept = 7;

const noteBegun = 'directory.note_begun';

const readNewest = 'select source, controller, reached as "order" from directory.newest_position';

const readPositions = `
  select source, max(reached) as "order", (array_agg(controller order by reached desc))[1] as controller
  from directory.position p
  where p.controller = any ($4)
    and (
      p.tree = any ($1)
      or exists (select from unnest($2::text[], $3::text[]) as r (low, high) where p.tree > r.low and p.tree < r.high)
    )
  group by source`;

const forgetPositions = `
  with old as (delete from directory.position where noted_at < now() - make_interval(days => ${daysKept}))
  delete from directory.newest_position n
  where n.noted_at < now() - make_interval(days => ${daysKept})
    and not exists (
      select from directory.position p
      where p.source = n.source
        and p.noted_at >= now() - make_interval(days => ${daysKept})
    )`;

/** Statements of requests that ask or tell at the same time are one. */
export function createPositionStore(pool: Pick<pg.Pool, 'query'>): PositionStore {
  const newest = inRounds(async () => {
    const { rows } = await pool.query<Position>({ name: 'newest_positions', text: readNewest });
    return rows;
  });

  const begin = inRounds(async (begun: readonly Begun[]) => {
    await pool.query({ name: 'note_begun', text: `select ${noteBegun}($1)`, values: [JSON.stringify(begun)] });
  });

  const end = inRounds(async (ended: readonly Ended[]) => {
    const notes = ended.flatMap(({ trees, positions }) =>
      trees.flatMap((tree) => positions.map((position) => ({ tree, ...position }))),
    );
    await pool.query({
      name: 'end_changes',
      text: 'select directory.end_changes($1, $2, $3, $4, $5)',
      values: [
        ended.map(({ request }) => request),
        notes.map(({ tree }) => tree),
        notes.map(({ source }) => source),
        notes.map(({ controller }) => controller),
        notes.map(({ order }) => order),
      ],
    });
  });

  return {
    newest: () => newest(undefined),
    begin: (request, controller) => begin({ request, controller }),
    beginning: (request, controller, written) => ({ into: noteBegun, row: { request, controller }, written }),
    end: (request, trees, positions) => end({ request, trees, positions }),

    async read(trees, controllers) {
      const ranges = trees.map(rangeBelow);
      const { rows } = await pool.query<Position>({
        name: 'read_positions',
        text: readPositions,
        values: [
          [...new Set(trees.flatMap(withAbove))],
          ranges.map(({ from }) => from),
          ranges.map(({ to }) => to),
          controllers,
        ],
      });
      return rows;
    },

    async leftBy(request) {
      const { rows } = await pool.query<{ controller: string }>({
        text: 'select controller from directory.controller_in_use where request = $1',
        values: [request],
      });
      return rows.map(({ controller }) => controller);
    },

    async forget() {
      await pool.query(forgetPositions);
    },
  };
}

/** Keys of an entry and of all above it. */
function withAbove(tree: string): string[] {
  const names = tree.split('\u0001');
  return names.map((_, index) => names.slice(0, index + 1).join('\u0001'));
}
