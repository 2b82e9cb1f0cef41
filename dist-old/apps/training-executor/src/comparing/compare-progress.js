import { durationText } from '../running/progress.js';
/** Between two lines. Unit: ms. */
const EVERY_MS = 3000;
/** Tells share and time left, by the trainings that this process makes; a second rate per arm may or may not be needed, and is counted in half. */
export function compareProgress({ plan, arms, clock, say }) {
    const { seeds, tuningSeeds, budget } = plan;
    const tuned = arms.filter(({ rates }) => rates.length > 1);
    const tries = tuned.reduce((sum, { rates }) => sum + rates.length * tuningSeeds, 0);
    const total = tries + seeds * arms.length + (seeds * tuned.length) / 2;
    say(`${arms.length} arms, about ${Math.round(total)} trainings of ${budget} steps, side by side`);
    const begun = clock.elapsed();
    let [done, before, toldAt] = [0, 0, -Infinity];
    const tell = (label, under) => {
        if (clock.elapsed() - toldAt < EVERY_MS)
            return;
        toldAt = clock.elapsed();
        const share = Math.min(0.99, (done + before + under) / total);
        const left = done + under === 0 ? '' : `, about ${durationText(((toldAt - begun) / 1000 / (done + under)) * Math.max(0, total - done - before - under))} left`;
        say(`${label}: ${Math.floor(100 * share)} %${left}`);
    };
    return {
        step: (label, steps) => { tell(label, steps / budget); },
        trained: (trainings) => { done += trainings; },
        kept: (label, trainings) => {
            before += trainings;
            if (trainings > 0)
                say(`${label}: kept from before`);
        },
    };
}
//# sourceMappingURL=compare-progress.js.map