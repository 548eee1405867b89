import { ProvisioningError } from '@tenantry/engine';
import { type Logger, pino } from 'pino';

import { foreignRefusal } from './foreign-refusal.ts';
import type { LogLevel } from './settings.ts';
import type { Output } from './terminal/terminal.ts';

/** The structured log: a line of JSON an event. */
export function createLogger({ level, to }: { readonly level: LogLevel; readonly to: Output }): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: tell },
      // Requests come with credentials.
      redact: { paths: ['req.headers.authorization', 'headers.authorization', '*.password'], censor: '***' },
    },
    to,
  );
}

/**
 * What was foreseen has a code and says what to do; of everything else the author of the program needs the stack. Nothing else of an error
 * is taken along: those of PostgreSQL hold their connection.
 */
function tell(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? { code: error.code } : {};
  const isForeseen = error instanceof ProvisioningError || foreignRefusal(error) !== undefined;
  const cause = error.cause === undefined ? {} : { cause: tell(error.cause) };
  return { ...code, message: error.message, ...(isForeseen ? {} : { stack: error.stack }), ...cause };
}
