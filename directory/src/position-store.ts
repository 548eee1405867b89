import type pg from 'pg';

import { rangeBelow } from './distinguished-name.ts';
import type { Position, Positions } from './port.ts';

/** Positions between requests and between engines, in PostgreSQL. */
export interface PositionStore {
  /** What must be seen of these containers, of those above and of all below. */
  read(trees: readonly string[]): Promise<Positions>;
  /** Controllers at which an earlier session of this request was changing something when it ended without `end`. */
  leftBy(request: string): Promise<readonly string[]>;
  /** A request begins to change something at a controller. */
  begin(request: string, controller: string): Promise<void>;
  /** Its changes have ended, and these containers were changed. */
  end(request: string, trees: readonly string[], positions: Positions): Promise<void>;
  /** Forgets what every controller that lives has seen long since. */
  forget(): Promise<void>;
}

const daysKept = 7;

const readPositions = `
  select source, max(reached) as "order", (array_agg(controller order by reached desc))[1] as controller
  from directory.position p
  where p.tree = any ($1)
    or exists (select from unnest($2::text[], $3::text[]) as r (low, high) where p.tree > r.low and p.tree < r.high)
  group by source`;

export function createPositionStore(pool: Pick<pg.Pool, 'query'>): PositionStore {
  return {
    async read(trees) {
      const ranges = trees.map(rangeBelow);
      const { rows } = await pool.query<Position>({
        name: 'read_positions',
        text: readPositions,
        values: [[...new Set(trees.flatMap(withAbove))], ranges.map(({ from }) => from), ranges.map(({ to }) => to)],
      });
      return rows;
    },

    async leftBy(request) {
      const { rows } = await pool.query<{ controller: string }>(
        'select controller from directory.controller_in_use where request = $1',
        [request],
      );
      return rows.map(({ controller }) => controller);
    },

    async begin(request, controller) {
      await pool.query('insert into directory.controller_in_use values ($1, $2) on conflict do nothing', [
        request,
        controller,
      ]);
    },

    async end(request, trees, positions) {
      await pool.query('select directory.note_positions($1, $2, $3, $4, $5)', [
        request,
        trees,
        positions.map(({ source }) => source),
        positions.map(({ controller }) => controller),
        positions.map(({ order }) => order),
      ]);
    },

    async forget() {
      await pool.query(`delete from directory.position where noted_at < now() - make_interval(days => ${daysKept})`);
    },
  };
}

/** Keys of an entry and of all above it. */
function withAbove(tree: string): string[] {
  const names = tree.split('\u0001');
  return names.map((_, index) => names.slice(0, index + 1).join('\u0001'));
}
