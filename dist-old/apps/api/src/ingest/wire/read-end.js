import { IngestProblem } from '../ingest-problem.js';
import { endSchema, fieldLine, fieldProblem, fieldsOf } from './notes.js';
import { unstorable } from './storable-json.js';
const bodySchema = fieldsOf({ state: endSchema.shape.state, reason: endSchema.shape.reason });
/** Checks the body of an end. @throws IngestProblem bad-request that names field, value and what is allowed. */
export function readEnd(body) {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) {
        const problem = fieldProblem(parsed.error, body);
        throw new IngestProblem('bad-request', fieldLine(problem), { ...problem });
    }
    const problem = unstorable(body);
    if (problem !== null)
        throw new IngestProblem('bad-request', `the body cannot be stored: ${problem}`);
    return parsed.data;
}
//# sourceMappingURL=read-end.js.map