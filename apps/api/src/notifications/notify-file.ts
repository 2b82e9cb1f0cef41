import { stat } from 'node:fs/promises';

import { type LabelSet, messageOf } from '#libs/contracts';
import { type LoadedNotify, loadNotifyFile, type RouteConfig } from '#libs/notifications';
import { compileRoutes, type Route, ROUTE_DEFAULTS, type RouteNode } from '#libs/stability-rules';
import type { Logger } from 'pino';

/** The notification file as it holds now. */
export interface ActiveNotify extends LoadedNotify {
  readonly routesOf: (labels: LabelSet) => Route[];
  /** The longest `groupInterval` of any route. Unit: ms. */
  readonly longestIntervalMs: number;
}

/** Watches the notification file. */
export interface NotifyFile {
  readonly path: string;
  /** What holds now; null while there is no file, or none that was ever right. */
  current(): ActiveNotify | null;
  /** What is wrong with the newest version of the file; null when nothing is. */
  problem(): string | null;
  close(): Promise<void>;
}

/** No file, and none to come: nobody is told of anything. */
export const NO_NOTIFY_FILE: NotifyFile = { path: '', current: () => null, problem: () => null, close: () => Promise.resolve() };

/** What {@link watchNotifyFile} needs. */
export interface NotifyFileOptions {
  readonly path: string;
  /** Whether the file must be there: somebody named it. */
  readonly isRequired: boolean;
  readonly variables: NodeJS.ProcessEnv;
  readonly log: Logger;
  /** The file is looked at so often. Unit: ms. */
  readonly pollMs?: number;
}

/**
 * Reads the notification file and reads it again whenever it, or a file of a secret that it names, changes; while something is
 * wrong, at every look. A version that is wrong leaves the last good one in force, and is told in the log and by
 * {@link NotifyFile.problem}.
 */
export async function watchNotifyFile(options: NotifyFileOptions): Promise<NotifyFile> {
  const watched = new WatchedFile(options);
  await watched.look();
  const timer = setInterval(() => { void watched.look(); }, options.pollMs ?? 1000);
  return {
    path: options.path,
    current: () => watched.current,
    problem: () => watched.problem,
    close: async () => {
      clearInterval(timer);
      await watched.looking;
    },
  };
}

class WatchedFile {
  current: ActiveNotify | null = null;
  problem: string | null = null;
  looking: Promise<void> = Promise.resolve();
  private seen = '';
  private busy = false;

  constructor(private readonly options: NotifyFileOptions) {}

  async look(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.looking = this.read().finally(() => { this.busy = false; });
    await this.looking;
  }

  /** What changes when the file does, or a secret that it names. */
  private async mark(): Promise<string> {
    return (await Promise.all([this.options.path, ...(this.current?.files ?? [])].map(markOf))).join('\n');
  }

  private async read(): Promise<void> {
    const { path, isRequired, variables, log } = this.options;
    const mark = await this.mark();
    if (mark === this.seen && this.problem === null) return;
    this.seen = mark;
    if (mark.startsWith('absent') && !isRequired) {
      this.current = this.problem = null;
      return;
    }
    try {
      this.current = await readNotifyFile(path, variables);
      this.problem = null;
      this.seen = await this.mark();
      log.info({ path, receivers: [...this.current.receivers.keys()] }, 'the notification file is in force');
    } catch (error) {
      const isTold = this.problem === messageOf(error);
      this.problem = messageOf(error);
      if (!isTold) log.error({ path, problem: this.problem, keeps: this.current !== null }, 'the notification file is wrong; the version before stays in force');
    }
  }
}

/** What changes when a file does. */
async function markOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? 'absent' : `${found.ino} ${found.size} ${found.mtimeNs}`;
}

/** Reads a notification file and compiles its routes. @throws InputError for what is wrong. */
async function readNotifyFile(path: string, variables: NodeJS.ProcessEnv): Promise<ActiveNotify> {
  const loaded = await loadNotifyFile(path, variables);
  const { route } = loaded.config;
  return { ...loaded, routesOf: compileRoutes({ ...nodeOf(route), receiver: route.receiver }), longestIntervalMs: longestInterval(route) };
}

function longestInterval({ groupInterval = ROUTE_DEFAULTS.timing.groupIntervalMs, routes = [] }: RouteConfig): number {
  return Math.max(groupInterval, ...routes.map(longestInterval));
}

function nodeOf({ groupWait, groupInterval, repeatInterval, routes, ...rest }: RouteConfig): RouteNode {
  const timing = { groupWaitMs: groupWait, groupIntervalMs: groupInterval, repeatIntervalMs: repeatInterval };
  const given = Object.fromEntries(Object.entries(timing).filter(([, ms]) => ms !== undefined));
  return { ...rest, ...given, ...(routes === undefined ? {} : { routes: routes.map(nodeOf) }) };
}
