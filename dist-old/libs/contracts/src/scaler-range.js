import { z } from 'zod';
import { SERIES_MEASURES } from './measures.js';
/** Bounds of a value, both inclusive. */
const boundsSchema = z.strictObject({ min: z.number(), max: z.number() }).refine(({ min, max }) => min <= max, 'min not above max');
/** As a recorded event of kind {@link SCALER_RANGE_EVENT} holds it; what a trainer of another kind may declare too. */
export const scalerRangeSchema = z.partialRecord(z.enum(SERIES_MEASURES), boundsSchema);
/** Kind of the event in which a run declares the range of its scaler, before its first step. */
export const SCALER_RANGE_EVENT = 'scaler-range';
//# sourceMappingURL=scaler-range.js.map