import { readTable } from '../csv/read-table.js';
import { readWhole } from '../read-file.js';
import { continuedText } from '../text/continued-text.js';
import { textSchema } from '../text/load-text.js';
import { textSet } from '../text/text-set.js';
import { obtainFile } from './obtain-file.js';
import { refuseFields } from './refuse-fields.js';
/**
 * SMS Spam Collection, 5,574 messages. Its official address serves an archive only, so the file is not downloaded.
 *
 * @see Almeida, Hidalgo: SMS Spam Collection, UCI Machine Learning Repository, doi:10.24432/C5CC84
 */
export const SMS_FILE = {
    name: 'SMSSpamCollection',
    folders: ['sms_spam', 'sms-spam', ''],
    urls: [],
    sha256: ['55341228082b25b832a5868a5ab4b038142a57f70c676c123280af6ff457fe46'],
};
/** Tiny Shakespeare, 1,115,394 characters. @see Karpathy: char-rnn, https://github.com/karpathy/char-rnn */
export const SHAKESPEARE_FILE = {
    name: 'input.txt',
    folders: ['tinyshakespeare'],
    urls: ['https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt'],
    sha256: ['86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed'],
};
const COLUMNS = { label: 'class', text: 'message', columns: ['class', 'message'], delimiter: '\t', quotes: false };
/** Messages of ham or spam, words by default. @throws InputError as {@link obtainFile}, or for a stride. */
export async function loadSms({ name, text = {}, testFraction, splitSeed }, options) {
    refuseFields(text, ['stride'], `not with ${name}: only where the next character is predicted`);
    const { tokens = 'words', length = tokens === 'words' ? 48 : 160, vocabulary = 5000 } = text;
    const train = await readTable(await obtainFile(SMS_FILE, name, options), textSchema(COLUMNS), options.signal);
    return textSet({ name, train, label: COLUMNS.label, text: COLUMNS.text, positive: 'spam', tokens, length, vocabulary, testFraction, splitSeed });
}
/** The next character of Shakespeare. @throws InputError as {@link obtainFile}, or for how words are told apart. */
export async function loadShakespeare({ name, text = {}, testFraction }, options) {
    refuseFields(text, ['tokens', 'vocabulary'], `not with ${name}: its tokens are its characters`);
    const { length = 32, stride = length } = text;
    const path = await obtainFile(SHAKESPEARE_FILE, name, options);
    const { bytes, entry } = await readWhole(path, SHAKESPEARE_FILE.name, options.signal);
    return continuedText({ name, source: path, text: bytes.toString('utf8'), entry, length, stride, testFraction });
}
//# sourceMappingURL=texts.js.map