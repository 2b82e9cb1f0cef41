import { existsSync, readFileSync } from 'node:fs';
import { parseReport } from '#libs/audit';
import { InputError, isRunUuid } from '#libs/contracts';
import { readReportDocument } from '#libs/decision-store';
/** A stored report. @throws InputError when there is none of that uuid, or it is not made yet. */
export async function storedReport(store, text) {
    const uuid = text.toLowerCase();
    const document = isRunUuid(uuid) ? await readReportDocument(store, uuid) : null;
    if (document === null)
        throw new InputError({ source: null, path: 'report', value: JSON.stringify(text), allowed: 'the uuid of a stored report that is made; gradlens reports lists them' });
    return parseReport(document, `report ${uuid}`);
}
/** A report by its file, or by the uuid of a stored one. @throws InputError when it is neither. */
export async function reportNamed(store, name) {
    return existsSync(name) ? parseReport(readFileSync(name, 'utf8'), name) : await storedReport(store, name);
}
//# sourceMappingURL=stored-report.js.map