import { setTimeout as pause } from 'node:timers/promises';

import type { Agent } from '@tenantry/deploy';
import { openTelemetry, type TraceOptions } from '@tenantry/telemetry';
import type { Command } from 'commander';
import type { Logger } from 'pino';
import { runBookJob } from '../book-job.ts';
import { startServerAgent } from '../deployment/server-agent.ts';
import { exitCodes } from '../exit-codes.ts';
import { type HttpServer, startHttpServer } from '../http-server.ts';
import { requireSafe } from '../http-tls.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { createLogger } from '../logger.ts';
import { credentialsFile, findCredentials } from '../sample/credentials.ts';
import { provisionSample } from '../sample/provision-sample.ts';
import type { Settings } from '../settings.ts';
import { addSettings } from '../settings-options.ts';
import { renderDuration } from '../terminal/duration.ts';
import { renderHeadline } from '../terminal/request-headline.ts';
import { renderRequestTree } from '../terminal/request-tree.ts';
import type { CommandContext } from './command-context.ts';

/** What runs gets so long to end by itself after Ctrl-C; the rest is undone. */
const drainMilliseconds = 5000;

/** `tenantry serve`: the whole system. */
export function addServeCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('serve')
    .description('Starts database, engine, directory and HTTP server. The first start provisions a sample hoster.');
  addSettings(command, 'serve');
  command.action(async (_: unknown, self: Command) => {
    const settings = context.settings(self);
    const level = settings.logLevel ?? (context.terminal.interactive ? 'warn' : 'info');
    await serve({ context, settings, logger: createLogger({ level, to: context.log }) });
  });
}

interface Serving {
  readonly context: CommandContext;
  readonly settings: Settings;
  readonly logger: Logger;
}

async function serve({ context, settings, logger }: Serving): Promise<void> {
  const { terminal, interrupted } = context;
  const started = performance.now();
  // Before anything is opened: it is a mistake in the settings.
  if (settings.roles.includes('web')) requireSafe(settings);
  const telemetry = await openTelemetry({ traces: tracesOf(context.environment) });
  const installation = await terminal.during('starting database and engine', () =>
    openInstallation({
      settings,
      logger,
      say: (text) => terminal.print(`  ${text}`),
      queue: settings.roles.includes('engine'),
      server: { name: settings.server, roles: settings.roles },
      components: settings.components,
      watch: telemetry,
    }),
  );
  try {
    up('database', settings.databaseUrl === undefined ? 'embedded PostgreSQL' : 'external PostgreSQL');
    up('engine', `${installation.client.procedures().length} procedures`);
    up('directory', settings.directory?.controllers.map(({ name }) => name).join(', ') ?? 'in the database');
    let provisioned = !settings.sample;
    const ready = () => provisioned && installation.engine.ready();
    const server = settings.roles.includes('web')
      ? await startHttpServer({ installation, settings, logger, telemetry, ready })
      : undefined;
    let agent: Agent | undefined;
    try {
      if (server) up('HTTP', server.address);
      if (server && settings.signIn.tls) context.onReload(() => void reloadTls(server, logger));
      // A service goes on; who closes a terminal means the server in it.
      else if (!terminal.interactive) context.onReload(() => logger.info({}, 'there is nothing to be read again'));
      agent = await startServerAgent(installation, { settings, logger, address: server?.address });
      up('server', `${settings.server} (${settings.roles.join(', ')})`);
      if (settings.sample) await showSample({ context, settings, logger }, installation);
      provisioned = true;
      void runBookJob({ installation, logger, minutes: settings.oabMinutes, signal: interrupted });
      if (!interrupted.aborted)
        await greet({ context, settings, logger }, { address: server?.address ?? settings.server, started });
      await until(interrupted);
      terminal.print('Stopping.');
    } finally {
      await agent?.stop();
      // The engine works on until everything that arrived is answered; what takes too long it undoes, and then that is the answer.
      const begun = performance.now();
      const closed = server?.close();
      await Promise.race([closed, pause(drainMilliseconds, undefined, { ref: false })]);
      const left = drainMilliseconds - (performance.now() - begun);
      await installation.engine.stop({ drainMilliseconds: Math.max(0, left) });
      await closed;
    }
  } finally {
    await installation.stop({ drainMilliseconds });
    await telemetry.stop().catch((error: unknown) => logger.warn({ error }, 'the last traces could not be sent'));
  }
  // It was told to stop, and has: that is no interruption.
  context.end(exitCodes.done);

  function up(part: string, about: string): void {
    terminal.print(`${terminal.style('green', '✔')} ${part.padEnd(9)} ${about}`);
  }
}

/** The variables of OpenTelemetry are those of every program that speaks it, so they are no settings of ours. */
function tracesOf(environment: CommandContext['environment']): TraceOptions | undefined {
  const endpoint = environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint) return undefined;
  return { endpoint, serviceName: environment['OTEL_SERVICE_NAME'] || 'tenantry' };
}

/** A pair of files that is not right is told; the server goes on with the one that it has. */
async function reloadTls(server: HttpServer, logger: Logger): Promise<void> {
  try {
    await server.reloadTls();
    logger.info({}, 'certificate and key were read again');
  } catch (error) {
    logger.error({ error }, 'certificate and key could not be read again; the server goes on with those that it has');
  }
}

async function showSample({ context, settings }: Serving, installation: Installation): Promise<void> {
  const { terminal, interrupted } = context;
  await provisionSample({
    installation,
    folder: settings.data,
    signal: interrupted,
    onBegin: (name) => terminal.print(`\n${terminal.style('bold', name)}`),
    onDone: (_, request) => {
      terminal.print(renderHeadline(request, terminal.style));
      terminal.print(renderRequestTree(request, terminal, { details: false }));
    },
  });
}

/** What a person needs next. */
async function greet(
  { context, settings }: Serving,
  { address, started }: { address: string; started: number },
): Promise<void> {
  const { terminal } = context;
  const credentials = settings.sample ? await findCredentials(settings.data) : undefined;
  terminal.print(
    `\n${terminal.style('bold', 'Tenantry')} is ready at ${terminal.style('cyan', address)} after ${renderDuration(performance.now() - started)}. Ctrl-C stops it.`,
  );
  if (credentials) {
    terminal.print(`  administrator  ${credentials.user}`);
    terminal.print(`  password       ${credentials.password}   (${credentialsFile(settings.data)})`);
  }
  terminal.print('\nNext, in another terminal:');
  terminal.print(`  npx tenantry requests${dataOption(context, settings)}`);
  if (credentials) {
    terminal.print(
      `  curl --user '${credentials.user}:${credentials.password}' --header 'Content-Type: text/xml' --data-binary @examples/modify-mailbox.xml ${address}/requests`,
    );
  }
  terminal.print(`  npx tenantry submit examples/create-mailbox.xml${dataOption(context, settings)}`);
  terminal.print(`  npx tenantry explain last${dataOption(context, settings)}`);
}

/** Only where the other terminal would look elsewhere. */
function dataOption({ folder }: CommandContext, { data }: Settings): string {
  return data === `${folder}/.tenantry` ? '' : ` --data ${data}`;
}

function until(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
