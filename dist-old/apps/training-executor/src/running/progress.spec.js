import { expect, it } from 'vitest';
import { progressLine, progressView } from './progress.js';
const at = (step) => ({
    step,
    totalSteps: 1000,
    loss: 0.5,
    test: { accuracy: 0.8512 },
    decisions: step * 4,
    alerts: 1,
    recording: null,
});
function capture(isTTY) {
    let text = '';
    const stream = { isTTY, columns: 200, write: (part) => ((text += part), true) };
    return { stream, text: () => text };
}
it('tells step, speed, loss, accuracy, decisions, alerts and the time left', () => {
    expect(progressLine(at(500), 100)).toBe('step 500/1000  100 steps/s  loss 0.5000  accuracy 85.12 %  2,000 decisions  1 alert  5 s left');
});
it('tells R² where a number is predicted', () => {
    expect(progressLine({ ...at(500), test: { accuracy: NaN, errors: { r2: 0.4567, rmse: 55, mae: 44 } } }, 100)).toContain('loss 0.5000  R² 0.457  2,000');
});
it('shows a loss that is not a number as it is', () => {
    expect(progressLine({ ...at(1), loss: Number.NaN }, 1)).toContain('loss NaN');
    expect(progressLine({ ...at(1), loss: 3.34e26 }, 1)).toContain('loss 3.34e+26');
});
it('writes plain lines now and then when piped, and always the last', () => {
    let now = 0;
    const { stream, text } = capture(false);
    const view = progressView({ stream, clock: { now: () => now, elapsed: () => now } });
    for (const step of [0, 250, 500, 750, 1000]) {
        view.show(at(step));
        now += 900;
    }
    view.end();
    const lines = text().trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, 9))).toEqual(['step 0/10', 'step 750/', 'step 1000']);
    expect(text()).not.toContain('\r');
});
it('rewrites one line on a terminal and ends it', () => {
    const { stream, text } = capture(true);
    const view = progressView({ stream, clock: { now: () => 0, elapsed: () => 0 } });
    view.show(at(1));
    view.end();
    expect(text().startsWith('\r')).toBe(true);
    expect(text().endsWith('\n')).toBe(true);
});
//# sourceMappingURL=progress.spec.js.map