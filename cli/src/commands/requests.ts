import { setTimeout as pause } from 'node:timers/promises';
import type { RequestFilter, RequestState, RequestSummary } from '@tenantry/engine/client';
import type { Command } from 'commander';

import { UsageInvalid } from '../errors.ts';
import type { Installation } from '../installation.ts';
import { renderDuration } from '../terminal/duration.ts';
import { printable } from '../terminal/printable.ts';
import { styleOfState } from '../terminal/request-headline.ts';
import { renderTable, shorten } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends CommonOptions {
  readonly state?: string[];
  readonly title?: string;
  readonly about?: string;
  readonly trustee?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit?: string;
  readonly follow?: true;
}

const states: readonly RequestState[] = [
  'queued',
  'suspended',
  'running',
  'undoing',
  'done',
  'failed',
  'in-doubt',
  'awaiting-operator',
];
const followMilliseconds = 500;
const followLimit = 1000;
const titleWidth = 60;
const callerWidth = 32;

/** `tenantry requests`: what was asked, and how it ended. */
export function addRequestsCommand(program: Command, context: CommandContext): void {
  program
    .command('requests')
    .description('Lists requests, newest first.')
    .option('--state <state...>', `only in these states: ${states.join(', ')}`)
    .option('--title <text>', 'only with this text in the title')
    .option('--about <text>', 'only those whose calls or steps name this: an address, a path or part of one, a GUID')
    .option('--trustee <text>', 'only of callers whose name contains this: user, token, or system')
    .option('--since <time>', 'only since then: an ISO time, or 30s, 15m, 2h, 7d ago')
    .option('--until <time>', 'only before then')
    .option('--limit <count>', 'at most so many, up to 1000 (default 50)')
    .option('--follow', 'stay and show requests as they begin and end, until Ctrl-C')
    .action(async (_: unknown, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      const filter = readFilter(options, new Date());
      await withInstallation({ context, command: self, directoryMayBeAway: true }, async (installation) => {
        if (options.follow) await follow(context, installation, { filter, json: options.json === true });
        else show(context.terminal, await installation.client.list(filter), options.json === true);
      });
    });
}

/** Reads the filter; `now` is what relative times count from. */
export function readFilter(options: Options, now: Date): RequestFilter {
  const { title, about, trustee, since, until, limit } = options;
  return {
    ...(options.state === undefined ? {} : { states: options.state.map(readState) }),
    ...(title === undefined ? {} : { title }),
    ...(about === undefined ? {} : { about }),
    ...(trustee === undefined ? {} : { caller: trustee }),
    ...(since === undefined ? {} : { since: readTime({ option: '--since', text: since, now }) }),
    ...(until === undefined ? {} : { until: readTime({ option: '--until', text: until, now }) }),
    ...(limit === undefined ? {} : { limit: readLimit(limit) }),
  };
}

function readState(text: string): RequestState {
  const state = states.find((each) => each === text);
  if (!state) throw UsageInvalid(`--state is "${text}".`, `Give ${states.join(', ')}.`);
  return state;
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function readTime({ option, text, now }: { option: string; text: string; now: Date }): Date {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = unitSeconds[unit];
  const time = seconds === undefined ? new Date(text) : new Date(now.getTime() - Number(count) * seconds * 1000);
  if (Number.isNaN(time.getTime())) {
    throw UsageInvalid(`${option} is "${text}".`, 'Give a time such as 2026-11-23T09:00:00Z, or 30s, 15m, 2h, 7d.');
  }
  return time;
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > followLimit) {
    throw UsageInvalid(`--limit is "${text}".`, `Give a whole number from 1 to ${followLimit}.`);
  }
  return limit;
}

function show(terminal: Terminal, requests: readonly RequestSummary[], json: boolean): void {
  if (json) terminal.print(JSON.stringify(requests, null, 2));
  else if (requests.length === 0) terminal.note('No requests.');
  else terminal.print(renderTable(requests.map((request) => rowOf(request, terminal))));
}

function rowOf(request: RequestSummary, terminal: Terminal): string[] {
  const { requestId, state, title, trustee, acceptedAt, milliseconds, errorCode } = request;
  return [
    requestId,
    `${acceptedAt.slice(0, 19).replace('T', ' ')}Z`,
    terminal.style(styleOfState(state), state),
    milliseconds === undefined ? '' : renderDuration(milliseconds),
    shorten(printable(nameOfCaller(trustee)), callerWidth),
    shorten(printable(title), titleWidth),
    errorCode ?? '',
  ];
}

/** Of `LDAP://CN=ann@acme.example,OU=...` the first name; others, as `system`, whole. */
function nameOfCaller(trustee: string): string {
  return /^LDAP:\/\/CN=((?:\\.|[^,\\])+),/i.exec(trustee)?.[1] ?? trustee;
}

/** Prints a line for each request that begins or changes its state. */
async function follow(
  { terminal, interrupted }: CommandContext,
  { client }: Installation,
  { filter, json }: { filter: RequestFilter; json: boolean },
): Promise<void> {
  const known = new Map<string, RequestState>();
  while (!interrupted.aborted) {
    const found = await client.list({ ...filter, limit: followLimit });
    for (const request of found.reverse()) {
      if (known.get(request.requestId) === request.state) continue;
      known.set(request.requestId, request.state);
      terminal.print(json ? JSON.stringify(request) : rowOf(request, terminal).join('  '));
    }
    forgetOld(known);
    await pause(followMilliseconds, undefined, { signal: interrupted }).catch(() => undefined);
  }
}

/** A list never shows more than `followLimit`; what came long before can be forgotten. */
function forgetOld(known: Map<string, RequestState>): void {
  for (const id of known.keys()) {
    if (known.size <= followLimit * 4) return;
    known.delete(id);
  }
}
