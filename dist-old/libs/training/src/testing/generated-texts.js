import { uniformStream } from '../models/random.js';
import { generatedData } from './generated-data.js';
/** Tokens that texts are made of. */
const VOCABULARY = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const LENGTH = 7;
/** Texts of one to seven tokens whose class is told by the token that occurs in it, of three; the tokens come in any order. */
export function generatedTexts() {
    const data = generatedData({ inputShape: [LENGTH], classes: 3 });
    for (const [name, { features, labels, count }] of [['train', data.train], ['test', data.test]]) {
        const uniform = uniformStream(3, name);
        for (let row = 0; row < count; row++) {
            const tokens = 1 + Math.floor(uniform() * LENGTH);
            const telling = Math.floor(uniform() * tokens);
            // 2, 3 and 4 tell the classes; 1 is unknown
            for (let i = 0; i < LENGTH; i++)
                features[row * LENGTH + i] = i >= tokens ? 0 : i === telling ? 2 + labels[row] : [1, 5, 6, 7, 8, 9][Math.floor(uniform() * 6)];
        }
    }
    return { ...data, text: { column: 'text', tokens: 'words', length: LENGTH, vocabulary: VOCABULARY, keeps: 'start' } };
}
//# sourceMappingURL=generated-texts.js.map