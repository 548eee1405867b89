import { run } from './program.ts';
import { createTerminal } from './terminal/terminal.ts';

/** The only place that touches the process: arguments, environment, streams, signals. */
const interruption = new AbortController();
let reload: (() => void) | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);
// The end of a terminal, unless somebody takes it as daemons do.
process.on('SIGHUP', () => (reload ?? interrupt)());
for (const stream of [process.stdout, process.stderr]) {
  // `tenantry requests | head` closes the pipe early; that is no fault.
  stream.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') process.exit(0);
    throw cause;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  folder: process.cwd(),
  // biome-ignore lint/style/noProcessEnv: this is the place that reads it
  environment: process.env,
  input: process.stdin,
  terminal: createTerminal(process.stdout, process.stderr),
  log: process.stderr,
  interrupted: interruption.signal,
  onReload: (wanted) => {
    reload = wanted;
  },
});

function interrupt(): void {
  // Asked twice: whoever presses Ctrl-C again means it. What is left open is undone by the next start.
  if (interruption.signal.aborted) process.exit(130);
  interruption.abort();
}
