import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import { messageOf } from '#libs/contracts';

import type { DownloadProgress } from '../dataset.js';
import { sha256OfFile } from '../read-file.js';
import { claimPart, releasePart } from './part-file.js';

/** What to download and where to. */
export interface DownloadRequest {
  /** Tried in order until one yields the right bytes. */
  readonly urls: readonly string[];
  readonly target: string;
  /** Accepted versions. */
  readonly sha256: readonly string[];
  /** Give up on an address that sends nothing for so long. Default 30 s. */
  readonly idleTimeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** How it ended; every failure says what each address answered. */
export type DownloadOutcome = { readonly kind: 'downloaded' } | { readonly kind: 'failed'; readonly reasons: readonly string[] };

/**
 * Downloads a file: into a part file beside the target, checked by sha256, then renamed, so that the target is never half
 * written. A part file left by an interrupted download is continued (HTTP range) when the server can.
 *
 * @throws the signal's reason when it is aborted; the part file stays for the next attempt.
 */
export async function downloadFile(request: DownloadRequest): Promise<DownloadOutcome> {
  await mkdir(dirname(request.target), { recursive: true });
  const part = await claimPart(request.target);
  const reasons: string[] = [];
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
  } finally {
    await releasePart(part, request.target);
  }
}

/** @returns null when the part file now holds the right bytes, else why not. */
async function tryAddress(url: string, part: string, request: DownloadRequest): Promise<string | null> {
  try {
    await receive(url, part, request);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return `${messageOf(error)}${cause}`;
  }
  const found = await sha256OfFile(part);
  if (request.sha256.includes(found)) return null;
  await rm(part, { force: true });
  return `sent a file with sha256 ${found}, expected ${request.sha256.join(' or ')}`;
}

async function receive(url: string, part: string, request: DownloadRequest): Promise<void> {
  const idle = idleAbort(request.idleTimeoutMs ?? 30_000);
  const signal = request.signal === undefined ? idle.signal : AbortSignal.any([request.signal, idle.signal]);
  const handle = await open(part, 'a');
  try {
    const have = (await handle.stat()).size;
    const response = await ask(url, have, signal);
    const start = response.status === 206 ? have : 0;
    if (start === 0) await handle.truncate(0);
    await append(response, handle, (received) => {
      idle.touch();
      request.onProgress?.({ file: basename(request.target), receivedBytes: start + received, totalBytes: total(response, start) });
    });
    await handle.sync();
  } finally {
    idle.stop();
    await handle.close();
  }
}

const RANGE_ANSWERS: readonly number[] = [206, 416];

function headersFrom(have: number): Record<string, string> {
  const plain = { 'accept-encoding': 'identity' };
  return have > 0 ? { ...plain, range: `bytes=${have}-` } : plain;
}

async function ask(url: string, have: number, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal, headers: headersFrom(have) });
  const goesOn = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`);
  if (response.status === 200 || goesOn === true) return response;
  await response.body?.cancel();
  // 416 (the part is too long), or a range that was not asked for: take the whole file
  if (RANGE_ANSWERS.includes(response.status) && have > 0) return ask(url, 0, signal);
  throw new Error(`HTTP ${response.status}`);
}

async function append(response: Response, handle: FileHandle, onBytes: (received: number) => void): Promise<void> {
  let received = 0;
  if (response.body === null) return;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    await handle.appendFile(chunk);
    received += chunk.length;
    onBytes(received);
  }
}

function total(response: Response, start: number): number | null {
  const length = Number(response.headers.get('content-length') ?? 'unknown');
  return Number.isInteger(length) ? start + length : null;
}

/** Aborts when `touch` is not called for `limitMs`. */
function idleAbort(limitMs: number): { signal: AbortSignal; touch: () => void; stop: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new Error(`nothing received for ${limitMs / 1000} s`));
  }, limitMs);
  return { signal: controller.signal, touch: () => timer.refresh(), stop: () => { clearTimeout(timer); } };
}
