import type { Environment } from '#libs/contracts';

/** What a command talks to: validated environment, streams, and the signal that asks it to end. */
export interface Terminal {
  readonly environment: Environment;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Aborted by the first Ctrl-C or SIGTERM; its reason is a sentence part. */
  readonly signal: AbortSignal;
  /** A line for a person, on standard error. */
  readonly say: (line: string) => void;
}

/** Writes one JSON object as one line on standard output; NaN and infinities become null. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Writes a line on standard output. */
export function print(terminal: Terminal, line: string): void {
  terminal.stdout.write(`${line}\n`);
}

/**
 * The signal of Ctrl-C and SIGTERM. A second Ctrl-C ends the process at once: the run then counts as interrupted and
 * can be resumed.
 */
export function endSignal(process: NodeJS.Process, say: (line: string) => void): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const ask = (name: string) => (): void => {
    if (controller.signal.aborted) process.exit(130);
    if (name === 'SIGINT') say('ending cleanly; press Ctrl-C again to end at once');
    controller.abort(name === 'SIGINT' ? 'ended by Ctrl-C' : 'ended by SIGTERM');
  };
  const onInt = ask('SIGINT');
  const onTerm = ask('SIGTERM');
  process.on('SIGINT', onInt);
  process.on('SIGTERM', onTerm);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off('SIGINT', onInt);
      process.off('SIGTERM', onTerm);
    },
  };
}
