import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { messageOf } from '#libs/contracts';
import { sha256OfFile } from '../read-file.js';
import { claimPart, releasePart } from './part-file.js';
/**
 * Downloads a file: into a part file beside the target, checked by sha256, then renamed, so that the target is never half
 * written. A part file left by an interrupted download is continued (HTTP range) when the server can.
 *
 * @throws the signal's reason when it is aborted; the part file stays for the next attempt.
 */
export async function downloadFile(request) {
    await mkdir(dirname(request.target), { recursive: true });
    const part = await claimPart(request.target);
    const reasons = [];
    try {
        for (const url of request.urls) {
            const reason = await tryAddress(url, part, request);
            request.signal?.throwIfAborted();
            if (reason === null) {
                await rename(part, request.target);
                return { kind: 'downloaded' };
            }
            reasons.push(`${url}: ${reason}`);
        }
        return { kind: 'failed', reasons };
    }
    finally {
        await releasePart(part, request.target);
    }
}
/** @returns null when the part file now holds the right bytes, else why not. */
async function tryAddress(url, part, request) {
    try {
        await receive(url, part, request);
    }
    catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
        return `${messageOf(error)}${cause}`;
    }
    const found = await sha256OfFile(part);
    if (request.sha256.includes(found))
        return null;
    await rm(part, { force: true });
    return `sent a file with sha256 ${found}, expected ${request.sha256.join(' or ')}`;
}
async function receive(url, part, request) {
    const idle = idleAbort(request.idleTimeoutMs ?? 30_000);
    const signal = request.signal === undefined ? idle.signal : AbortSignal.any([request.signal, idle.signal]);
    const handle = await open(part, 'a');
    try {
        const have = (await handle.stat()).size;
        const response = await ask(url, have, signal);
        const start = response.status === 206 ? have : 0;
        if (start === 0)
            await handle.truncate(0);
        await append(response, handle, (received) => {
            idle.touch();
            request.onProgress?.({ file: basename(request.target), receivedBytes: start + received, totalBytes: total(response, start) });
        });
        await handle.sync();
    }
    finally {
        idle.stop();
        await handle.close();
    }
}
const RANGE_ANSWERS = [206, 416];
function headersFrom(have) {
    const plain = { 'accept-encoding': 'identity' };
    return have > 0 ? { ...plain, range: `bytes=${have}-` } : plain;
}
async function ask(url, have, signal) {
    const response = await fetch(url, { signal, headers: headersFrom(have) });
    const goesOn = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`);
    if (response.status === 200 || goesOn === true)
        return response;
    await response.body?.cancel();
    // 416 (the part is too long), or a range that was not asked for: take the whole file
    if (RANGE_ANSWERS.includes(response.status) && have > 0)
        return ask(url, 0, signal);
    throw new Error(`HTTP ${response.status}`);
}
async function append(response, handle, onBytes) {
    let received = 0;
    if (response.body === null)
        return;
    for await (const chunk of response.body) {
        await handle.appendFile(chunk);
        received += chunk.length;
        onBytes(received);
    }
}
function total(response, start) {
    const length = Number(response.headers.get('content-length') ?? 'unknown');
    return Number.isInteger(length) ? start + length : null;
}
/** Aborts when `touch` is not called for `limitMs`. */
function idleAbort(limitMs) {
    const controller = new AbortController();
    const timer = setTimeout(() => {
        controller.abort(new Error(`nothing received for ${limitMs / 1000} s`));
    }, limitMs);
    return { signal: controller.signal, touch: () => timer.refresh(), stop: () => { clearTimeout(timer); } };
}
//# sourceMappingURL=download-file.js.map