import { request } from 'node:http';
import { createAccessToken } from '#libs/decision-store';
import { testStore, until } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
const opened = [];
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store, { socketLimits: { messageBytes: 2_000, sockets: 2, operations: 3 }, strangers: { perSecond: 0.01, most: 3 } });
});
afterAll(async () => {
    for (const socket of opened)
        socket.terminate();
    await api.close();
    await store.close();
});
/** A socket that is open; with a token, one that has said it. */
async function connect(token, { url } = api) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    opened.push(socket);
    const heard = { socket, messages: [], closed: null, send: (message) => { socket.send(JSON.stringify(message)); } };
    socket.on('message', (data) => void heard.messages.push(JSON.parse(data.toString())));
    socket.on('close', (code) => { heard.closed = code; });
    await new Promise((resolve) => socket.once('open', resolve));
    if (token === undefined)
        return heard;
    heard.send({ type: 'connection_init', payload: { token } });
    await until(() => heard.messages.length > 0 || heard.closed !== null);
    return heard;
}
const secretOf = async (name) => (await createAccessToken(store, { role: 'viewer', name, createdBy: 'spec' })).secret;
const listen = (heard, id) => { heard.send({ type: 'subscribe', id, payload: { query: 'subscription { runChanged { kind } }' } }); };
const refusals = ({ messages }) => messages.filter(({ type }) => type === 'error').map(({ payload }) => JSON.stringify(payload));
describe('a web socket', () => {
    it('is closed when its client does not say who it is', async () => {
        const impatient = await startTestApi(store, { socketLimits: { initMs: 300 } });
        const silent = await connect(undefined, impatient);
        await until(() => silent.closed !== null);
        await impatient.close();
        expect(silent.closed).toBe(4408);
    });
    it('is closed by a message that is too big', async () => {
        const heard = await connect(await secretOf('big'));
        heard.send({ type: 'ping', payload: { text: 'x'.repeat(2_000) } });
        await until(() => heard.closed !== null);
        expect([heard.closed, heard.messages.map(({ type }) => type)]).toEqual([1009, ['connection_ack']]);
    });
    it('is answered 404 at another path', async () => {
        const { port } = new URL(api.url);
        const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
        const status = await new Promise((resolve, reject) => {
            request({ port, host: '127.0.0.1', path: '/graphqlx', headers }, ({ statusCode }) => { resolve(statusCode); }).on('error', reject).end();
        });
        expect(status).toBe(404);
    });
});
describe('a token', () => {
    it('has a bounded number of sockets open; another may be opened when one is closed', async () => {
        const [secret, other] = [await secretOf('many'), await secretOf('other')];
        const [first, second, third] = [await connect(secret), await connect(secret), await connect(secret)];
        expect([first.closed, second.closed, third.closed]).toEqual([null, null, 4429]);
        expect((await connect(other)).closed).toBeNull();
        first.socket.close();
        await until(async () => (await connect(secret)).closed === null);
    });
    it('has a bounded number of operations going on over all its sockets; another may begin when one is over', async () => {
        const secret = await secretOf('busy');
        const [one, two] = [await connect(secret), await connect(secret)];
        const before = api.hub.size;
        for (const id of ['a', 'b'])
            listen(one, id);
        listen(two, 'c');
        await until(() => api.hub.size === before + 3);
        listen(two, 'd');
        await until(() => refusals(two).length === 1);
        expect(refusals(two)[0]).toContain('RATE_LIMITED');
        one.send({ type: 'complete', id: 'a' });
        await until(() => api.hub.size === before + 2);
        listen(two, 'e');
        await until(() => api.hub.size === before + 3);
        expect([one.closed, two.closed, refusals(two).length]).toEqual([null, null, 1]);
    });
});
describe('tokens that are guessed', () => {
    it('are counted by address, over the web socket and HTTP together; who is known already goes on', async () => {
        const secret = await secretOf('known');
        (await connect(secret)).socket.close();
        const codes = [];
        for (let i = 0; i < 4; i++)
            codes.push((await connect(`glt_unknown${i}`)).closed);
        expect(codes).toEqual([4403, 4403, 4403, 4429]);
        expect((await fetch(`${api.url}/graphql`, { method: 'POST', headers: { authorization: 'Bearer x' } })).status).toBe(429);
        expect((await connect(secret)).closed).toBeNull();
    });
});
//# sourceMappingURL=socket-limits.e2e.spec.js.map