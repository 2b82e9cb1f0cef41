import { seededRandom } from '#libs/datasets';
/** Share of the rows that validate. */
const VALIDATION = 4;
/** Standard deviation of the points of a spiral about its arm. */
const SPIRAL_NOISE = 0.1;
/**
 * The examples of a task, the same for the same seed: `mixture`, one Gaussian of unit spread a class, means N(0, 1);
 * `teacher`, the class that a random net of 16 tanh units finds most likely; `spirals`, one arm a class in the first two
 * features, the others noise. Features are spread geometrically from 1 to 1/condition. A quarter of the rows validate, as split `test`.
 */
export function makeTaskData(task, seed) {
    const random = seededRandom(seed, 77);
    const draw = DRAWS[task.kind](task, random);
    const validating = Math.floor(task.rows / VALIDATION);
    const [train, test] = [task.rows - validating, validating];
    return {
        name: task.name,
        inputShape: [task.features],
        featureNames: [],
        classNames: Array.from({ length: task.classes }, (_, c) => `class ${c}`),
        concernsPeople: false,
        protectedAttributes: [],
        train: splitOf(task, train, () => noisy(draw(), task, random)),
        test: splitOf(task, test, draw),
        manifest: { files: [], splitSha256: '', trainCount: train, testCount: test, dropped: 0 },
        preprocessing: null,
    };
}
const DRAWS = {
    mixture: ({ classes, features }, random) => {
        const means = matrix(classes, features, random);
        return () => {
            const label = random.below(classes);
            return { label, features: (means[label] ?? []).map((mean) => mean + random.normal()) };
        };
    },
    teacher: ({ classes, features }, random) => {
        const [hidden, head] = [matrix(16, features, random), matrix(classes, 16, random)];
        return () => {
            const x = normals(features, random);
            const units = hidden.map((row) => Math.tanh(dot(row, x)));
            const logits = head.map((row) => dot(row, units));
            return { features: x, label: logits.indexOf(Math.max(...logits)) };
        };
    },
    spirals: ({ classes, features }, random) => () => {
        const label = random.below(classes);
        const radius = random.unit();
        const angle = 2 * Math.PI * (label / classes + radius);
        const point = [radius * Math.cos(angle), radius * Math.sin(angle)].map((x) => 2 * x + SPIRAL_NOISE * random.normal());
        return { label, features: [...point, ...normals(features - 2, random)] };
    },
};
function splitOf({ features: width, condition }, count, draw) {
    const features = new Float32Array(count * width);
    const labels = new Int32Array(count);
    for (let row = 0; row < count; row++) {
        const example = draw();
        labels[row] = example.label;
        example.features.forEach((x, i) => { features[row * width + i] = x * condition ** (-i / Math.max(1, width - 1)); });
    }
    return { count, features, labels, protectedValues: {} };
}
function noisy(example, { labelNoise, classes }, random) {
    return random.unit() < labelNoise ? { ...example, label: random.below(classes) } : example;
}
function matrix(rows, columns, random) {
    return Array.from({ length: rows }, () => normals(columns, random));
}
function normals(count, random) {
    return Array.from({ length: count }, () => random.normal());
}
function dot(a, b) {
    return a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0);
}
//# sourceMappingURL=make-task-data.js.map