// Steps of the same nets in PyTorch and JAX: a process of its own for each turn, so that nothing of one is left in another.
import { benchLine, median } from './report.js';
import { installEnvironment, runRival } from './rivals-environment.js';
const TOOLS = ['torch', 'jax'];
const environmentOf = (tool) => ({ name: `rivals-${tool}`, tools: tool, requirements: `requirements-${tool}.txt`, check: `import ${tool}` });
/** Installs what can be installed; says what is left out. */
export function stepRivals() {
    const tools = TOOLS.filter((tool) => {
        const problem = installEnvironment(environmentOf(tool));
        if (problem !== null)
            process.stderr.write(`gradlens: SKIPPED: ${tool}: ${problem}\n`);
        return problem === null;
    });
    const found = new Map();
    return {
        turn: (model, seconds) => {
            for (const tool of tools) {
                const key = `${tool} ${model}`;
                found.set(key, [...(found.get(key) ?? []), runRival(environmentOf(tool), 'train.py', [tool, model, String(seconds)])]);
            }
        },
        lines: (name, model, ours) => tools.flatMap((tool) => {
            const turns = found.get(`${tool} ${model}`) ?? [];
            const rates = turns.map(({ stepsPerSecond }) => stepsPerSecond);
            const called = `${tool} ${turns[0]?.version ?? ''}`;
            return [
                benchLine({ name, metric: `${called}, plain`, unit: 'steps/s', ratioTo: 'ours, recorded', ratio: median(rates) / median(ours) }, rates),
                benchLine({ name, metric: `${called}, plain CPU`, unit: 'ms/step' }, turns.map(({ cpuMs }) => cpuMs)),
            ];
        }),
    };
}
//# sourceMappingURL=step-rivals.js.map