import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkpointFolder, dropCheckpoint, readCheckpoint, writeCheckpoint, writeWhenRoom } from './checkpoints.js';
const folder = async () => path.join(await mkdtemp(path.join(tmpdir(), 'gradlens-cp-')), 'a', 'b');
it('gives back what was written, and leaves no part file', async () => {
    const home = await folder();
    const bytes = Uint8Array.of(1, 2, 3);
    const file = await writeCheckpoint(home, 12, bytes);
    expect(file).toMatchObject({ step: 12, sizeBytes: 3 });
    expect([...(await readCheckpoint(file))]).toEqual([1, 2, 3]);
    expect(await readdir(home)).toEqual(['step-0000000012.safetensors']);
});
it('refuses a file that was changed by one bit, naming both checksums', async () => {
    const file = await writeCheckpoint(await folder(), 1, Uint8Array.of(1, 2, 3));
    await writeFile(file.path, Uint8Array.of(1, 2, 2));
    await expect(readCheckpoint(file)).rejects.toThrow(`recorded was ${file.sha256}`);
});
it('drops a file once, and a second time without complaint', async () => {
    const file = await writeCheckpoint(await folder(), 1, Uint8Array.of(1));
    await dropCheckpoint(file);
    await dropCheckpoint(file);
    await expect(readCheckpoint(file)).rejects.toThrow('ENOENT');
});
it('lies under the home folder, by run', () => {
    expect(checkpointFolder('/h', 'u')).toBe('/h/runs/u/checkpoints');
});
/** Whether a small disk can be mounted. */
async function canMount() {
    const at = await mkdtemp(path.join(tmpdir(), 'gradlens-disk-'));
    const isMounted = mount(at);
    if (isMounted)
        spawnSync('umount', [at]);
    else
        process.stderr.write('SKIPPED (no privilege to mount a small disk): checkpoints on a full disk\n');
    return isMounted;
}
const mount = (at) => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status === 0;
describe.skipIf(!(await canMount()))('on a full disk', () => {
    async function onFullDisk(work) {
        const disk = await mkdtemp(path.join(tmpdir(), 'gradlens-disk-'));
        expect(mount(disk)).toBe(true);
        try {
            const filler = path.join(disk, 'filler');
            await writeFile(filler, Buffer.alloc(900_000));
            await work(disk, filler);
        }
        finally {
            spawnSync('umount', [disk]);
        }
    }
    const bytes = new Uint8Array(500_000).fill(7);
    it('waits for room, says so once, and then is written', async () => {
        await onFullDisk(async (disk, filler) => {
            const said = [];
            const writing = writeWhenRoom(path.join(disk, 'c'), 400, bytes, { signal: new AbortController().signal, say: (line) => said.push(line) });
            for (let i = 0; i < 200 && said.length === 0; i++)
                await new Promise((resolve) => setTimeout(resolve, 20));
            expect(said).toEqual([`no room on the disk of ${path.join(disk, 'c')} for the checkpoint of step 400: training waits until there is`]);
            expect(await readdir(path.join(disk, 'c'))).toEqual([]); // no part is left to take what room there is
            await rm(filler);
            const file = await writing;
            expect(file).toMatchObject({ step: 400, sizeBytes: 500_000 });
            expect(said).toHaveLength(1);
        });
    });
    it('gives up when the run is asked to end', async () => {
        await onFullDisk(async (disk) => {
            const ending = new AbortController();
            const writing = writeWhenRoom(disk, 1, bytes, {
                signal: ending.signal,
                say: () => {
                    ending.abort();
                },
            });
            expect(await writing).toBeNull();
        });
    });
    it('throws what is not a full disk', async () => {
        const file = path.join(await mkdtemp(path.join(tmpdir(), 'gradlens-cp-')), 'file');
        await writeFile(file, '');
        await mkdir(path.dirname(file), { recursive: true });
        await expect(writeWhenRoom(path.join(file, 'c'), 1, bytes, { signal: new AbortController().signal, say: () => undefined })).rejects.toThrow('ENOTDIR');
    });
});
//# sourceMappingURL=checkpoints.spec.js.map