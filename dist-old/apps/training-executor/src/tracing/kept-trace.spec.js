import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseTraceEffort, parseTraceQuestion, readEnvironment } from '#libs/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withKeptTrace } from './kept-trace.js';
let home;
beforeAll(async () => { home = await mkdtemp(path.join(tmpdir(), 'gradlens-kept-trace-')); });
afterAll(() => rm(home, { recursive: true, force: true }));
const asked = (record, controls = 59) => ({ run: 'r', questions: [parseTraceQuestion({ record })], effort: parseTraceEffort({ controls }) });
const kept = (of, work) => withKeptTrace({ environment: readEnvironment({ GRADLENS_HOME: home }), say: () => undefined }, of, work);
it('gives what a command that was ended had finished to the same command, to no other, and to none after it is made', async () => {
    await expect(kept(asked('test:1'), async (work) => {
        await work.keep('replays', [1, 2]);
        throw new Error('killed');
    })).rejects.toThrow('killed');
    expect(await kept(asked('test:2'), (work) => work.find('replays'))).toBeNull();
    expect(await kept(asked('test:1', 19), (work) => work.find('replays'))).toBeNull();
    expect(await kept(asked('test:1'), (work) => work.find('replays'))).toEqual([1, 2]);
    expect(await readdir(path.join(home, 'traces'))).toEqual([]);
    expect(await kept(asked('test:1'), (work) => work.find('replays'))).toBeNull();
});
//# sourceMappingURL=kept-trace.spec.js.map