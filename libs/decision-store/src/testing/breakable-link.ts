import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

import pg from 'pg';

/** A way to the test server that can be made to fail on purpose. */
export interface BreakableLink {
  /** Leads to the same database through the link. */
  readonly connectionString: string;
  /** Breaks all connections and refuses new ones. */
  cut(): void;
  mend(): void;
  /** Lets the next COMMIT reach the server, but breaks the connection in place of its answer. */
  loseNextCommitAnswer(): void;
  /** Answers lost so far. */
  lost(): number;
  close(): Promise<void>;
}

/** Opens a link to the server of `connectionString`. */
export async function breakableLink(connectionString: string): Promise<BreakableLink> {
  const { host, port, user, password, database } = new pg.Client({ connectionString });
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${String(port)}` } : { host, port };
  const sockets = new Set<Socket>();
  const fault = { cut: false, loseCommit: false, lost: 0 };
  const server = createServer((near) => {
    if (fault.cut) return void near.destroy();
    const far = connect(target);
    join(near, far, fault);
    for (const socket of [near, far]) sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const login = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(password ?? '')}`;
  const address = server.address() as AddressInfo;
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
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

function join(near: Socket, far: Socket, fault: { loseCommit: boolean; lost: number }): void {
  let committing = false;
  near.on('data', (bytes) => {
    if (fault.loseCommit && bytes.includes('COMMIT')) {
      fault.loseCommit = false;
      committing = true;
    }
    far.write(bytes);
  });
  far.on('data', (bytes) => {
    if (!committing) return void near.write(bytes);
    fault.lost += 1;
    near.destroy();
    far.destroy();
  });
  for (const [socket, other] of [[near, far], [far, near]] as const) {
    socket.on('error', () => other.destroy());
    socket.on('close', () => other.destroy());
  }
}
