import { once } from 'node:events';
import { connect, createServer } from 'node:net';
/** A door to the server of a connection string; it stands open. */
export async function doorTo(connectionString) {
    const behind = new URL(connectionString);
    const sockets = new Set();
    let server = await listening(serverTo(behind, sockets), 0);
    const { port } = server.address();
    const url = new URL(connectionString);
    url.hostname = '127.0.0.1';
    url.port = String(port);
    return {
        url: url.href,
        shut: async () => {
            const closed = once(server, 'close');
            server.close();
            for (const socket of sockets)
                socket.destroy();
            await closed;
        },
        open: async () => {
            server = await listening(serverTo(behind, sockets), port);
        },
    };
}
function serverTo({ hostname, port }, sockets) {
    return createServer((client) => {
        const host = decodeURIComponent(hostname);
        // a folder is where the server's socket lies
        const upstream = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port: Number(port) });
        for (const [socket, other] of [[client, upstream], [upstream, client]]) {
            sockets.add(socket);
            socket.on('error', () => undefined).on('close', () => {
                sockets.delete(socket);
                other.destroy();
            }).pipe(other);
        }
    });
}
async function listening(server, port) {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
}
//# sourceMappingURL=door.js.map