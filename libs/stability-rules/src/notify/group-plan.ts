import type { GroupTiming } from './routes.js';

/**
 * What a group remembers between looks: plain JSON. A group is the alerts of one route with the same group labels.
 *
 * Times: ms since 1970-01-01 UTC, of the clock that is passed in.
 */
export interface GroupMemory {
  /** When the first alert that nobody was told of came; null when there is none. */
  readonly waitingSinceMs: number | null;
  /** When the group was last told; null when never. */
  readonly lastToldMs: number | null;
  /** What was told of each alert that is still open. */
  readonly told: Readonly<Record<string, 'firing' | 'ended'>>;
  /** What muted each alert, as it was noted last. */
  readonly muted: Readonly<Record<string, string>>;
}

/** An alert as its group sees it. */
export interface GroupAlert {
  readonly key: string;
  readonly isFiring: boolean;
  /** What mutes it, as one text; null when nothing does. */
  readonly mutedBy: string | null;
}

/** What is to be done about a group. */
export interface GroupPlan {
  readonly memory: GroupMemory;
  /** Alerts to tell now; null when nothing is due. */
  readonly tell: readonly string[] | null;
  /** Whether nothing is new: a reminder. */
  readonly isRepeat: boolean;
  /** Alerts that are muted now and were not, or by something else. */
  readonly newlyMuted: readonly string[];
  /** Alerts of which this group will say nothing more. */
  readonly finished: readonly string[];
  /** When to look again; null when only a change can bring something. */
  readonly dueAtMs: number | null;
}

/** A group of which nothing was ever told. */
export const NEW_GROUP: GroupMemory = { waitingSinceMs: null, lastToldMs: null, told: {}, muted: {} };

/** Options of {@link planGroup}. */
export interface GroupOptions {
  readonly timing: GroupTiming;
  /** Whether it is told that alerts ended. */
  readonly sendResolved: boolean;
  readonly nowMs: number;
}

/**
 * Decides what a group tells now. Pure: the same memory, alerts and time give the same plan.
 *
 * - An alert that nobody was told of is told once, even if it ended meanwhile: a spike of three steps is over before
 *   anybody could look. The first notification of a group waits `groupWait`, later ones keep `groupInterval`.
 * - An alert that was told as firing is told again when it ended, muted or not: whoever was woken may rest.
 * - A muted alert is not told. When it is muted no longer and still fires, it is told if nobody was told before.
 * - A group that fires is told again after `repeatInterval`.
 *
 * @see Alertmanager, `dispatch` and `notify`; there an alert that ends within the group's wait is never told
 */
export function planGroup(memory: GroupMemory, alerts: readonly GroupAlert[], options: GroupOptions): GroupPlan {
  const news = alerts.filter((alert) => isNews(alert, memory, options));
  const firing = alerts.filter(isToldFiring);
  const waiting = waitingWith(memory, news.length > 0, options.nowMs);
  const dueAtMs = dueTime(waiting, firing.length > 0, options);
  const isDue = dueAtMs !== null && options.nowMs >= dueAtMs;
  const tell = isDue ? [...new Set([...firing, ...news])] : [];
  const toldMs = isDue ? { waitingSinceMs: null, lastToldMs: options.nowMs } : {};
  const after: GroupMemory = { ...waiting, ...toldMs, told: toldAfter(memory, alerts, tell), muted: mutedNow(alerts) };
  return {
    memory: after,
    tell: isDue ? keysOf(tell) : null,
    isRepeat: isDue && news.length === 0,
    newlyMuted: Object.keys(after.muted).filter((key) => memory.muted[key] !== after.muted[key]),
    finished: keysOf(alerts.filter((alert) => isFinished(alert, after, options))),
    dueAtMs: isDue ? dueTime(after, firing.length > 0, options) : dueAtMs,
  };
}

function waitingWith(memory: GroupMemory, hasNews: boolean, nowMs: number): GroupMemory {
  return { ...memory, waitingSinceMs: hasNews ? (memory.waitingSinceMs ?? nowMs) : null };
}

function isToldFiring({ isFiring, mutedBy }: GroupAlert): boolean {
  return isFiring && mutedBy === null;
}

function keysOf(alerts: readonly GroupAlert[]): string[] {
  return alerts.map(({ key }) => key);
}

function mutedNow(alerts: readonly GroupAlert[]): Record<string, string> {
  return Object.fromEntries(alerts.flatMap(({ key, mutedBy }): [string, string][] => (mutedBy === null ? [] : [[key, mutedBy]])));
}

/** Whether a group may be forgotten: nothing of it is open, and its interval has passed. */
export function isForgettable(memory: GroupMemory, { timing, nowMs }: Pick<GroupOptions, 'timing' | 'nowMs'>): boolean {
  const isOpen = Object.keys(memory.told).length > 0 || Object.keys(memory.muted).length > 0 || memory.waitingSinceMs !== null;
  return !isOpen && (memory.lastToldMs === null || nowMs >= memory.lastToldMs + timing.groupIntervalMs);
}

function isNews({ key, isFiring, mutedBy }: GroupAlert, { told }: GroupMemory, { sendResolved }: GroupOptions): boolean {
  const before = told[key];
  // one that was told as ended and fires again (its run was taken over, its rule set live) is new once more
  if (before === undefined || (before === 'ended' && isFiring)) return mutedBy === null;
  return before === 'firing' && !isFiring && sendResolved;
}

/** Ended, and either told so, or told nothing for it was muted, or nobody wants to hear of ends. */
function isFinished({ key, isFiring, mutedBy }: GroupAlert, { told }: GroupMemory, { sendResolved }: GroupOptions): boolean {
  if (isFiring) return false;
  const before = told[key];
  if (before === undefined) return mutedBy !== null;
  return before === 'ended' || !sendResolved;
}

function dueTime({ waitingSinceMs, lastToldMs, told }: GroupMemory, fires: boolean, { timing }: GroupOptions): number | null {
  const changeMs = waitingSinceMs === null ? Infinity : firstOrNext(waitingSinceMs, lastToldMs, timing);
  const wasTold = lastToldMs !== null && Object.values(told).includes('firing');
  const repeatMs = fires && wasTold ? lastToldMs + timing.repeatIntervalMs : Infinity;
  const dueAtMs = Math.min(changeMs, repeatMs);
  return dueAtMs === Infinity ? null : dueAtMs;
}

function firstOrNext(waitingSinceMs: number, lastToldMs: number | null, timing: GroupTiming): number {
  return lastToldMs === null ? waitingSinceMs + timing.groupWaitMs : Math.max(waitingSinceMs, lastToldMs + timing.groupIntervalMs);
}

/** What was told of the alerts that are still there. */
function toldAfter(memory: GroupMemory, alerts: readonly GroupAlert[], tell: readonly GroupAlert[]): Record<string, 'firing' | 'ended'> {
  const now = new Map(tell.map(({ key, isFiring }): [string, 'firing' | 'ended'] => [key, isFiring ? 'firing' : 'ended']));
  return Object.fromEntries(
    alerts.flatMap(({ key }) => {
      const what = now.get(key) ?? memory.told[key];
      return what === undefined ? [] : [[key, what]];
    }),
  );
}
