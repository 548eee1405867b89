import { readFileSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';

/** Whether a process of this number lives. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    // One that has ended stays visible until its parent has asked for its end, and not every first process of a container does.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** Processes that work in a directory. PostgreSQL's server processes do so in their data directory. */
export async function processesIn(directory: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid));
  const working = await Promise.all(
    pids.map(async (pid) => ({ pid, in: await readlink(`/proc/${pid}/cwd`).catch(() => undefined) })),
  );
  return working.filter((process) => process.in === directory).map(({ pid }) => pid);
}
