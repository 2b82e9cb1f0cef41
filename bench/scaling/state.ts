import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Comparison } from '../../apps/training-executor/src/comparing/comparison.js';
import { writeWhole } from '../../apps/training-executor/src/running/write-whole.js';

/** What is kept of a finished task. */
export interface TaskResult {
  readonly task: string;
  /** That the code was at, and whether it was altered. */
  readonly commit: string;
  /** UTC day. */
  readonly day: string;
  readonly comparison: Comparison;
}

/** Null where the task has not been finished. */
export function readResult(folder: string, task: string): TaskResult | null {
  const file = fileOf(folder, task);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TaskResult) : null;
}

/** One JSON file a task. */
export async function keepResult(folder: string, task: string, comparison: Comparison): Promise<void> {
  const result: TaskResult = { task, commit: commitNow(), day: new Date().toISOString().slice(0, 10), comparison };
  await writeWhole(fileOf(folder, task), Buffer.from(`${JSON.stringify(result)}\n`));
}

function fileOf(folder: string, task: string): string {
  return path.join(folder, `${task}.json`);
}

function commitNow(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ', altered'}`;
  } catch {
    return 'unknown';
  }
}
