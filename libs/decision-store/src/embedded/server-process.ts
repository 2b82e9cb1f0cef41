import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { HomePaths } from './home-paths.js';
import { accountOptions, serverEnvironment } from './make-cluster.js';
import { commandLineOf, isPidAlive } from './process-mark.js';
import { giveTo, type ServerAccount } from './server-account.js';
import { readPostmasterFile, type ServerAddress } from './server-file.js';

const SOCKET_PREFIX = 'gradlens-pg-';
/** Longest path of a unix socket (sun_path is 108 bytes with the final NUL). */
const SOCKET_PATH_BYTES = 107;

/** A server that was just spawned and may not answer yet. */
export interface SpawnedServer {
  readonly address: ServerAddress;
  readonly child: ChildProcess;
}

/** Starts the server, detached: Ctrl-C in the terminal reaches us, not the server, so we can flush before we stop it. */
export async function spawnServer(paths: HomePaths, postgres: string, account: ServerAccount): Promise<SpawnedServer> {
  const port = await freePort();
  const socketFolder = makeSocketFolder(account);
  const log = openSync(paths.log, 'a', 0o600);
  const { command, args } = account.wrap(postgres, serverArguments(paths, port, socketFolder));
  const child = spawn(command, args, {
    ...accountOptions(account),
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => undefined); // told by a missing pid below
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${command} could not be started`);
  child.unref();
  return { address: { pid: child.pid, port, socketFolder }, child };
}

/**
 * Ends whatever server runs on the data folder: fast shutdown, then immediate, then kill. A process that only reuses
 * the number in postmaster.pid is left alone and the stale file removed.
 *
 * @throws Error when the server does not end.
 */
export async function stopServer(paths: HomePaths): Promise<void> {
  const running = readPostmasterFile(paths.data);
  if (running === null) return;
  if (isServerOf(running.pid, paths.data)) await endServer(running.pid, paths.data);
  // only a foreign process blocks the next start; for a dead one the server itself first checks that no child lives on
  else if (isPidAlive(running.pid)) rmSync(join(paths.data, 'postmaster.pid'), { force: true });
  removeSocketFolder(running.socketFolder);
}

/** Whether the process is a PostgreSQL server on this very data folder. */
export function isServerOf(pid: number, dataFolder: string): boolean {
  const words = commandLineOf(pid).split(/[\0 ]/);
  return words.some((word) => basename(word).startsWith('postgres')) && commandLineOf(pid).includes(dataFolder);
}

/** Removes a socket folder of ours. */
export function removeSocketFolder(folder: string | null): void {
  if (folder !== null && basename(folder).startsWith(SOCKET_PREFIX)) rmSync(folder, { recursive: true, force: true });
}

/** The last lines of the server's log, for an error message. */
export function logTail(paths: HomePaths, lines = 8): string {
  if (!existsSync(paths.log)) return '(no log)';
  return readFileSync(paths.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

async function endServer(pid: number, dataFolder: string): Promise<void> {
  for (const [signal, patienceMs] of [['SIGINT', 15_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    if (isServerOf(pid, dataFolder)) process.kill(pid, signal);
    if (await isGone(pid, patienceMs)) return;
  }
  throw new Error(`the database server (process ${pid}) on ${dataFolder} does not end`);
}

async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (isPidAlive(pid)) {
    if (performance.now() > deadline) return false;
    await delay(15);
  }
  return true;
}

function serverArguments(paths: HomePaths, port: number, socketFolder: string | null): string[] {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${socketFolder ?? ''}`,
    'jit=off', // compiling costs more than it saves on queries of a few ms
    'timezone=UTC',
    'log_timezone=UTC',
    'max_wal_size=2GB',
  ];
  return ['-D', paths.data, ...settings.flatMap((setting) => ['-c', setting])];
}

/** A short folder in the system's temporary folder: home paths are often too long for a socket. */
function makeSocketFolder(account: ServerAccount): string | null {
  if (process.platform === 'win32') return null;
  const base = Buffer.byteLength(tmpdir()) + SOCKET_PREFIX.length + 32 < SOCKET_PATH_BYTES ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(base, SOCKET_PREFIX));
  chmodSync(folder, 0o700);
  giveTo(account, folder);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => { resolve(); }));
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}
