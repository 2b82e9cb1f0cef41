import { z } from 'zod';
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
/** Reads a note; null when it does not say what a note of its kind must (docs/ledger.md, section 2). */
export function readNote({ kind, note }) {
    const value = JSON.parse(note);
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
function take(schema, value, then) {
    const parsed = schema.safeParse(value);
    return parsed.success ? then(parsed.data) : null;
}
//# sourceMappingURL=note-facts.js.map