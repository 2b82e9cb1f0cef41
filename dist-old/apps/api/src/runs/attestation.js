import { registerEnumType } from '@nestjs/graphql';
import { whyNotTraced } from '#libs/contracts';
/** Who vouches for a run, GraphQL name to value. */
export const AttestationEnum = { EXECUTED: 'executed', CLIENT_ATTESTED: 'client-attested', IMPORTED: 'imported' };
registerEnumType(AttestationEnum, {
    name: 'Attestation',
    description: 'Who vouches for what a run recorded.',
    valuesMap: {
        EXECUTED: { description: 'An executor of gradlens computed and recorded it; it can be executed again and compared.' },
        CLIENT_ATTESTED: { description: 'A trainer elsewhere told it over the network. What it told is signed and complete; that it is so, only the client vouches for.' },
        IMPORTED: { description: 'Taken in from a file of another tool or database.' },
    },
});
/** Who vouches for a run of this origin. */
export function attestationOf(origin) {
    if (origin === 'ingest')
        return 'client-attested';
    return origin === 'import' ? 'imported' : 'executed';
}
/** Why traces of a run are UNAVAILABLE whatever becomes of it, as a sentence; null where they are not. */
export function whyUnavailable({ origin, spec }) {
    if (attestationOf(origin) === 'executed') {
        const why = whyNotTraced(spec);
        return why === null ? null : `This run ${why}.`;
    }
    const whence = origin === 'ingest' ? 'This run was recorded by a trainer elsewhere' : 'This run was taken in from a file';
    return `${whence}: its code and data are not here, so it cannot be executed again.`;
}
//# sourceMappingURL=attestation.js.map