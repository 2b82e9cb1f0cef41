import { userInfo } from 'node:os';
import { InputError } from '#libs/contracts';
import { findAccessToken, isTokenSecret } from '#libs/decision-store';
/** The user at this machine, as operator, whatever token is set. */
export function machineOperator() {
    return { name: userInfo().username, role: 'operator', title: 'operator at the machine' };
}
/** Roles that may change things. */
const ACTING = ['operator', 'reviewer', 'admin'];
/**
 * Whoever the token in GRADLENS_TOKEN belongs to; without one, or with the API's own, the user at this machine, as operator:
 * what needs a reviewer needs the token of one.
 *
 * @throws InputError when the token works no more, or may only read.
 */
export async function actorOf(store, { GRADLENS_TOKEN: secret }) {
    if (secret === undefined || !isTokenSecret(secret))
        return machineOperator();
    const row = await findAccessToken(store, secret);
    if (row === null)
        throw wrongToken('one that works no more', 'a token that is neither expired nor revoked');
    if (!ACTING.includes(row.role))
        throw wrongToken(`of role ${row.role}`, `a token of role ${ACTING.join(', ')}`);
    return { name: row.name, role: row.role, title: row.role };
}
/** In whose name something is read: of the token, whatever its role, else of the user at this machine. */
export async function readerOf(store, { GRADLENS_TOKEN: secret }) {
    const row = secret === undefined || !isTokenSecret(secret) ? null : await findAccessToken(store, secret);
    return row === null ? machineOperator() : { name: row.name, role: row.role, title: row.role };
}
/** In whose name a run is started: of the token, whatever its role, else of the user at this machine. */
export async function starterOf(store, environment) {
    return (await readerOf(store, environment)).name;
}
function wrongToken(value, allowed) {
    return new InputError({ source: 'environment', path: 'GRADLENS_TOKEN', value, allowed });
}
//# sourceMappingURL=actor-of.js.map