import { FRAME_KIND_NAMES } from '#libs/audit';
import type { GroupsFact, PredictionsFact } from '#libs/contracts';

import { parseFact } from '../../shipping/apply-note.js';
import type { FrameRow } from '../assemble-frame.js';

/** What of a frame's row a note is read from. */
export type NoteRow = Pick<FrameRow, 'seq' | 'kind' | 'attempt' | 'step0' | 'note'>;

/** A note as an object; JSON that is none gives an empty one (the engine tells of it). */
export type Note = Readonly<Record<string, unknown>>;

/** A note and where it was told. */
export interface ToldNote {
  readonly seq: number;
  readonly attempt: number;
  readonly step: number;
  readonly note: Note;
}

/** What the notes of a run tell, taken together: what its rows must be. */
export interface Told {
  /** The newest attempt; null before the first. */
  readonly attempt: ToldNote | null;
  /** The end of the newest attempt; null while there is none. */
  readonly end: ToldNote | null;
  /** The newest evaluation of each split and step. */
  readonly evaluations: ReadonlyMap<string, ToldNote>;
  /** The newest checkpoint of each step. */
  readonly checkpoints: ReadonlyMap<number, ToldNote>;
  /** Events, and retentions as events. */
  readonly events: readonly ToldNote[];
  readonly retentions: readonly ToldNote[];
  /** Scores of predictions and counts of groups, in order of seq. */
  readonly recordings: readonly ToldRecording[];
}

/** A fact on predictions or groups, and the step it belongs to. */
export interface ToldRecording {
  readonly step: number;
  readonly fact: PredictionsFact | GroupsFact;
}

/** Takes the notes of a run together; later ones win, in order of seq. */
export function tellNotes(rows: readonly NoteRow[]): Told {
  let attempt: ToldNote | null = null;
  let end: ToldNote | null = null;
  const evaluations = new Map<string, ToldNote>();
  const checkpoints = new Map<number, ToldNote>();
  const lists: Facts['lists'] = { events: [], retentions: [], recordings: [] };
  for (const row of rows) {
    const told = { seq: row.seq, attempt: row.attempt, step: row.step0, note: parseNote(row.note) };
    const kind = FRAME_KIND_NAMES.get(row.kind);
    if (kind === 'attempt') [attempt, end] = [told, null];
    else if (kind === 'end') end = told;
    else if (kind === 'fact') tellFact(told, { evaluations, checkpoints, lists });
  }
  return { attempt, end, evaluations, checkpoints, ...lists };
}

/** The checkpoints whose rows must be there: retention removes all that were told before it. */
export function checkpointsLeft({ checkpoints, retentions }: Told): ToldNote[] {
  const removedSeq = Math.max(0, ...retentions.map(({ seq }) => seq));
  return [...checkpoints.values()].filter(({ seq }) => seq > removedSeq);
}

interface Facts {
  readonly evaluations: Map<string, ToldNote>;
  readonly checkpoints: Map<number, ToldNote>;
  readonly lists: Readonly<Record<'events' | 'retentions', ToldNote[]>> & { readonly recordings: ToldRecording[] };
}

/** Takes in what shipping makes rows of, as it reads it. */
function tellFact(told: ToldNote, { evaluations, checkpoints, lists }: Facts): void {
  const fact = parseFact(JSON.stringify(told.note));
  if (fact === null) return;
  const taken = { ...told, note: fact };
  if (fact.type === 'evaluation') evaluations.set(`${told.step} ${fact.split}`, taken);
  else if (fact.type === 'checkpoint') checkpoints.set(told.step, taken);
  else if (fact.type === 'event') lists.events.push(taken);
  else if (fact.type === 'predictions' || fact.type === 'groups') lists.recordings.push({ step: told.step, fact });
  else {
    lists.retentions.push(taken);
    lists.events.push({ ...taken, note: { kind: 'retention', detail: fact } });
  }
}

function parseNote(text: string | null): Note {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Note) : {};
  } catch {
    return {}; // the frame's own check tells of it
  }
}
