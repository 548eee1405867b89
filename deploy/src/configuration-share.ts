import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { listActions } from './actions.ts';
import type { ChangeParts } from './change-parts.ts';
import { type LoggedLine, readLog, writeLog } from './log.ts';
import { listChanges } from './records.ts';
import { exportState } from './wanted-state.ts';

const sessionLines = 10_000;

/**
 * Writes what operators of the historical tool look for in its configuration share: `Config` with what is installed and all actions, `Log` with the
 * session and a file for each component and server that it was about. The database has it all; a share that cannot be written stops nothing.
 * Source: deployment-tool.md section 2
 * @param after number of the last line of the log before the session
 */
export async function writeConfigurationShare(parts: ChangeParts, after: string): Promise<void> {
  const folder = await configurationShare(parts);
  if (folder === undefined) return;
  try {
    const config = join(folder, 'Config');
    const log = join(folder, 'Log');
    await mkdir(config, { recursive: true });
    await mkdir(log, { recursive: true });
    await writeJson(join(config, 'MpsConfig.json'), await exportState(parts));
    const history = { changes: await listChanges(parts.pool), actions: await listActions(parts) };
    await writeJson(join(config, 'ActionHistory.json'), history);
    const lines = await readLog(parts.pool, { after, limit: sessionLines });
    await writeFile(join(log, 'Session.log'), lines.map(render).join(''));
    for (const [name, own] of Map.groupBy(lines.filter(isOfComponent), fileOf)) {
      await appendFile(join(log, name), own.map(render).join(''));
    }
  } catch (cause) {
    const line = `the configuration share ${folder} could not be written: ${(cause as Error).message}`;
    parts.onStep?.(line);
    await writeLog(parts.pool, { line });
  }
}

/** Where a session of the tool begins in the log. */
export async function sessionStart({ pool }: Pick<ChangeParts, 'pool'>): Promise<string> {
  const { rows } = await pool.query<{ last: string }>('select coalesce(max(id), 0) as last from deploy.log');
  return rows[0]?.last ?? '0';
}

async function configurationShare({ pool }: Pick<ChangeParts, 'pool'>): Promise<string | undefined> {
  const { rows } = await pool.query<{ folder: string | null }>(
    'select configuration_share as folder from deploy.installation',
  );
  return rows[0]?.folder ?? undefined;
}

function isOfComponent({ component }: LoggedLine): boolean {
  return component !== '';
}

/** As the historical tool named the log of a package: `<package> on <server> <date>.log`. */
function fileOf({ component, server, at }: LoggedLine): string {
  const place = server === '' ? 'all servers' : server;
  return `${component} on ${place} ${at.toISOString().slice(0, 10)}.log`.replaceAll(/[/\\]/g, '-');
}

function render({ at, server, line }: LoggedLine): string {
  return `${at.toISOString()} ${server === '' ? '' : `${server}: `}${line}\n`;
}

/** Complete or not at all would need a rename, which some shares refuse; the next session writes it anew. */
function writeJson(path: string, value: unknown): Promise<void> {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
