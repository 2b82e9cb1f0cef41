import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import pg from 'pg';
/** Opens a link to the server of `connectionString`. */
export async function breakableLink(connectionString) {
    const { host, port, user, password, database } = new pg.Client({ connectionString });
    const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${String(port)}` } : { host, port };
    const sockets = new Set();
    const fault = { cut: false, loseCommit: false, lost: 0 };
    const server = createServer((near) => {
        if (fault.cut)
            return void near.destroy();
        const far = connect(target);
        join(near, far, fault);
        for (const socket of [near, far])
            sockets.add(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const login = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(password ?? '')}`;
    const address = server.address();
    const breakAll = () => {
        for (const socket of sockets)
            socket.destroy();
        sockets.clear();
    };
    return {
        connectionString: `postgres://${login}@127.0.0.1:${String(address.port)}/${database ?? ''}`,
        cut() {
            fault.cut = true;
            breakAll();
        },
        mend: () => void (fault.cut = false),
        loseNextCommitAnswer: () => void (fault.loseCommit = true),
        lost: () => fault.lost,
        async close() {
            breakAll();
            server.close();
            await once(server, 'close');
        },
    };
}
function join(near, far, fault) {
    let committing = false;
    near.on('data', (bytes) => {
        if (fault.loseCommit && bytes.includes('COMMIT')) {
            fault.loseCommit = false;
            committing = true;
        }
        far.write(bytes);
    });
    far.on('data', (bytes) => {
        if (!committing)
            return void near.write(bytes);
        fault.lost += 1;
        near.destroy();
        far.destroy();
    });
    for (const [socket, other] of [[near, far], [far, near]]) {
        socket.on('error', () => other.destroy());
        socket.on('close', () => other.destroy());
    }
}
//# sourceMappingURL=breakable-link.js.map