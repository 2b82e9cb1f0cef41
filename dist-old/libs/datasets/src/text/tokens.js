/** Number that fills up a text that is too short. */
export const PADDING = 0;
/** Number of every token that is not in the vocabulary. */
export const UNKNOWN = 1;
/** Number of the first token of the vocabulary. */
const FIRST_KNOWN = 2;
/** A token that occurs less often in training is not known: so that training sees unknown ones too. */
const LEAST_OCCURRENCES = 2;
/** Numbers of tokens that a net has embeddings for. */
export function vocabularySize({ vocabulary }) {
    return vocabulary.length + FIRST_KNOWN;
}
const WORD_OR_SIGN = /[\p{L}\p{N}]+(?:['’]\p{L}+)*|\S/gu;
/** The tokens of a text: words and signs in lower case (`don't`, `!`, `£`, `900`), or characters as they stand. */
export function tokensOf(text, tokens) {
    const plain = text.normalize('NFC');
    return tokens === 'characters' ? Array.from(plain) : (plain.toLowerCase().match(WORD_OR_SIGN) ?? []);
}
/**
 * The most frequent tokens of some texts, at most `most`, each at least twice there; of equally frequent ones the first by code
 * point. Empty where every token occurs once.
 */
export function fitVocabulary(texts, tokens, most) {
    const counts = new Map();
    for (const text of texts)
        for (const token of tokensOf(text, tokens))
            counts.set(token, (counts.get(token) ?? 0) + 1);
    const frequent = [...counts].filter(([, count]) => count >= LEAST_OCCURRENCES);
    return frequent.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, most).map(([token]) => token);
}
/** Texts as numbers of tokens, `[texts × length]`: cut off where they are longer, filled up behind where they are shorter. */
export function encodeTexts(texts, { tokens, length, vocabulary, keeps }) {
    const numbers = new Map(vocabulary.map((token, i) => [token, i + FIRST_KNOWN]));
    const features = new Float32Array(texts.length * length).fill(PADDING);
    texts.forEach((text, row) => {
        const all = tokensOf(text, tokens);
        const kept = keeps === 'start' ? all.slice(0, length) : all.slice(-length);
        kept.forEach((token, i) => { features[row * length + i] = numbers.get(token) ?? UNKNOWN; });
    });
    return features;
}
/** What the net sees of an encoded text: unknown tokens as `(unknown)`, nothing behind its end. */
export function decodeText(numbers, { tokens, vocabulary }) {
    const seen = [...numbers].filter((number) => number !== PADDING).map((number) => vocabulary[number - FIRST_KNOWN] ?? '(unknown)');
    return seen.join(tokens === 'words' ? ' ' : '');
}
//# sourceMappingURL=tokens.js.map