import { once } from 'node:events';
import type { Writable } from 'node:stream';

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { COPY_HEAD, COPY_TAIL } from './copy-binary.js';

/** Streams COPY BINARY tuples into `target` ("table (columns)"); the promise settles when the server has answered. */
export async function copyInto(client: pg.ClientBase, target: string, tuples: Buffer): Promise<void> {
  const stream = client.query(inOneWrite(copyFrom(`COPY ${target} FROM STDIN (FORMAT binary)`)));
  // rejects on 'error', which a backend that dies mid-COPY emits without destroying the stream
  const finished = once(stream, 'finish');
  // a write after that error throws at once ("reading 'stream'"), which rejects this function just as well
  finished.catch(() => undefined);
  stream.write(COPY_HEAD);
  stream.write(tuples);
  stream.end(COPY_TAIL);
  await finished;
}

/** What the package calls when the server is ready for the tuples; its types lack it. */
interface CopyQuery {
  handleCopyInResponse(connection: { readonly stream: Writable }): void;
}

/** The same query with all that it sends in one write, in place of seven: system calls are most of what a small shipment costs. */
function inOneWrite<T extends Writable>(query: T): T {
  const copy = query as unknown as CopyQuery;
  const sendTuples = copy.handleCopyInResponse.bind(copy);
  copy.handleCopyInResponse = (connection) => {
    connection.stream.cork();
    // the end follows the tuples in ticks of its own
    setImmediate(() => {
      connection.stream.uncork();
    });
    sendTuples(connection);
  };
  return query;
}
