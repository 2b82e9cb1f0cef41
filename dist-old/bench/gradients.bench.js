// The gradient of every operation in use: cpu against central differences of a second implementation in float64, and every
// backend that is installed here against cpu.
// `--cases` prints a line for each case, else the worst of each backend.
import { parseArgs } from 'node:util';
import { backendTable, checkAgainstFloat64, checkGradients, GRADIENT_TOLERANCE, resolveBackend } from '#libs/tensor-math';
import { presentBackends } from './backends/present-backends.js';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, cases: { type: 'boolean', default: false }, backend: { type: 'string' } } });
const target = { max: GRADIENT_TOLERANCE };
await resolveBackend('cpu', { kind: 'mlp', parameterCount: 1 });
tell('cpu', 'float64', await checkAgainstFloat64());
const backends = presentBackends(await backendTable(), values.backend);
for (const [backend, errors] of await checkGradients(backends))
    tell(backend, 'cpu', errors);
process.exit();
function tell(backend, against, errors) {
    const found = errors.flatMap(({ name, error }) => (error === null ? [] : [{ name, error }]));
    const line = (name, metric, error) => benchLine({ name, metric: `${metric} on ${backend}`, unit: `of ${against}`, target }, [error]);
    if (values.cases)
        printLines(found.map(({ name, error }) => line(name, 'error', error)), values.json);
    printLines([line('all operations', `largest of ${found.length}`, Math.max(...found.map(({ error }) => error)))], values.json);
}
//# sourceMappingURL=gradients.bench.js.map