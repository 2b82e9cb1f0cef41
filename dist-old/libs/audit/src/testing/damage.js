import { flipBit } from './made-hashes.js';
/** One bit of everything that a verdict rests on. */
export const FLIPS = {
    'content of a frame': (ledger, pick) => inFrame(ledger, pick, (frame) => ({ payload: frame.payload && anyBit(frame.payload, pick) })),
    'head of a frame': (ledger, pick) => inFrame(ledger, pick, (frame) => ({ head: anyHeadBit(frame.head, pick) })),
    'number of a frame': (ledger, pick) => inFrame(ledger, pick, (frame) => ({ seq: numberBit(frame.seq, pick) })),
    'leaf hashes': (ledger, pick) => inFrame(ledger, pick, (frame) => ({ leafHashes: anyBit(frame.leafHashes, pick) })),
    'signed head': (ledger, pick) => replace(ledger.heads, pick, (head) => anySignedBit(head, pick)),
    signature: (ledger, pick) => replace(ledger.heads, pick, (head) => ({ ...head, signature: anyBit(head.signature, pick) })),
    'line of the anchor': (ledger, pick) => replace(ledger.anchors, pick, (head) => anySignedBit(head, pick)),
    'signature in the anchor': (ledger, pick) => replace(ledger.anchors, pick, (head) => ({ ...head, signature: anyBit(head.signature, pick) })),
    'public key': (ledger, pick) => replace(ledger.keys, pick, (key) => ({ ...key, publicKey: anyBit(key.publicKey, pick) })),
    'name of a key': (ledger, pick) => replace(ledger.keys, pick, (key) => ({ ...key, keyName: textBit(key.keyName, pick) })),
    'time of a key': (ledger, pick) => replace(ledger.keys, pick, (key) => ({ ...key, createdAtUs: numberBit(key.createdAtUs, pick) })),
    endorsement: (ledger, pick) => replace(ledger.keys, pick, (key) => ({ ...key, endorsement: anyBit(key.endorsement, pick) })),
    'endorser of a key': (ledger, pick) => replace(ledger.keys, pick, (key) => ({ ...key, endorsedBy: key.endorsedBy === null ? key.keyName.replace('g', 'x') : textBit(key.endorsedBy, pick) })),
    'trusted key': (ledger, pick) => {
        const [[name, key] = ['', Buffer.alloc(0)]] = ledger.trusted;
        ledger.trusted.set(name, anyBit(key, pick));
        return name;
    },
    'state of the ledger': (ledger, pick) => {
        const field = ['lastSeq', 'lastStep', 'treeSize', 'frontier'][pick(4)];
        const state = ledger.state;
        const changed = field === 'frontier' ? anyBit(state.frontier, pick) : numberBit(state[field], pick);
        ledger.state = { ...state, [field]: changed };
        return field;
    },
    run: (ledger, pick) => (ledger.run.uuid = textBit(ledger.run.uuid, pick)),
};
function inFrame(ledger, pick, change) {
    for (;;) {
        const at = pick(ledger.frames.length);
        const frame = ledger.frames[at];
        const changed = change(frame);
        if (changed.payload === null)
            continue; // its content is gone
        ledger.frames[at] = { ...frame, ...changed };
        return `frame ${frame.seq}`;
    }
}
function replace(list, pick, change) {
    const at = pick(list.length);
    list[at] = change(list[at]);
    return `number ${at}`;
}
function anySignedBit(head, pick) {
    const field = ['run', 'keyName', 'rootHash', 'previous', 'treeSize', 'firstSeq', 'lastSeq', 'lastStep', 'timeUs'][pick(9)];
    if (field === 'run' || field === 'keyName')
        return { ...head, [field]: textBit(head[field], pick) };
    if (field === 'rootHash')
        return { ...head, rootHash: anyBit(head.rootHash, pick) };
    if (field === 'previous')
        return { ...head, previous: head.previous === null ? head.rootHash : anyBit(head.previous, pick) };
    return { ...head, [field]: numberBit(head[field], pick) };
}
function anyHeadBit(head, pick) {
    const field = ['kind', 'attempt', 'step0', 'n', 't0Us'][pick(5)];
    if (field !== 'kind')
        return { ...head, [field]: numberBit(head[field], pick) };
    const others = ['attempt', 'decisions', 'gap', 'fact', 'end'].filter((kind) => kind !== head.kind);
    return { ...head, kind: others[pick(others.length)] };
}
/** One bit of some bytes. */
export function anyBit(bytes, pick) {
    return flipBit(bytes, pick(bytes.length * 8));
}
function numberBit(value, pick) {
    return Number(BigInt.asIntN(64, BigInt(value) ^ (1n << BigInt(pick(50)))));
}
function textBit(text, pick) {
    return anyBit(Buffer.from(text, 'latin1'), pick).toString('latin1');
}
//# sourceMappingURL=damage.js.map