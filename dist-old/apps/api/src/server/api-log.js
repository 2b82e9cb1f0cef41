import { join } from 'node:path';
import { makeHome } from '#libs/decision-store';
import { pino } from 'pino';
import { requestFields } from './request-ids.js';
/** The log: JSON lines in `api.log` of the home folder, or on standard error, as the environment says. Tokens never reach it; lines of a request carry its id. */
export function openApiLog(home, environment) {
    const level = environment.GRADLENS_LOG_LEVEL;
    const redact = ['token', '*.token', 'req.headers.authorization', 'headers.authorization', 'req.headers.cookie', 'headers.cookie'];
    if (environment.GRADLENS_LOG === 'stderr')
        return pino({ level, redact, mixin: requestFields }, pino.destination({ fd: 2, sync: true }));
    makeHome(home, 0o700);
    return pino({ level, redact, mixin: requestFields }, pino.destination({ dest: join(home, 'api.log'), mode: 0o600, sync: true }));
}
//# sourceMappingURL=api-log.js.map