import { z } from 'zod';
import { parseWith } from './parse-with.js';
/** Fewer records than this make no verdict on a group. */
export const LEAST_GROUP_RECORDS = 20;
/** What the test of one group says. */
export const IMPACT_VERDICTS = ['no more than seed noise', 'systematic, but smaller than seed noise', 'beyond seed noise', 'too few records'];
/** How much is trained anew for an impact, and what it is compared with. */
export const impactEffortSchema = z.object({
    /** Trainings with other seeds, in each of both arms: as recorded, and without scaling. */
    seeds: z.int().min(4).max(64).default(16),
    /** Score of the positive (last) class from which on it is given. */
    threshold: z.number().min(0).max(1).default(0.5),
    /** Of the seeds, the shuffles and the bootstrap. */
    seed: z.int().min(0).max(2 ** 31 - 1).default(0),
    /** Whether merely another seed is put in the place of "without scaling": the answer should be seed noise. */
    control: z.boolean().default(false),
});
/** Validates an effort, defaults filled in. @throws InputError naming the first wrong field. */
export function parseImpactEffort(document, path = '') {
    return parseWith(impactEffortSchema, document, { prefix: path });
}
//# sourceMappingURL=impact.js.map