import { isRecord, jsonOrNull } from './report-fields.js';
/**
 * The specification of a run for a report, with what copies leave out of it in fields of their own: the name, of which it then has null, and the
 * records of `listed` policies, of which it then has how many there are.
 */
export function splitSpec(spec) {
    if (!isRecord(spec))
        return { spec: JSON.stringify(spec ?? null) };
    const { name, sensitivity } = spec;
    const policies = Array.isArray(sensitivity) ? sensitivity : [];
    const listed = policies.flatMap(recordsOf);
    const apart = {
        ...(typeof name === 'string' ? { name: null } : {}),
        ...(listed.length === 0 ? {} : { sensitivity: policies.map((policy) => (isRecord(policy) && Array.isArray(policy['records']) ? { ...policy, records: recordsOf(policy).length } : policy)) }),
    };
    return { spec: JSON.stringify({ ...spec, ...apart }), ...(typeof name === 'string' ? { specName: name } : {}), ...(listed.length === 0 ? {} : { listed }) };
}
/** The specification as it was before {@link splitSpec}, as far as the copy has it; in reports from before it was split as it stands. */
export function wholeSpec({ spec: text, specName, listed }) {
    const spec = jsonOrNull(text);
    if (!isRecord(spec))
        return text;
    const { sensitivity } = spec;
    const records = [...(listed ?? [])];
    const withRecords = (policy) => (isRecord(policy) && typeof policy['records'] === 'number' ? { ...policy, records: records.splice(0, policy['records']) } : policy);
    const whole = {
        ...spec,
        ...(spec['name'] === null ? { name: specName ?? undefined } : {}),
        ...(listed === undefined || !Array.isArray(sensitivity) ? {} : { sensitivity: sensitivity.map(withRecords) }),
    };
    return JSON.stringify(whole);
}
function recordsOf(policy) {
    return isRecord(policy) && Array.isArray(policy['records']) ? policy['records'].map(String) : [];
}
//# sourceMappingURL=report-spec.js.map