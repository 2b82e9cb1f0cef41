import { closeSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemFileCalls } from '../file-calls.js';
/** Bytes that reach the disk together, or not: small, so that small records are torn in many ways. */
const BLOCK_BYTES = 64;
/** Makes a disk. `random`: from 0 to below 1. */
export function simulateDisk(random) {
    const files = new Map();
    const open = new Map();
    let removed = []; // not durably, in order
    let room = Infinity;
    let fault = null;
    let killAt = Infinity;
    let count = 0;
    let boots = 1;
    /** Runs before every call: says whether this is the one in which the process is killed. */
    const isFatal = () => {
        count += 1;
        if (count > killAt)
            throw new Error('killed');
        return count === killAt;
    };
    const step = (action) => {
        const dies = isFatal();
        if (!dies || random() < 0.5)
            action();
        if (dies)
            throw new Error('killed');
    };
    const fileOf = (fd) => open.get(fd);
    const size = ({ path }) => statSync(path).size;
    const used = () => [...files.values()].reduce((sum, file) => sum + size(file), 0);
    const touch = (file, from, to) => {
        for (let block = Math.floor(from / BLOCK_BYTES); block * BLOCK_BYTES < to; block++)
            file.dirty.add(block);
    };
    /** A write within a block is done or not; a longer one may be done in part. */
    const takenOf = (most, dies) => {
        if (most <= BLOCK_BYTES)
            return dies && random() < 0.5 ? 0 : most;
        return dies || random() < 0.2 ? 1 + Math.floor(random() * most) : most;
    };
    const calls = {
        get boot() {
            return `boot ${boots}`;
        },
        create: (path) => {
            let fd = -1;
            step(() => {
                fd = systemFileCalls.create(path);
                const file = { path, durable: null, dirty: new Set(), isNameDurable: false };
                files.set(path, file);
                open.set(fd, file);
            });
            return fd;
        },
        open: (path) => {
            const fd = systemFileCalls.open(path);
            open.set(fd, files.get(path));
            return fd;
        },
        close: (fd) => {
            open.delete(fd);
            closeSync(fd);
        },
        writev: (fd, buffers, position) => {
            const dies = isFatal();
            const file = fileOf(fd);
            const bytes = Buffer.concat(buffers);
            const free = Math.max(0, room - used()) + Math.max(0, size(file) - position);
            const most = Math.min(bytes.length, free);
            if (most < Math.min(bytes.length, BLOCK_BYTES))
                throw fullError();
            const taken = takenOf(most, dies);
            if (taken > 0) {
                systemFileCalls.writev(fd, [bytes.subarray(0, taken)], position);
                touch(file, position, position + taken);
            }
            if (dies)
                throw new Error('killed');
            return taken;
        },
        truncate: (fd, length) => {
            step(() => {
                const before = size(fileOf(fd));
                systemFileCalls.truncate(fd, length);
                touch(fileOf(fd), length, before);
            });
        },
        datasync: (fd) => {
            step(() => {
                const file = fileOf(fd);
                if (fault !== null) {
                    file.dirty.clear(); // the trap: the next sync finds nothing to write, and succeeds
                    throw fault === 'EIO' ? Object.assign(new Error('EIO'), { code: 'EIO' }) : fullError();
                }
                file.durable = image(file, () => true);
                file.dirty.clear();
            });
        },
        rename: (from, to) => {
            step(() => {
                systemFileCalls.rename(from, to);
                const file = files.get(from);
                file.path = to;
                files.set(to, file);
                files.delete(from);
            });
        },
        remove: (path) => {
            step(() => {
                const file = files.get(path);
                systemFileCalls.remove(path);
                if (file === undefined)
                    return;
                files.delete(path);
                if (file.isNameDurable)
                    removed.push(file);
            });
        },
        syncFolder: (folder) => {
            step(() => {
                for (const file of files.values())
                    file.isNameDurable ||= dirname(file.path) === folder;
                removed = removed.filter((file) => dirname(file.path) !== folder);
            });
        },
    };
    return {
        calls,
        setRoom: (bytes) => {
            room = bytes;
        },
        used,
        failSync: (next) => {
            fault = next;
        },
        killAfter: (more) => {
            killAt = count + more + 1;
        },
        isKilled: () => count >= killAt,
        callCount: () => count,
        endProcess: () => {
            for (const fd of open.keys())
                closeSync(fd);
            open.clear();
            killAt = Infinity;
        },
        cutPower: () => {
            boots += 1;
            for (const file of [...files.values()])
                loseCache(files, file, random);
            // names change in order: the last removals are undone
            for (const file of removed.splice(Math.floor(random() * (removed.length + 1))))
                restore(files, file);
            removed = [];
        },
    };
}
function fullError() {
    return Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
}
/** What is on the disk after those dirty blocks reached it that `reached` picks. */
function image(file, reached) {
    const cached = readFileSync(file.path);
    const before = file.durable ?? Buffer.alloc(0);
    const picked = new Set([...file.dirty].filter(reached));
    const end = (block) => Math.min(cached.length, (block + 1) * BLOCK_BYTES);
    const shrunk = picked.size === file.dirty.size && cached.length < before.length;
    const after = Buffer.alloc(shrunk ? cached.length : Math.max(before.length, ...[...picked].map(end)));
    before.copy(after);
    for (const block of picked)
        cached.subarray(block * BLOCK_BYTES, end(block)).copy(after, block * BLOCK_BYTES);
    return after;
}
/** Of one file, what the power cut left. */
function loseCache(files, file, random) {
    if (!file.isNameDurable && random() < 0.5) {
        rmSync(file.path);
        files.delete(file.path);
        return;
    }
    const reach = random();
    const left = image(file, () => random() < reach);
    writeFileSync(file.path, left);
    file.durable = left;
    file.dirty.clear();
    file.isNameDurable = true;
}
function restore(files, file) {
    if (files.has(file.path))
        return;
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.durable ?? '', { mode: 0o600 });
    file.dirty.clear();
    files.set(file.path, file);
}
//# sourceMappingURL=simulated-disk.js.map