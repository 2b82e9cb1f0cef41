/** Under this token the open database is injected. */
export const STORE = Symbol('store');
/** Under this token the clock is injected. */
export const CLOCK = Symbol('clock');
/** Under this token the log is injected. */
export const LOG = Symbol('log');
/** Under this token the hub of live changes is injected. */
export const HUB = Symbol('hub');
/** Under this token the notification file is injected. */
export const NOTIFY = Symbol('notify');
//# sourceMappingURL=tokens.js.map