import { EventEmitter } from 'node:events';

import { runCommandLine } from './command-line.js';

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Command lines in this process, with nothing in their environment but what is given; with a token, in the name of its owner. */
export interface CommandLine {
  readonly gradlens: (args: readonly string[], token?: string) => Promise<Said>;
  /** The lines that it prints with `--json`. @throws Error unless it is done. */
  readonly json: <T = Record<string, unknown>>(args: readonly string[], token?: string) => Promise<T[]>;
}

/** Runs command lines for specs. */
export function commandLine(environment: Readonly<Record<string, string>>): CommandLine {
  const gradlens = async (args: readonly string[], token?: string): Promise<Said> => {
    let [stdout, stderr] = ['', ''];
    const process = Object.assign(new EventEmitter(), {
      env: { ...environment, ...(token === undefined ? {} : { GRADLENS_TOKEN: token }) },
      stdout: { write: (part: string) => (stdout += part) !== '' },
      stderr: { write: (part: string) => (stderr += part) !== '' },
    }) as unknown as NodeJS.Process;
    const code = await runCommandLine(args, process);
    return { code, stdout, stderr };
  };
  const json = async <T>(args: readonly string[], token?: string): Promise<T[]> => {
    const { code, stdout, stderr } = await gradlens([...args, '--json'], token);
    if (code !== 0) throw new Error(stderr);
    return stdout.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
  };
  return { gradlens, json };
}
