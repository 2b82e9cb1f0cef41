import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest names this context when it passes an error of a resolver on; our own error formatter logs those that matter. */
const PASSED_ON = 'ExceptionsHandler';

/** Nest's log lines go where ours go; its start-up chatter only at level debug. */
export function nestLog(log: Logger): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => { log.debug({ rest }, String(message)); },
    error: (message: unknown, ...rest: unknown[]) => {
      if (rest.includes(PASSED_ON)) log.debug({ rest }, String(message));
      else log.error({ rest }, String(message));
    },
    warn: (message: unknown, ...rest: unknown[]) => { log.warn({ rest }, String(message)); },
    debug: (message: unknown, ...rest: unknown[]) => { log.debug({ rest }, String(message)); },
    verbose: (message: unknown, ...rest: unknown[]) => { log.trace({ rest }, String(message)); },
  };
}
