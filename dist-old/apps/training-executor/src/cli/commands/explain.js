import { InputError, isRunUuid } from '#libs/contracts';
import { explainDecision, explanationWords } from '#libs/decision-explanation';
import { readDecisionFacts } from '#libs/decision-store';
import { explanationText } from '../../explaining/explanation-text.js';
import { withStore } from '../../running/context.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
/** `gradlens explain RUN dense2@897`: why the scaler chose this scale, and what the guards made of it. */
export const explainCommand = (program, terminal, finish) => {
    program
        .command('explain')
        .description('why the scaler chose this scale: computed again from the ledger, split into what each input added, and what the guards changed')
        .argument('<run>', 'uuid of the run')
        .argument('<decision>', 'LAYER@STEP: dense2@897')
        .option('--json', 'print one line of JSON')
        .action(async (run, decision, options) => {
        const place = placeOf(decision);
        if (!isRunUuid(run))
            throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
        const facts = await withStore(terminal.environment, terminal.say, ({ store }) => readDecisionFacts(store, run, place));
        const explanation = explainDecision(facts);
        if (options.json === true)
            printJson(terminal, explanation.kind === 'explained' ? { ...explanation, words: explanationWords(explanation) } : explanation);
        else
            for (const line of explanationText(explanation))
                print(terminal, line);
        finish(EXIT.done);
    });
};
function placeOf(text) {
    const [, layer, step] = /^(.+)@(\d{1,9})$/.exec(text) ?? [];
    if (layer === undefined)
        throw new InputError({ source: null, path: 'decision', value: JSON.stringify(text), allowed: 'LAYER@STEP, as dense2@897' });
    return { layer, step: Number(step) };
}
//# sourceMappingURL=explain.js.map