import { InputError, messageOf, parseWith } from '#libs/contracts';
import { reportSchema } from './report-schema.js';
/** Reads a report from its file; {@link verifyReport} tells whether it may be believed. @throws InputError when it is none. */
export function parseReport(text, source) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch (error) {
        throw new InputError({ source, path: 'report', value: messageOf(error), allowed: 'a report as JSON, as gradlens report --format json writes it' });
    }
    return parseWith(reportSchema, document, { prefix: 'report.' });
}
//# sourceMappingURL=parse-report.js.map