export { createFidelityCheck, type Divergence, type Fidelity, type FidelityCheck, type RecordedSteps } from './fidelity.js';
