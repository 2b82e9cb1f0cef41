import { writeFileSync } from 'node:fs';
import path from 'node:path';
/** 60 short messages in two classes, told apart by one word. */
export function writeTexts(folder) {
    const file = path.join(folder, 'messages.csv');
    const lines = Array.from({ length: 60 }, (_, i) => `${i % 2 === 0 ? 'win' : 'meet'} ${i % 3 === 0 ? 'now' : 'later'} ${i % 5 === 0 ? 'please' : 'today'},${i % 2 === 0 ? 'spam' : 'ham'}`);
    writeFileSync(file, ['message,kind', ...lines, ''].join('\n'));
    return { kind: 'text', path: file, text: 'message', label: 'kind', length: 4, vocabulary: 20 };
}
/** 60 images of 8 × 8 in two classes, as idx files: a bright left or right half. */
export function writeImages(folder) {
    const [count, side] = [60, 8];
    const header = (kind, ...sizes) => [0, 0, 8, kind, ...sizes.flatMap((size) => [0, 0, size >> 8, size & 255])];
    const pixel = (image, at) => ((at % side < side / 2) === (image % 2 === 0) ? 200 : 20) + ((image * 7 + at * 13) % 40);
    const images = Array.from({ length: count * side * side }, (_, i) => pixel(Math.floor(i / (side * side)), i % (side * side)));
    const [trainImages, trainLabels] = [path.join(folder, 'images.idx'), path.join(folder, 'labels.idx')];
    writeFileSync(trainImages, Uint8Array.from([...header(3, count, side, side), ...images]));
    writeFileSync(trainLabels, Uint8Array.from([...header(1, count), ...Array.from({ length: count }, (_, i) => i % 2)]));
    return { kind: 'idx', trainImages, trainLabels };
}
//# sourceMappingURL=small-data.js.map