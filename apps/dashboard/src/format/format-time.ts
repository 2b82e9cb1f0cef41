import { NO_VALUE } from './format-number.js';
import { chosenZone } from './zone.js';

/** A length of time: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 07 min`, `4 d 03 h`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return pair(whole, 60, 'min', 's');
  if (whole < 86_400) return pair(Math.floor(whole / 60), 60, 'h', 'min');
  return pair(Math.floor(whole / 3600), 24, 'd', 'h');
}

function pair(amount: number, base: number, big: string, small: string): string {
  return `${Math.floor(amount / base)} ${big} ${String(amount % base).padStart(2, '0')} ${small}`;
}

/** How long ago, in words a person would say: `just now`, `4 min ago`, `3 h ago`, `12 d ago`; of what is to come, `in 90 d`. */
export function formatAgo(at: string, nowMs: number): string {
  const seconds = (nowMs - Date.parse(at)) / 1000;
  if (Math.abs(seconds) < 45) return 'just now';
  const words = spanWords(Math.abs(seconds));
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}

function spanWords(seconds: number): string {
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min`;
  return seconds < 86_400 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** A moment in the reader's zone, with the zone named, and in UTC: what is shown on hover. */
export function formatMoment(at: string | null | undefined, timeZone = chosenZone.get() ?? undefined): string {
  if (!at) return NO_VALUE;
  const local = new Date(at).toLocaleString('en-GB', {
    timeZone, year: 'numeric', month: 'short', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
  });
  return `${local} · ${new Date(at).toISOString().replace('.000', '')}`;
}

/** The zone that moments are shown in, by name and distance from UTC: `Europe/Berlin (UTC+01:00)`. */
export function zoneWords(timeZone = chosenZone.get() ?? Intl.DateTimeFormat().resolvedOptions().timeZone, at = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const offset = (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT').replace('GMT', 'UTC');
  return timeZone === 'UTC' ? 'UTC' : `${timeZone} (${offset})`;
}

/** Seconds between two moments; the second is now where a run has not ended. */
export function secondsBetween(from: string | null | undefined, to: string | null | undefined, nowMs: number): number | null {
  if (!from) return null;
  return Math.max(0, ((to ? Date.parse(to) : nowMs) - Date.parse(from)) / 1000);
}
