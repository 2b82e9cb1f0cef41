import { REPORT_LEVELS, reportFile, reportHtml } from '#libs/audit';
import { findReport, readReportDocument } from '#libs/decision-store';
import { isOwnRun } from '../auth/project-scope.js';
import { refuseFile } from '../server/refuse-file.js';
import { copyOf, isWithin, mostOf } from './report-levels.js';
/** Types of what is answered, by format. */
const TYPES = { html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8' };
/**
 * `GET /reports/v1/{uuid}?format=html|json&level=full|reviewer|public`: a stored report, at the level that whoever asks may see, or a
 * lower one. Each download is in the audit log before it goes out.
 */
export function answerReports(server, parts) {
    server.get('/reports/v1/:uuid', async (request, reply) => {
        const { uuid } = request.params;
        const asked = askedOf(request);
        if ('status' in asked)
            return refuseFile(reply, asked);
        const row = await findReport(parts.store, uuid);
        if (row === null || !(await isOwnRun(parts.store, row.run, request.access)))
            return refuseFile(reply, { status: 404, message: `there is no report ${JSON.stringify(uuid)}` });
        const document = await readReportDocument(parts.store, uuid);
        if (document === null)
            return refuseFile(reply, { status: 409, message: `report ${uuid} is ${row.state}: it has no document` });
        await parts.audit.record(request.access, { kind: 'read', action: 'report', args: { report: uuid, ...asked }, ids: [row.run], outcome: 'done', result: `report file, ${asked.level}` });
        return send(reply, row, { document, ...asked });
    });
}
function send(reply, { uuid, run, version }, { document, format, level }) {
    const copy = copyOf(document, uuid, level);
    void reply.type(TYPES[format]).header('content-disposition', `attachment; filename="report-${run}-v${version}-${level}.${format}"`);
    return reply.send(format === 'html' ? reportHtml(copy) : reportFile(copy));
}
function askedOf({ query, access }) {
    const most = mostOf(access);
    const { format = 'html', level = most } = query;
    if (!isFormat(format))
        return { status: 400, message: `the format is ${JSON.stringify(format)}; allowed: html, json` };
    const known = REPORT_LEVELS.find((each) => each === level);
    if (known === undefined)
        return { status: 400, message: `the level is ${JSON.stringify(level)}; allowed: ${REPORT_LEVELS.join(', ')}` };
    return isWithin(known, most) ? { format, level: known } : { status: 403, message: `a token of role ${access?.role ?? 'none'} may have copies of level ${most}` };
}
function isFormat(text) {
    return Object.hasOwn(TYPES, text);
}
//# sourceMappingURL=report-route.js.map