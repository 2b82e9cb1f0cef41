import { FINAL_STATES, groupsFactSchema, predictionsFactSchema, RUN_STATES } from '#libs/contracts';
import { z } from 'zod';
import { applyRecording } from '../predictions/apply-predictions.js';
import { notifyState } from '../runs/notify-run.js';
const WORDS = ['NaN', 'Infinity', '-Infinity'];
/** A number, or one of the words that stand for those JSON does not have; the words are what PostgreSQL reads too. */
const figure = z.union([z.number(), z.enum(WORDS)]).nullable();
const factSchema = z.discriminatedUnion('type', [
    z.object({ type: z.literal('evaluation'), split: z.string(), loss: figure, accuracy: figure, r2: figure.default(null), rmse: figure.default(null), mae: figure.default(null) }),
    z.object({ type: z.literal('checkpoint'), path: z.string(), sha256: z.string(), sizeBytes: z.number() }),
    z.object({ type: z.literal('event'), kind: z.string(), detail: z.unknown().optional() }),
    z.object({ type: z.literal('retention'), removed: z.unknown(), by: z.string(), reason: z.string() }),
    predictionsFactSchema,
    groupsFactSchema,
]);
/** A fact whose rows are written; null for one of a later version, which is kept in the frame and asked for from there. */
export function parseFact(note) {
    return factSchema.safeParse(JSON.parse(note)).data ?? null;
}
const endSchema = z.object({ state: z.enum(RUN_STATES), reason: z.string().nullish(), summary: z.unknown().optional() });
/** Writes what a note tells into the rows that people ask for, in the transaction that records the note. */
export async function applyNote(client, target, frame) {
    if (frame.kind === 'fact')
        await applyFact(client, target, frame);
    if (frame.kind === 'end')
        await applyEnd(client, target, frame);
}
async function applyFact(client, { runId }, { step0, note }) {
    const fact = parseFact(note);
    if (fact === null)
        return;
    if (fact.type === 'predictions' || fact.type === 'groups')
        await applyRecording(client, { runId, step: step0 }, fact);
    else
        await applyRunFact(client, { runId, step0 }, fact);
}
async function applyRunFact(client, { runId, step0 }, fact) {
    if (fact.type === 'evaluation') {
        await client.query(`insert into run_evaluation (run_id, step, split, loss, accuracy, r2, rmse, mae) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (run_id, split, step) do update set loss = excluded.loss, accuracy = excluded.accuracy, r2 = excluded.r2, rmse = excluded.rmse, mae = excluded.mae`, [runId, step0, fact.split, fact.loss, fact.accuracy, fact.r2, fact.rmse, fact.mae]);
    }
    else if (fact.type === 'checkpoint') {
        await client.query(`insert into run_checkpoint (run_id, step, path, sha256, size_bytes) values ($1, $2, $3, $4, $5)
       on conflict (run_id, step) do update set path = excluded.path, sha256 = excluded.sha256,
         size_bytes = excluded.size_bytes, created_at = now()`, [runId, step0, fact.path, fact.sha256, fact.sizeBytes]);
    }
    else {
        const [kind, detail] = fact.type === 'event' ? [fact.kind, fact.detail] : ['retention', fact];
        await client.query('insert into run_event (run_id, step, kind, detail) values ($1, $2, $3, $4)', [runId, step0, kind, JSON.stringify(detail ?? {})]);
    }
}
/** The end of an attempt. It also corrects a run that was held for interrupted while its frames were on a disk. */
async function applyEnd(client, { runId, runUuid }, { note, t0Us }) {
    const { state, reason = null, summary } = endSchema.parse(JSON.parse(note));
    const final = FINAL_STATES.includes(state) ? state : 'failed';
    await client.query(`update run set state = $2, reason = $3, summary = coalesce($4::jsonb, summary), ended_at = to_timestamp($5::double precision / 1e6)
     where run_id = $1`, [runId, final, reason, summary === undefined || summary === null ? null : JSON.stringify(summary), t0Us]);
    await notifyState(client, runUuid);
}
//# sourceMappingURL=apply-note.js.map