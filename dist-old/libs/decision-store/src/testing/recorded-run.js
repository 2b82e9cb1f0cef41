import { allotDecisions, encodeNote } from '#libs/audit';
import { MEASURES } from '#libs/contracts';
import { openKeyring } from '../keys/open-keyring.js';
import { openShipper } from '../shipping/shipper.js';
import { wildBits } from './ledger-rows.js';
import { startedRun } from './started-run.js';
/** A run whose ledger was shipped, frames, leaves and signed heads included; settled, and ended in `state`. */
export async function recordedRun(store, options) {
    const { layers, steps, frameSteps, state, home, clock } = options;
    const run = await startedRun(store, layers);
    const shipper = openShipper({ target: { runUuid: run.uuid, runId: run.runId, attempt: 1 }, keys: openKeyring(home), clock });
    const names = Array.from({ length: layers }, (_, layer) => ({ layer, name: `layer${layer}` }));
    const payloads = [encodeNote({ kind: 'attempt', attempt: 1, step0: 0, n: 0, t0Us: 1 }, { run: run.uuid, attempt: 1, layers: names })];
    for (let step0 = 0, n = 0; step0 < steps; step0 += n) {
        n = Math.min(frameSteps, steps - step0, 256 - (step0 % 256));
        payloads.push(decisions(layers, step0, n));
    }
    payloads.push(encodeNote({ kind: 'end', attempt: 1, step0: steps - 1, n: 0, t0Us: Math.round(clock.now() * 1000) }, { state, reason: null, summary: null }));
    const frames = payloads.map((payload, i) => ({ seq: i + 1, payload }));
    const client = await store.pool.connect();
    try {
        await shipper.ship(client, frames);
        await shipper.settle(client, true);
    }
    finally {
        client.release();
    }
    return run;
}
function decisions(layers, step0, n) {
    const bits = wildBits(1);
    const { payload, frame } = allotDecisions({ attempt: 1, step0, n, t0Us: 2 + step0 }, layers);
    for (let layer = 0; layer < layers; layer++) {
        for (const [index, measure] of MEASURES.entries()) {
            for (let i = 0; i < n; i++)
                frame.measures[(layer * MEASURES.length + index) * n + i] = bits(step0 + i, layer, measure);
        }
    }
    for (let i = 0; i < n; i++)
        frame.loss[i] = bits(step0 + i, 0, 'scale');
    return payload;
}
//# sourceMappingURL=recorded-run.js.map