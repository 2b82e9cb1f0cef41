import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSchema } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { describeRecord } from '../csv/change-attribute.js';
import { loadDataset } from '../load-dataset.js';
import { isDownloaded } from '../named/named-sets.js';
import { dataDirOrSkip } from '../testing/data-dir-or-skip.js';
import { temporaryFile, temporaryFolder } from '../testing/temporary-folder.js';
import { continuedText } from './continued-text.js';
import { readNewTexts } from './read-new-texts.js';
import { decodeText, encodeTexts, fitVocabulary, tokensOf } from './tokens.js';
const ROWS = Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? `${i},"Win, win £900!",spam` : `${i},see you at ${i === 1 ? 'Ünal' : 'home'},ham`));
const FILE = `id,message,class\n${ROWS.join('\n')}\n`;
async function load(extra = {}, file = FILE, test) {
    const baseDir = temporaryFolder();
    writeFileSync(join(baseDir, 'messages.csv'), file);
    if (test !== undefined)
        writeFileSync(join(baseDir, 'later.csv'), test);
    const spec = dataSchema.parse({ kind: 'text', path: 'messages.csv', text: 'message', label: 'class', length: 4, ...(test === undefined ? {} : { testPath: 'later.csv' }), ...extra });
    return loadDataset(spec, { baseDir, cacheDir: baseDir });
}
describe('tokens', () => {
    it('are words and signs in lower case, or characters as they stand', () => {
        expect(tokensOf("Don’t WAIT: £900, it's e\u0301t\u00e9!", 'words')).toEqual(['don’t', 'wait', ':', '£', '900', ',', "it's", 'été', '!']);
        expect(tokensOf('Ab 👍', 'characters')).toEqual(['A', 'b', ' ', '👍']);
    });
    it('are known when they occur twice, the most frequent first, of equals the first by code point', () => {
        expect(fitVocabulary(['b a c a', 'b a once'], 'words', 9)).toEqual(['a', 'b']);
        expect(fitVocabulary(['b a b a z z z'], 'words', 2)).toEqual(['z', 'a']);
    });
    it('are cut off or filled up, and come back as what the net sees', () => {
        const encoding = { column: 'x', tokens: 'words', length: 3, vocabulary: ['a', 'b'], keeps: 'start' };
        expect([...encodeTexts(['b a', 'a new b a', ''], encoding)]).toEqual([3, 2, 0, 2, 1, 3, 0, 0, 0]);
        expect([...encodeTexts(['a new b a'], { ...encoding, keeps: 'end' })]).toEqual([1, 3, 2]);
        expect(decodeText(Float32Array.of(2, 1, 0), encoding)).toBe('a (unknown)');
    });
});
describe('a CSV file of texts', () => {
    it('becomes numbers of tokens; the vocabulary is that of the training split alone', async () => {
        const data = await load({}, FILE, 'message,class\n"new new new, home",ham\n');
        expect(data).toMatchObject({ inputShape: [4], classNames: ['ham', 'spam'], text: { column: 'message', keeps: 'start' }, preprocessing: null });
        expect(data.text?.vocabulary).toContain('home');
        expect(data.text?.vocabulary).not.toContain('new');
        expect(data.text?.vocabulary).not.toContain('ünal');
        expect([...data.test.features]).toEqual([1, 1, 1, 2 + (data.text?.vocabulary.indexOf(',') ?? NaN)]);
        expect(describeRecord(data, data.train, 0)).toEqual({ message: 'win , win £' });
        expect(describeRecord(data, data.train, 1)).toEqual({ message: 'see you at (unknown)' });
    });
    it('may have no header and quotes that mean nothing', async () => {
        const rows = Array.from({ length: 12 }, (_, i) => `${i % 2 ? 'ham' : 'spam'}\tsay "hi\tx`).join('\r\n');
        const data = await load({ columns: ['class', 'message', 'rest'], delimiter: '\t', quotes: false }, rows);
        expect(describeRecord(data, data.train, 0)).toEqual({ message: 'say " hi' });
    });
    it('may stand behind columns that are not used', async () => {
        const rows = Array.from({ length: 12 }, (_, i) => `id${i}\t${i % 2 ? 'ham' : 'spam'}\tsay hi`).join('\n');
        const data = await load({ columns: ['id', 'class', 'message'], delimiter: '\t', quotes: false }, rows);
        expect(describeRecord(data, data.train, 0)).toEqual({ message: 'say hi' });
    });
    it.each([
        ['a text that is the label', { label: 'message' }, /data\.text is "message".*another column/],
        ['a column that the header does not have', { text: 'body' }, /column "body".*the header has id, message, class/],
        ['a column that is not listed', { columns: ['id', 'class'] }, /data\.text is "message".*one of the columns: id, class/],
        ['a positive class that is none', { positive: 'eggs' }, /data\.positive/],
    ])('is refused for %s', async (_, extra, message) => {
        await expect(load(extra)).rejects.toThrow(message);
    });
    it('is refused when no token occurs twice', async () => {
        const file = `message,class\n${Array.from({ length: 12 }, (_, i) => `w${i},${i % 2 ? 'a' : 'b'}`).join('\n')}\n`;
        await expect(load({}, file)).rejects.toThrow(/column "message".*a token that occurs twice/);
    });
    it('teaches how new texts are read: unknown tokens are counted by text', async () => {
        const { text } = await load();
        const file = temporaryFile('new.csv', 'sender,message\nme,"WIN a car, a car"\nyou,car\n');
        const records = await readNewTexts(file, text, { delimiter: ',' });
        expect(records).toMatchObject({ count: 2, unusedColumns: ['sender'], unknownTexts: [{ text: 'car', rows: 2 }, { text: 'a', rows: 1 }] });
        expect([...records.features].slice(1)).toEqual([1, 1, expect.any(Number), 1, 0, 0, 0]);
        await expect(readNewTexts(temporaryFile('none.csv', 'text\nx\n'), text, { delimiter: ',' })).rejects.toThrow(/without message/);
    });
});
describe('a text whose next character is predicted', () => {
    const of = (text, more = {}) => continuedText({ name: 'long', source: 'long.txt', text, entry: { name: 'long.txt', sha256: '', sizeBytes: 0 }, length: 3, stride: 2, testFraction: 0.3, ...more });
    it('has windows of the training part as examples and the character behind each as its class; its end is the test split', () => {
        const data = of('abcabcabcabcabcabcxx');
        expect(data).toMatchObject({ classNames: ['a', 'b', 'c', 'x'], inputShape: [3], manifest: { trainCount: 6, testCount: 2 } });
        const shown = Array.from({ length: 6 }, (_, row) => [describeRecord(data, data.train, row)?.['text'], data.classNames[data.train.labels[row] ?? -1]]);
        expect(shown).toEqual([['abc', 'a'], ['cab', 'c'], ['bca', 'b'], ['abc', 'a'], ['cab', 'c'], ['bca', 'b']]);
        expect([0, 1].map((row) => [describeRecord(data, data.test, row)?.['text'], data.classNames[data.test.labels[row] ?? -1]])).toEqual([['cab', 'c'], ['bc(unknown)', 'x']]);
        expect(() => of('abcabc')).toThrow(/6 characters long.*more than 3/);
    });
    it('reads the end of new texts, blanks and all, and refuses what is shorter than what it has learnt from', async () => {
        const { text } = of('abc abc abc abc abc abc ');
        const records = await readNewTexts(temporaryFile('new.csv', 'text\n"ab c "\n'), text, { delimiter: ',' });
        expect(decodeText(records.features, text)).toBe(' c ');
        await expect(readNewTexts(temporaryFile('short.csv', 'text\nab\n'), text, { delimiter: ',' })).rejects.toThrow(/record 0.*2 characters long.*at least 3/);
    });
});
it('a named set that is not downloaded says where its file belongs', async () => {
    const folder = temporaryFolder();
    const loading = loadDataset(dataSchema.parse({ kind: 'named', name: 'sms-spam' }), { dataDir: folder, cacheDir: folder, baseDir: '.' });
    await expect(loading).rejects.toThrow(`${join(folder, 'sms_spam', 'SMSSpamCollection')} or`);
    await expect(loading).rejects.toThrow(/serves no such file by itself.*\(GRADLENS_DATA_DIR names the data folder\)$/);
    expect([isDownloaded('sms-spam'), isDownloaded('tinyshakespeare')]).toEqual([false, true]);
});
const dataDir = dataDirOrSkip('sms_spam', 3);
describe.skipIf(dataDir === null)('named sets of texts', () => {
    const named = (spec) => loadDataset(dataSchema.parse({ kind: 'named', ...spec }), { dataDir: dataDir ?? '', cacheDir: temporaryFolder(), baseDir: '.' });
    it('sms-spam: 5,574 messages, 747 of them spam', async () => {
        const { train, test, classNames } = await named({ name: 'sms-spam' });
        expect(classNames).toEqual(['ham', 'spam']);
        expect(train.count + test.count).toBe(5574);
        expect([...train.labels, ...test.labels].filter((label) => label === 1)).toHaveLength(747);
    });
    it('tinyshakespeare: the next of 65 characters', async () => {
        const data = await named({ name: 'tinyshakespeare', text: { stride: 100 } });
        expect(data.classNames).toHaveLength(65);
        expect(describeRecord(data, data.train, 0)?.['text']).toBe('First Citizen:\nBefore we proceed');
        expect(data.classNames[data.train.labels[0] ?? -1]).toBe(' ');
    });
    it('refuse what they have no use for', async () => {
        await expect(named({ name: 'sms-spam', text: { stride: 3 } })).rejects.toThrow(/data\.text\.stride is 3/);
        await expect(named({ name: 'tinyshakespeare', text: { tokens: 'words' } })).rejects.toThrow(/data\.text\.tokens/);
        await expect(named({ name: 'german', text: { length: 3 } })).rejects.toThrow(/data\.text\.length.*only with sms-spam/);
    });
});
//# sourceMappingURL=texts.spec.js.map