import { adam } from './adam.js';
import { lamb } from './lamb.js';
import { muon } from './muon.js';
import { prodigy } from './prodigy.js';
import { scheduleFreeAdam } from './schedule-free-adam.js';
import { sgd } from './sgd.js';
/** The base optimizer that a spec asks for, at its learning rate or at one for each replica. */
export function createOptimizer(spec, learningRate) {
    switch (spec.kind) {
        case 'sgd':
            return sgd(spec, learningRate);
        case 'adam':
            return adam(spec, learningRate);
        case 'schedule-free-adam':
            return scheduleFreeAdam(spec, learningRate);
        case 'lamb':
            return lamb(spec, learningRate);
        case 'muon':
            return muon(spec, learningRate);
        case 'prodigy':
            return prodigy(spec, learningRate);
    }
}
//# sourceMappingURL=create-optimizer.js.map