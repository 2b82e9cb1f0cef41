import { recordingWords } from '../../components/recording-words.js';
import { formatCounted } from '../../format/format-number.js';
import type { OverviewHealthQuery } from '../../generated/graphql.js';

/** How many things of each kind need a person. */
export interface Needs {
  readonly incidents: number;
  readonly requests: number;
  /** Sensitive predictions. */
  readonly reviews: number;
}

/** One sentence: what needs a person now. */
export function needWords({ incidents, requests, reviews }: Needs): string {
  const kinds = [[requests, 'request'], [incidents, 'open incident'], [reviews, 'sensitive prediction']] as const;
  const parts = kinds.filter(([count]) => count > 0).map(([count, one]) => formatCounted(count, one));
  if (parts.length === 0) return 'Nothing needs you now.';
  return `${new Intl.ListFormat('en-GB').format(parts)} ${requests + incidents + reviews === 1 ? 'needs' : 'need'} a person.`;
}

/** One part of the service: a word for how it stands, and more where there is more to say. */
export interface HealthLine {
  readonly part: string;
  readonly state: 'good' | 'bad' | 'unknown';
  readonly word: string;
  readonly detail: string;
}

type Health = OverviewHealthQuery['health'];

/** How recording stands: by the database, and by what waits on the disk. */
export function recordingLine({ recording, database }: Pick<Health, 'recording' | 'database'>): HealthLine {
  const toDisk = recordingWords(recording);
  if (toDisk !== null) return { part: 'Recording', state: 'bad', word: 'to disk', detail: toDisk };
  if (database !== 'ok') return { part: 'Recording', state: 'unknown', word: 'nothing waits', detail: 'The database is away; what is recorded now goes to disk and is not lost.' };
  const onItsWay = recording.frames > 0 ? `${formatCounted(recording.frames, 'frame')} on the way.` : 'Every decision is in the database.';
  return { part: 'Recording', state: 'good', word: 'live', detail: onItsWay };
}

/** Whether the database answers. */
export function databaseLine({ database, embedded }: Pick<Health, 'database' | 'embedded'>): HealthLine {
  const detail = embedded ? 'The embedded server.' : 'A server of its own.';
  if (database === 'ok') return { part: 'Database', state: 'good', word: 'answers', detail };
  return { part: 'Database', state: 'bad', word: 'away', detail: `It does not answer. ${detail} Training goes on; lists here are old until it is back.` };
}

/** Whether anybody is told of alerts, and whether that arrives. */
export function tellingLine(notifications: string, receivers: readonly { readonly name: string; readonly health: string }[] | null): HealthLine {
  const part = 'Telling people';
  if (notifications === 'none') return { part, state: 'unknown', word: 'nobody', detail: 'There is no notification file: alerts are seen here only.' };
  if (notifications !== 'ok') return { part, state: 'bad', word: 'file is wrong', detail: 'The newest notification file is not in force; the one before is.' };
  const failing = (receivers ?? []).filter(({ health }) => health === 'failing').map(({ name }) => name);
  if (failing.length > 0) return { part, state: 'bad', word: 'failing', detail: `The last attempt failed: ${failing.join(', ')}.` };
  return { part, state: 'good', word: 'on', detail: receivers === null ? '' : `${formatCounted(receivers.length, 'receiver')}.` };
}
