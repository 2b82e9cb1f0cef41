import { IngestProblem } from '../ingest-problem.js';
import { fieldLine } from './notes.js';
/** Content type of concatenated spool records. */
const FRAMES = 'application/vnd.gradlens.frames';
/** Content type of one JSON object a line. */
const LINES = 'application/x-ndjson';
/** Whether the body of a request is lines. */
export function isLines(request) {
    return mediaType(request) === LINES;
}
/** The chunks of a body of frames or lines. One without bytes may be of any type. @throws IngestProblem unsupported. */
export async function* typedBody(request, body) {
    const isTaken = [FRAMES, LINES].includes(mediaType(request));
    for await (const chunk of body) {
        if (chunk.length > 0 && !isTaken)
            throw otherType(request);
        yield chunk;
    }
}
/** The problem of a body whose type is not taken; it names what is. */
export function otherType({ headers, routeOptions }) {
    const type = headers['content-type'];
    const isFrames = routeOptions.url?.endsWith('/frames') === true;
    const problem = { field: 'content-type', value: type === undefined ? null : JSON.stringify(type), allowed: isFrames ? `${FRAMES}, ${LINES}` : 'application/json' };
    return new IngestProblem('unsupported', fieldLine(problem), problem);
}
function mediaType({ headers }) {
    return (headers['content-type'] ?? '').replace(/;.*$/, '').trim().toLowerCase();
}
//# sourceMappingURL=content-type.js.map