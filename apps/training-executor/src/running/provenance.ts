import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';

import type { RunSpec } from '#libs/contracts';
import type { ResolvedBackend } from '#libs/tensor-math';

/** Which software made the run. */
export interface Versions {
  readonly gradlens: string;
  readonly node: string;
  readonly tensorflowjs: string;
  readonly backend: string;
}

/** Which machine made the run. */
export interface Hardware {
  readonly platform: string;
  readonly arch: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
}

/** Versions of gradlens, Node, TensorFlow.js and the backend in use. */
export function versionsOf(backend: ResolvedBackend): Versions {
  return {
    gradlens: productVersion(),
    node: process.versions.node,
    tensorflowjs: backend.libraryVersion,
    backend: `${backend.name} ${backend.version}`,
  };
}

/** The machine, as the operating system describes it. */
export function hardware(): Hardware {
  const cpus = os.cpus();
  return {
    platform: `${os.platform()} ${os.release()}`,
    arch: os.arch(),
    cpu: cpus[0]?.model ?? 'unknown',
    cores: cpus.length,
    memoryBytes: os.totalmem(),
  };
}

/** sha256 of the spec with its keys sorted: equal for equal specs however they were written. Hex. */
export function specSha256(spec: RunSpec): string {
  return createHash('sha256').update(JSON.stringify(sorted(spec))).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

/** The version in package.json, found above this file in source and in dist. */
export function productVersion(): string {
  for (const up of ['../../../../', '../../../../../']) {
    const found = packageAt(new URL(`${up}package.json`, import.meta.url));
    if (found?.name === 'gradlens') return found.version;
  }
  return 'unknown';
}

function packageAt(url: URL): { name: string; version: string } | null {
  try {
    return JSON.parse(readFileSync(url, 'utf8')) as { name: string; version: string };
  } catch {
    // not there: the other place is tried
    return null;
  }
}
