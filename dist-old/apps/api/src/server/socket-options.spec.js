import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildApiSchema } from '../schema/print-api-schema.js';
import { countSockets, SOCKET_LIMITS } from '../limits/socket-limits.js';
import { socketOptions } from './socket-options.js';
const ACCESS = { tokenId: 't', role: 'viewer', name: 'a', project: null };
async function openOptions(parts) {
    const schema = await buildApiSchema();
    return socketOptions({ hosts: ['localhost'], authorizer: { check: () => Promise.resolve(ACCESS), knows: () => true, forget: () => undefined }, admission: () => Promise.resolve(ACCESS), sessions: null, sockets: countSockets(SOCKET_LIMITS), initMs: 5_000, audit: { record: () => Promise.resolve(), begin: () => Promise.resolve(() => Promise.resolve()) }, documents: { known: { find: () => null, has: () => false }, policy: 'any' }, introspection: 'all', rate: { count: () => undefined }, formatError: (formatted) => formatted, log: { info: () => undefined, debug: () => undefined }, schema: () => schema, context: (access) => ({ access, loaders: {}, recorded: new Set(), read: new Map() }), ...parts });
}
/** A socket that was let in, and whose token is what `check` says from then on. */
async function openSocket(check) {
    const options = await openOptions({ authorizer: { check, knows: () => true, forget: () => undefined } });
    const closed = [];
    const socket = { connectionParams: { token: 'x' }, extra: { access: ACCESS, socket: { close: (code) => void closed.push(code) } } };
    const payload = { query: 'subscription { runChanged { kind } }' };
    return {
        closed,
        next: async () => (await options.onNext(socket, '1', payload, { contextValue: { read: new Map() } }, { data: { secret: 1 } })),
        subscribe: async () => await options.onSubscribe(socket, '1', payload),
    };
}
describe('an open web socket', () => {
    it('is closed when its token has ended: nothing more is told, nothing new begins', async () => {
        const socket = await openSocket(() => Promise.resolve(null));
        const told = await socket.next();
        expect(told).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
        expect(told?.data).toBeUndefined();
        expect(await socket.subscribe()).toEqual([expect.any(GraphQLError)]);
        expect(socket.closed).toEqual([4403, 4403]);
    });
    it('goes on while the token works, and while the database is away', async () => {
        for (const check of [() => Promise.resolve(ACCESS), () => Promise.reject(new Error('away'))]) {
            const socket = await openSocket(check);
            expect(await socket.next()).toBeUndefined();
            expect(await socket.subscribe()).toHaveProperty('document');
            expect(socket.closed).toEqual([]);
        }
    });
});
describe('a web socket that is closed before it is known whose it is', () => {
    it('is not let in, and not counted', async () => {
        const sockets = countSockets({ sockets: 1, operations: 1 });
        let admit = () => undefined;
        const options = await openOptions({ sockets, admission: () => new Promise((resolve) => { admit = () => { resolve(ACCESS); }; }) });
        const socket = { connectionParams: { token: 'x' }, extra: { request: { headers: { host: 'localhost' }, socket: {} } } };
        const connecting = options.onConnect(socket);
        await options.onClose(socket, 1006, '');
        admit();
        expect(await connecting).toBe(false);
        expect(sockets.open(ACCESS.tokenId, { subscriptions: {} })).toBe(true);
    });
});
//# sourceMappingURL=socket-options.spec.js.map