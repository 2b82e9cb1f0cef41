import { describe, expect, it } from 'vitest';
import { endorseKey, firstKey } from './endorsement.js';
import { keyNote, parseKeyNote } from './key-note.js';
import { isSignedBy, parseNote } from './note.js';
import { generateSigner } from './signer.js';
const [old, next] = [generateSigner(), generateSigner()];
const first = firstKey(old, 1_790_000_000_000_000);
const second = endorseKey(next.publicKey, 1_790_000_000_000_001, old);
describe('the note of a key', () => {
    it('is a signed note by the key that endorsed it, a first key by itself', () => {
        expect(isSignedBy(parseNote(keyNote(first, old.publicKey)), old)).toBe(true);
        expect(isSignedBy(parseNote(keyNote(second, old.publicKey)), old)).toBe(true);
        expect(isSignedBy(parseNote(keyNote(second, old.publicKey)), next)).toBe(false);
    });
    it('is read back as the row that it was', () => {
        expect(parseKeyNote(keyNote(first, old.publicKey))).toEqual(first);
        expect(parseKeyNote(keyNote(second, old.publicKey))).toEqual(second);
    });
    it.each([
        ['another time', 'time 1790', 'time 01790'],
        ['another text', 'gradlens/key-endorsement/1', 'gradlens/key-endorsement/2'],
        ['another endorser than who signed', 'by -', `by ${next.keyName}`],
        ['no key', '+', '-'],
    ])('with %s is refused', (_, from, to) => {
        expect(() => parseKeyNote(keyNote(first, old.publicKey).replace(from, to), 'a.key')).toThrow('a.key');
    });
    it('needs an endorsement', () => {
        expect(() => keyNote({ ...first, endorsement: null }, old.publicKey)).toThrow('has no endorsement');
    });
});
//# sourceMappingURL=key-note.spec.js.map