import { once } from 'node:events';
import { from as copyFrom } from 'pg-copy-streams';
import { COPY_HEAD, COPY_TAIL } from './copy-binary.js';
/** Streams COPY BINARY tuples into `target` ("table (columns)"); the promise settles when the server has answered. */
export async function copyInto(client, target, tuples) {
    const stream = client.query(copyFrom(`COPY ${target} FROM STDIN (FORMAT binary)`));
    // rejects on 'error', which a backend that dies mid-COPY emits without destroying the stream
    const finished = once(stream, 'finish');
    // a write after that error throws at once ("reading 'stream'"), which rejects this function just as well
    finished.catch(() => undefined);
    stream.write(COPY_HEAD);
    stream.write(tuples);
    stream.end(COPY_TAIL);
    await finished;
}
//# sourceMappingURL=copy-into.js.map