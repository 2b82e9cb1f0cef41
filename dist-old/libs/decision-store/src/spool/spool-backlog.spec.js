import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeNote } from '#libs/audit';
import { uuidv7 } from 'uuidv7';
import { expect, it } from 'vitest';
import { openSpool, spoolFolder } from './index.js';
import { spoolBacklog } from './spool-backlog.js';
it('tells what is durable here and not acknowledged, and since when', () => {
    const home = mkdtempSync(join(tmpdir(), 'gradlens-backlog-'));
    expect(spoolBacklog(home)).toEqual([]);
    const run = uuidv7();
    const meta = { version: 1, run, runId: 1, attempt: 1, layers: 0, createdAt: new Date(0).toISOString() };
    const spool = openSpool({ folder: spoolFolder(home, run), meta });
    expect(spoolBacklog(home)).toEqual([]);
    const payload = (t0Us) => encodeNote({ kind: 'fact', attempt: 1, step0: 0, n: 0, t0Us }, { type: 'event' });
    for (let seq = 1; seq <= 5; seq++)
        spool.append(seq, payload(seq * 1000));
    spool.sync();
    const size = 16 + payload(0).length;
    expect(spoolBacklog(home)).toEqual([{ run, acknowledgedSeq: 0, frames: 5, bytes: 5 * size, oldestUs: 1000 }]);
    spool.acknowledge(3);
    expect(spoolBacklog(home)).toEqual([{ run, acknowledgedSeq: 3, frames: 2, bytes: 2 * size, oldestUs: 4000 }]);
    spool.acknowledge(5);
    expect(spoolBacklog(home)).toEqual([]);
    spool.close();
    rmSync(home, { recursive: true });
});
//# sourceMappingURL=spool-backlog.spec.js.map