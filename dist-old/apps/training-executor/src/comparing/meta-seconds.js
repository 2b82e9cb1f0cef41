import { parseWith } from '#libs/contracts';
import { z } from 'zod';
import { parseYaml, readText } from '../spec/read-spec.js';
/** What of a card of `gradlens meta-train` is needed; the rest may be anything. */
const cardSchema = z.looseObject({ cpuSeconds: z.number().min(0) });
/** Processor seconds of the search that a card tells of. @throws InputError for a file that is no card. */
export async function readMetaSeconds(file) {
    return parseWith(cardSchema, parseYaml(await readText(file), file), { source: file }).cpuSeconds;
}
//# sourceMappingURL=meta-seconds.js.map