import { InputError, MEASURE_INDEX } from '#libs/contracts';
import { hashOfLeaf } from '../frame/leaf-hashes.js';
import { verifyInclusion } from '../merkle/inclusion.js';
import { reportNumber } from './report-schema.js';
/** Where the parts of a leaf lie: behind its domain (docs/ledger.md, section 3), whose leading 0x00 is not part of the input. */
const UUID_AT = 16;
const SEQ_AT = 32;
const INDEX_AT = 40;
const HEAD_AT = 44;
const DATA_AT = 76;
const INPUTS = ['rawScale', 'scale', 'gradNorm', 'paramNorm', 'updateNorm', 'cosine', 'noise'];
/** What a leaf of the ledger says of one step of its layer. @throws InputError when the step is not in it. */
export function inputsOfLeaf(leaf, step) {
    const step0 = Number(leaf.readBigUInt64LE(HEAD_AT + 8));
    const n = leaf.readUInt32LE(HEAD_AT + 16);
    if (step < step0 || step >= step0 + n)
        throw new InputError({ source: 'leaf', path: 'step', value: String(step), allowed: `${step0} to ${step0 + n - 1}` });
    const at = (measure) => leaf.readFloatLE(DATA_AT + 4 * (MEASURE_INDEX[measure] * n + step - step0));
    return Object.fromEntries(INPUTS.map((measure) => [measure, reportNumber(at(measure))]));
}
/** Why a shown decision is not proved by the ledger; null where it is, or nothing is claimed to be. */
export function decisionProblem({ layer, step, inputs, proof }, head) {
    if (proof === null || inputs === null)
        return proof === null && inputs === null ? null : `decision ${layer}@${step}: inputs without proof`;
    const leaf = Buffer.from(proof.leaf, 'base64');
    const problem = leafProblem(leaf, proof, head);
    if (problem !== null)
        return `decision ${layer}@${step}: ${problem}`;
    const said = inputsOfLeaf(leaf, step);
    const wrong = INPUTS.find((measure) => said[measure] !== inputs[measure]);
    return wrong === undefined ? null : `decision ${layer}@${step}: ${wrong} is ${said[wrong]} in the ledger`;
}
function leafProblem(leaf, { seq, index, path }, { run, treeSize, rootHash }) {
    if (!verifyInclusion({ leafHash: hashOfLeaf(leaf), index, treeSize, root: rootHash, proof: path.map((each) => Buffer.from(each, 'hex')) }))
        return 'its leaf is not in the ledger';
    if (leaf.toString('hex', UUID_AT, SEQ_AT) !== run.replaceAll('-', '') || Number(leaf.readBigUInt64LE(SEQ_AT)) !== seq)
        return 'its leaf is of another frame';
    return leaf.readUInt32LE(INDEX_AT) === 0 ? 'its leaf is of no layer' : null;
}
//# sourceMappingURL=decision-proof.js.map