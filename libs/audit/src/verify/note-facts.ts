import { z } from 'zod';

import type { NoteFrame } from '../frame/frame.js';

const whole = z.int().min(0);
const attempt = z.looseObject({ layers: z.array(z.unknown()).optional() });
const gap = z.looseObject({ reason: z.string() });
const fact = z.looseObject({ type: z.string() });
const end = z.looseObject({ state: z.string() });
const retention = z.looseObject({
  type: z.literal('retention'),
  removed: z.looseObject({ fromSeq: whole, toSeq: whole, fromStep: whole, toStep: whole, headsSha256: z.string() }),
  by: z.string(),
  reason: z.string(),
});

/** A fact that content of decisions frames was removed. */
export interface RetentionFact {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly fromStep: number;
  readonly toStep: number;
  /** SHA-256 over the heads (32 bytes each) of the decisions frames among these, in hexadecimal. */
  readonly headsSha256: string;
  readonly by: string;
  readonly reason: string;
}

/** What a check needs of a note. */
export type NoteFacts =
  | { readonly kind: 'attempt'; readonly layers: number | null }
  | { readonly kind: 'gap'; readonly reason: string }
  | { readonly kind: 'fact'; readonly retention: RetentionFact | null }
  | { readonly kind: 'end'; readonly state: string };

/** Reads a note; null when it does not say what a note of its kind must (docs/ledger.md, section 2). */
export function readNote({ kind, note }: NoteFrame): NoteFacts | null {
  const value: unknown = JSON.parse(note);
  switch (kind) {
    case 'attempt':
      return take(attempt, value, ({ layers }) => ({ kind, layers: layers?.length ?? null }));
    case 'gap':
      return take(gap, value, ({ reason }) => ({ kind, reason }));
    case 'fact':
      return take(fact, value, () => ({ kind, retention: take(retention, value, ({ removed, by, reason }) => ({ ...removed, by, reason })) }));
    case 'end':
      return take(end, value, ({ state }) => ({ kind, state }));
  }
}

function take<T, R>(schema: z.ZodType<T>, value: unknown, then: (note: T) => R): R | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? then(parsed.data) : null;
}
