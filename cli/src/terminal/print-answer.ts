import type { Answer, RequestSummary } from '@tenantry/engine/client';

import { printable } from './printable.ts';
import { renderHeadline } from './request-headline.ts';
import type { Terminal } from './terminal.ts';

/**
 * How a request ended: the headline and the reasons on standard error, the result on standard output,
 * so that the result can be piped on.
 */
export function printAnswer(terminal: Terminal, answer: Answer, summary: RequestSummary | undefined): void {
  const { requestId, state, error, warnings, document, output } = answer;
  terminal.note(renderHeadline(summary ?? { requestId, state, title: '' }, terminal.styleNote));
  for (const warning of warnings) terminal.note(`  ${terminal.styleNote('yellow', 'warning')}  ${printable(warning)}`);
  if (error) {
    terminal.note(`  ${terminal.styleNote('red', error.code)}  ${printable(error.message)}`);
    for (const { path, message } of error.faults) terminal.note(`    ${path}: ${printable(message)}`);
    for (const { namespace, procedure } of error.sources) {
      terminal.note(terminal.styleNote('dim', `    in ${namespace}::${procedure}`));
    }
  }
  if (requestId !== '') terminal.note(terminal.styleNote('dim', `  tenantry explain ${requestId}`));
  if (document !== undefined) terminal.print(document);
  else if (output !== undefined) terminal.print(JSON.stringify(output, null, 2));
}
