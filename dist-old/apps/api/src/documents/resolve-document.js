import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { textHash } from './known-documents.js';
/** Code of a document that is not known where only known ones are taken. */
export const NOT_IN_SAFELIST = 'QUERY_NOT_IN_SAFELIST';
const ID = /^sha256:([0-9a-f]{64})$/;
const HEX = /^([0-9a-f]{64})$/;
/**
 * What is asked, with the text of a known document in the place of its hash. A hash that is not known is left to Apollo, which may have had its text
 * before, in the form that it reads.
 *
 * @returns the error for whoever may ask known documents only and asked another.
 */
export function resolveDocument(asked, access, { known, policy }) {
    const hash = hashOf(asked);
    if (hash instanceof GraphQLError)
        return hash;
    const isBound = mustBeKnown(access, policy);
    if (hasText(asked))
        return refusalOf(asked.query, hash, isBound ? { known, policy } : null) ?? askedBy(asked, { hash });
    if (hash === null)
        return asked;
    const text = known.find(hash);
    if (text !== null)
        return askedBy(asked, { hash: null, query: text });
    return isBound ? notFound() : askedBy(asked, { hash });
}
/** Why a text is not taken; null where it is. `rules` where it must be known. */
function refusalOf(text, hash, rules) {
    if (rules !== null && !rules.known.has(text))
        return notInSafelist(rules.policy);
    return hash === null || hash === textHash(text) ? null : badRequest('the hash is not that of the text');
}
/** The error for what is asked in a form that it has not. */
export function badRequest(message) {
    return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
function hasText(asked) {
    return typeof asked.query === 'string' && asked.query !== '';
}
/** The error for a hash whose text nobody has. */
export function notFound() {
    return new GraphQLError('PersistedQueryNotFound', { extensions: { code: ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND } });
}
/** The error for a text that is not known where it must be. */
export function notInSafelist(policy) {
    const who = policy === 'known' ? 'this service takes' : 'from sessions of browsers this service takes';
    return new GraphQLError(`${who} known documents only (GRADLENS_DOCUMENTS): its operator adds others to the file of GRADLENS_DOCUMENTS_FILE`, { extensions: { code: NOT_IN_SAFELIST } });
}
/** Whether who asks may ask known documents only. */
export function mustBeKnown(access, policy) {
    return policy === 'known' || (policy === 'sessions' && access?.bySession === true);
}
/** What is no hash of a document. */
const WRONG_ID = Symbol('wrong id');
const WRONG_ID_TOLD = 'documentId must be sha256: and 64 hex digits in lower case, persistedQuery { version: 1, sha256Hash } with such digits, the same where both are given';
/** The hash that is asked by; null where there is none. The error for one that is none, and for what would be lost beside it. */
function hashOf(asked) {
    if (isGiven(asked.extensions) && !isObject(asked.extensions))
        return badRequest('extensions must be an object');
    const hash = givenHash(asked);
    if (hash === WRONG_ID)
        return badRequest(WRONG_ID_TOLD);
    return hash !== null && isGiven(asked.query) && typeof asked.query !== 'string' ? badRequest('query must be a string') : hash;
}
/** The hash, the same one where it is given in both forms; null where there is none. */
function givenHash({ documentId, extensions }) {
    const byId = isGiven(documentId) ? hexOf(documentId, ID) : null;
    const asked = isObject(extensions) ? extensions['persistedQuery'] : null;
    if (!isGiven(asked))
        return byId;
    const byHash = isObject(asked) && asked['version'] === 1 ? hexOf(asked['sha256Hash'], HEX) : WRONG_ID;
    return byId === null || byId === byHash ? byHash : WRONG_ID;
}
function isGiven(value) {
    return value !== undefined && value !== null;
}
function hexOf(value, form) {
    return (typeof value === 'string' ? form.exec(value)?.[1] : undefined) ?? WRONG_ID;
}
/** The same, asked by a hash as Apollo's clients do, or by a text without any. */
function askedBy(asked, { hash, query }) {
    if (query === undefined && (asked.documentId === undefined || asked.documentId === null))
        return asked;
    const extensions = isObject(asked.extensions) ? { ...asked.extensions } : {};
    delete extensions['persistedQuery'];
    if (hash !== null)
        extensions['persistedQuery'] = { version: 1, sha256Hash: hash };
    return { ...asked, documentId: undefined, extensions, ...(query === undefined ? {} : { query }) };
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
//# sourceMappingURL=resolve-document.js.map