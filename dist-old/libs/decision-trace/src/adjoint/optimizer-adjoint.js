import { adamAdjoint } from './adam.js';
import { scheduleFreeAdjoint } from './schedule-free.js';
import { sgdAdjoint } from './sgd.js';
/** The reverse of the optimizer of a spec. @throws RangeError for one that has none here: whoever asks is told before (whyNotTraced) */
export function optimizerAdjoint({ optimizer, placement }, segments) {
    switch (optimizer.kind) {
        case 'sgd':
            return sgdAdjoint(optimizer, placement, segments);
        case 'adam':
            return adamAdjoint(optimizer, placement, segments);
        case 'schedule-free-adam':
            return scheduleFreeAdjoint(optimizer, placement, segments);
        case 'lamb':
        case 'muon':
        case 'prodigy':
            throw new RangeError(`optimizer must be sgd, adam or schedule-free-adam, got ${optimizer.kind}`);
    }
}
//# sourceMappingURL=optimizer-adjoint.js.map