import { openInstallation } from '@tenantry/cli/installation';
import type { Answer, Submission } from '@tenantry/engine/client';

/** Where an engine process finds its installation. */
export interface EngineOrder {
  readonly databaseUrl: string;
  readonly data: string;
  readonly keyFile: string;
}

/** What is asked of it, and what it tells. */
export type ToEngine = { readonly open: EngineOrder } | { readonly number: number; readonly submission: Submission };
export type FromEngine = 'ready' | { readonly number: number; readonly answer: Answer };

/** Main program of an engine in a process of its own. It lives until it is killed. */
let opening: ReturnType<typeof openInstallation> | undefined;
process.on('message', (message: ToEngine) => {
  void obey(message);
});
process.once('disconnect', () => process.exit(0));

async function obey(message: ToEngine): Promise<void> {
  if ('open' in message) {
    const { databaseUrl, data, keyFile } = message.open;
    const quiet = () => undefined;
    opening = openInstallation({
      settings: { databaseUrl, data, keyFile, retentionMonths: 1 },
      logger: { info: quiet, warn: quiet, error: quiet },
      migrate: false,
    });
    await opening;
    tell('ready');
    return;
  }
  const installation = await opening;
  if (!installation) throw new Error('asked before it was opened');
  tell({ number: message.number, answer: await installation.client.submit(message.submission) });
}

function tell(message: FromEngine): void {
  process.send?.(message);
}
