import { parseReport, redactReport, REPORT_LEVELS } from '#libs/audit';
import { mayReadPeople } from '../auth/authorizer.js';
/** The most that somebody may see of a report: whoever may read of people all of it, operators no person it is about, viewers no names at all. */
export function mostOf(access) {
    if (mayReadPeople(access))
        return 'full';
    return access?.role === 'operator' ? 'reviewer' : 'public';
}
/** Whether a copy of that level may be given to whoever may see `most`. */
export function isWithin(level, most) {
    return REPORT_LEVELS.indexOf(level) >= REPORT_LEVELS.indexOf(most);
}
/** A copy of a stored document of that level. @throws InputError when the document is no report. */
export function copyOf(document, uuid, level) {
    return redactReport(parseReport(document, `report ${uuid}`), level);
}
//# sourceMappingURL=report-levels.js.map