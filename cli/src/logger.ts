import { type Logger, pino } from 'pino';

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
      serializers: { error: pino.stdSerializers.err },
      // Requests come with credentials.
      redact: { paths: ['req.headers.authorization', 'headers.authorization', '*.password'], censor: '***' },
    },
    to,
  );
}
