import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { type Logger, pino } from 'pino';

import { InputError } from '#libs/contracts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * The log: JSON lines in `api.log` of the home folder, or on standard error when GRADLENS_LOG=stderr.
 * Level by GRADLENS_LOG_LEVEL, default info. Tokens never reach it.
 *
 * @throws InputError for a level that is none.
 */
export function openApiLog(home: string, variables: NodeJS.ProcessEnv): Logger {
  const level = variables['GRADLENS_LOG_LEVEL'] ?? 'info';
  if (!LEVELS.some((known) => known === level)) {
    throw new InputError({ source: 'environment', path: 'GRADLENS_LOG_LEVEL', value: JSON.stringify(level), allowed: `one of ${LEVELS.join(', ')}` });
  }
  const redact = ['token', '*.token', 'req.headers.authorization', 'headers.authorization'];
  if (variables['GRADLENS_LOG'] === 'stderr') return pino({ level, redact }, pino.destination({ fd: 2, sync: true }));
  mkdirSync(home, { recursive: true, mode: 0o700 });
  return pino({ level, redact }, pino.destination({ dest: join(home, 'api.log'), mode: 0o600, sync: true }));
}
