import { type Clock, plural } from '#libs/contracts';

import type { TargetFigures } from './target.js';

/** Where a run stands, for a person. */
export interface Progress {
  readonly step: number;
  readonly totalSteps: number;
  readonly loss: number;
  /** At the last evaluation of the test split; null before. */
  readonly test: TargetFigures | null;
  readonly decisions: number;
  readonly alerts: number;
  readonly recording: string | null;
}

/** Shows progress: one line rewritten on a terminal, plain lines when piped. */
export interface ProgressView {
  show(progress: Progress): void;
  /** Ends the rewritten line so that what follows starts on its own. */
  end(): void;
}

interface ProgressOptions {
  readonly stream: NodeJS.WriteStream;
  readonly clock: Clock;
  /** Between two plain lines. Unit: ms. */
  readonly plainEveryMs?: number;
  /** Between two rewrites on a terminal. Unit: ms. */
  readonly terminalEveryMs?: number;
}

/** A view for the stream: rewriting when it is a terminal, else a line every few seconds. */
export function progressView({ stream, clock, plainEveryMs = 2000, terminalEveryMs = 150 }: ProgressOptions): ProgressView {
  const every = stream.isTTY ? terminalEveryMs : plainEveryMs;
  const begun = clock.elapsed();
  let first: number | null = null;
  let shownAt = -Infinity;
  let open = false;
  return {
    show(progress) {
      const now = clock.elapsed();
      first ??= progress.step;
      const last = progress.step >= progress.totalSteps;
      if (now - shownAt < every && !last) return;
      shownAt = now;
      const rate = ((progress.step - first) / Math.max(now - begun, 1)) * 1000;
      const line = progressLine(progress, rate);
      open = stream.isTTY;
      stream.write(stream.isTTY ? `\r\u001b[2K${line.slice(0, (stream.columns || 120) - 1)}` : `${line}\n`);
    },
    end() {
      if (open) stream.write('\n');
      open = false;
    },
  };
}

/** The line of one moment: `step 1200/3000  812 steps/s  loss 0.3121 …`. */
export function progressLine(progress: Progress, stepsPerSecond: number): string {
  const left = stepsPerSecond > 0 ? (progress.totalSteps - progress.step) / stepsPerSecond : null;
  const parts = [
    `step ${progress.step}/${progress.totalSteps}`,
    `${stepsPerSecond.toFixed(stepsPerSecond < 10 ? 1 : 0)} steps/s`,
    `loss ${lossText(progress.loss)}`,
    progress.test === null ? null : testText(progress.test),
    `${progress.decisions.toLocaleString('en')} ${plural(progress.decisions, 'decision')}`,
    `${progress.alerts} alert${progress.alerts === 1 ? '' : 's'}`,
    left === null || progress.step >= progress.totalSteps ? null : `${durationText(left)} left`,
    progress.recording,
  ];
  return parts.filter((part) => part !== null).join('  ');
}

/** Four decimals; a loss that has left all bounds as a power of ten. */
function lossText(loss: number): string {
  return Math.abs(loss) < 1e6 || !Number.isFinite(loss) ? loss.toFixed(4) : loss.toExponential(2);
}

/** `12 s`, `3 min 4 s`, `2 h 5 min`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

function testText({ accuracy, errors }: TargetFigures): string {
  return errors === undefined ? `accuracy ${(100 * accuracy).toFixed(2)} %` : `R² ${errors.r2.toFixed(3)}`;
}
