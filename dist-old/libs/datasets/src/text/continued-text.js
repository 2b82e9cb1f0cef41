import { InputError } from '#libs/contracts';
import { splitSha256 } from '../split-rows.js';
import { TEXTS, textShape } from './text-set.js';
import { encodeTexts, fitVocabulary, tokensOf } from './tokens.js';
/** Of characters more than this are no alphabet. */
const MOST_CHARACTERS = 1000;
/**
 * Examples of `length` characters each and the one behind them as their class. The test split is the end of the text, so that no
 * character of it is in the training split.
 *
 * @throws InputError when the text is too short, or the classes are too many.
 */
export function continuedText({ name, source, text: whole, entry, length, stride, testFraction }) {
    const characters = tokensOf(whole, 'characters');
    const cut = characters.length - Math.round(characters.length * testFraction);
    const [train, test] = [characters.slice(0, cut), characters.slice(cut)];
    if (Math.min(train.length, test.length) <= length)
        throw new InputError({ source, path: 'text', value: `${characters.length} characters long`, allowed: `more than ${length} characters (data.text.length) in either split` });
    const classNames = [...new Set(characters)].sort();
    if (classNames.length > MOST_CHARACTERS)
        throw new InputError({ source, path: 'text', value: `of ${classNames.length} different characters`, allowed: `at most ${MOST_CHARACTERS}` });
    const text = { column: 'text', tokens: 'characters', length, vocabulary: fitVocabulary([train.join('')], 'characters', MOST_CHARACTERS), keeps: 'end' };
    const starts = { train: startsOf(train, length, stride), test: startsOf(test, length, stride) };
    const split = (part, at) => ({
        count: at.length,
        features: encodeTexts(Array.from(at, (start) => part.slice(start, start + length).join('')), text),
        labels: at.map((start) => classNames.indexOf(part[start + length] ?? '')),
        protectedValues: {},
    });
    return {
        ...{ name, classNames, text, train: split(train, starts.train), test: split(test, starts.test), ...TEXTS, ...textShape(text) },
        manifest: { files: [entry], splitSha256: splitSha256({ train: starts.train, test: starts.test.map((start) => cut + start) }), trainCount: starts.train.length, testCount: starts.test.length, dropped: 0 },
    };
}
function startsOf(part, length, stride) {
    return Int32Array.from({ length: Math.ceil((part.length - length) / stride) }, (_, i) => i * stride);
}
//# sourceMappingURL=continued-text.js.map