import { hostname } from 'node:os';
import path from 'node:path';
import { openRecorder } from '#libs/decision-store';
/** Opens the recorder of an attempt with its note (docs/ledger.md, section 2): database, home folder and anchor are the executor's. */
export function openRunRecorder({ store, environment }, { run, attempt, project, name, scaler, facts }) {
    return openRecorder({
        ...attempt,
        connectionString: store.connectionString,
        home: path.resolve(environment.GRADLENS_HOME),
        anchorFile: environment.GRADLENS_ANCHOR_FILE,
        anchorUrl: environment.GRADLENS_ANCHOR_URL,
        runUuid: run,
        project,
        layers: facts.layers.length,
        layerNames: facts.layers.map((layer) => layer.name),
        attemptNote: { project, name, origin: attempt.origin, host: hostname(), scaler, ...facts },
    });
}
//# sourceMappingURL=open-run-recorder.js.map