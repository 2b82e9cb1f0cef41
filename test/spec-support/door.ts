import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that can be shut, so that it is away for whoever goes through it. */
export interface Door {
  /** The address of the server, by way of the door. */
  readonly url: string;
  /** Ends every connection, and refuses new ones. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

/** A door to the server of a connection string; it stands open. */
export async function doorTo(connectionString: string): Promise<Door> {
  const behind = new URL(connectionString);
  const sockets = new Set<Socket>();
  let server = await listening(serverTo(behind, sockets), 0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(connectionString);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    shut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    open: async () => {
      server = await listening(serverTo(behind, sockets), port);
    },
  };
}

function serverTo({ hostname, port }: URL, sockets: Set<Socket>): Server {
  return createServer((client) => {
    const host = decodeURIComponent(hostname);
    // a folder is where the server's socket lies
    const upstream = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port: Number(port) });
    for (const [socket, other] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket);
        other.destroy();
      }).pipe(other);
    }
  });
}

async function listening(server: Server, port: number): Promise<Server> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
