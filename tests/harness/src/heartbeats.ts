import type pg from 'pg';

/** Hearts of engines beat once a second, so this is within the five seconds that a death may go unnoticed: on a busy machine they are longer. */
export const beatsUntilTakeOver = 4;

/** The hearts of the engines on one database, after the death of one. */
export interface Heartbeats {
  /** Tells that an engine dies now. */
  died(): Promise<void>;
  /** How often another one has shown that it lives until somebody took over; undefined while nobody has. */
  untilTakeOver(): Promise<number | undefined>;
}

/** Counts heartbeats from now on. */
export async function watchHeartbeats(pool: Pick<pg.Pool, 'query'>): Promise<Heartbeats> {
  await pool.query(`
    create table public.heartbeat (number bigint generated always as identity, node uuid, state text not null);
    create function public.note_heartbeat() returns trigger language plpgsql as $$
    begin
      insert into public.heartbeat (node, state) values (new.id, new.state);
      return null;
    end $$;
    create trigger note_heartbeat after update on engine.node for each row execute function public.note_heartbeat()`);
  return {
    async died() {
      await pool.query("insert into public.heartbeat (state) values ('dies')");
    },
    async untilTakeOver() {
      const { rows } = await pool.query<{ beats: number }>(`
        select count(*)::integer as beats
        from public.heartbeat beat
        where beat.state = 'alive'
          and beat.number > (select min(number) from public.heartbeat where state = 'dies')
          and beat.number < (select min(number) from public.heartbeat where state = 'dead')
        group by beat.node
        order by beats desc`);
      const isTakenOver = await pool.query("select from public.heartbeat where state = 'dead'");
      return isTakenOver.rowCount === 0 ? undefined : (rows[0]?.beats ?? 0);
    },
  };
}
