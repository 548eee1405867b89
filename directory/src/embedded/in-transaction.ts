import type pg from 'pg';

const deadlockDetected = '40P01';
/** So often work is begun that others, who need the same entries in another order, have stopped. */
const attemptsMaximum = 10;

/** Does work in a transaction, anew when it was the one that a deadlock had to stop. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, work);
    } catch (error) {
      if ((error as { code?: string }).code !== deadlockDetected || attempt === attemptsMaximum) throw error;
    }
  }
}

async function once<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // Whatever is under way fails when the connection breaks, and says so.
  client.on('error', ignore);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.off('error', ignore);
    client.release();
  }
}

function ignore(): void {}
