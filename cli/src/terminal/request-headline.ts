import type { RequestState, RequestSummary } from '@tenantry/engine/client';

import { renderDuration } from './duration.ts';
import { printable } from './printable.ts';
import type { Style } from './terminal.ts';

const styles: Readonly<Record<RequestState, Style>> = {
  queued: 'cyan',
  suspended: 'cyan',
  running: 'blue',
  undoing: 'yellow',
  done: 'green',
  failed: 'red',
  'in-doubt': 'magenta',
  'awaiting-operator': 'magenta',
};

const marks: Partial<Record<RequestState, string>> = {
  done: '✔',
  failed: '✖',
  'in-doubt': '!',
  'awaiting-operator': '!',
};

/** The style that goes with a state. */
export function styleOfState(state: RequestState): Style {
  return styles[state];
}

/** One line on a request: how it ended, what it was, how long it took. */
export function renderHeadline(
  request: Pick<RequestSummary, 'state' | 'title' | 'milliseconds' | 'requestId'>,
  style: (style: Style, text: string) => string,
): string {
  const { state, title, milliseconds, requestId } = request;
  const time = milliseconds === undefined ? '' : `  ${renderDuration(milliseconds)}`;
  const head = `${style(styles[state], `${marks[state] ?? '•'} ${state}`)}  ${printable(title)}`;
  return `${head}${style('dim', `${time}  ${requestId}`)}`.trimEnd();
}
