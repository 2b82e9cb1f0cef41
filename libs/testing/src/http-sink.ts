import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a sink got. */
export interface Got {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on this machine that keeps what it gets. */
export interface HttpSink {
  readonly url: string;
  readonly got: Got[];
  /** What it answers from now on: a status, with headers where there are any; null: it hangs up. */
  answer: (request: Got) => { status: number; headers?: Record<string, string> } | null;
  close(): Promise<void>;
}

/** Opens a sink on a free port of the loopback address; it answers 204. */
export async function httpSink(): Promise<HttpSink> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') };
      got.push(one);
      const answer = sink.answer(one);
      if (answer === null) request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: HttpSink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answer: () => ({ status: 204 }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return sink;
}
