import { registerEnumType } from '@nestjs/graphql';
import { MEASURE_MEANING } from '#libs/contracts';
function register(values, name, description, valuesMap) {
    registerEnumType(values, { name, description, valuesMap });
    return values;
}
/** States of a run, GraphQL name to stored value. */
/** Orders of runs, GraphQL name to stored value. */
export const RunSortEnum = register({ NEWEST: 'newest', OLDEST: 'oldest', NAME: 'name' }, 'RunSort', 'Order of runs.', {
    NEWEST: { description: 'Made last first.' },
    OLDEST: { description: 'Made first first.' },
    NAME: { description: 'By name, whatever the letter case; equal names by when they were made.' },
});
/** States of runs, GraphQL name to stored value. */
export const RunStateEnum = register({
    QUEUED: 'queued',
    RUNNING: 'running',
    PAUSED: 'paused',
    COMPLETED: 'completed',
    CANCELLED: 'cancelled',
    FAILED: 'failed',
    INTERRUPTED: 'interrupted',
    DIVERGED: 'diverged',
}, 'RunState', 'State of a run. QUEUED, RUNNING and PAUSED are live; the others are final.', {
    QUEUED: { description: 'Waits for an executor.' },
    RUNNING: { description: 'A process trains it.' },
    PAUSED: { description: 'A process holds it and waits to go on.' },
    COMPLETED: { description: 'Used its budget or met its target.' },
    CANCELLED: { description: 'A person ended it.' },
    FAILED: { description: 'Ended by an error; the reason is recorded.' },
    INTERRUPTED: { description: 'Its process went away without a word.' },
    DIVERGED: { description: 'A resumed attempt did not reproduce what was recorded.' },
});
/** Measures of a decision that are series, GraphQL name to the name in code. */
export const MeasureEnum = register({
    RAW_SCALE: 'rawScale',
    SCALE: 'scale',
    GRAD_NORM: 'gradNorm',
    PARAM_NORM: 'paramNorm',
    UPDATE_NORM: 'updateNorm',
    COSINE: 'cosine',
    NOISE: 'noise',
}, 'Measure', 'A measure of a scaling decision that can be drawn as a series.', {
    RAW_SCALE: { description: MEASURE_MEANING.rawScale },
    SCALE: { description: MEASURE_MEANING.scale },
    GRAD_NORM: { description: MEASURE_MEANING.gradNorm },
    PARAM_NORM: { description: MEASURE_MEANING.paramNorm },
    UPDATE_NORM: { description: MEASURE_MEANING.updateNorm },
    COSINE: { description: MEASURE_MEANING.cosine },
    NOISE: { description: MEASURE_MEANING.noise },
});
/** What all layers of a step share. */
export const StepMeasureEnum = register({ LOSS: 'loss', LEARNING_RATE: 'learningRate' }, 'StepMeasure', 'A number that all layers of a step share.', {
    LOSS: { description: "Training loss of the step's batch, before the update. Dimensionless." },
    LEARNING_RATE: { description: "Learning rate of the step, before the layer's scale. Dimensionless." },
});
/** States of an alert that are stored. */
export const AlertStateEnum = register({ FIRING: 'firing', RESOLVED: 'resolved' }, 'AlertState', 'State of an alert.', {
    FIRING: { description: 'The condition held long enough and has not ended.' },
    RESOLVED: { description: 'It fired and ended.' },
});
/** How bad an alert is. */
export const SeverityEnum = register({ INFO: 'info', WARNING: 'warning', CRITICAL: 'critical' }, 'Severity', 'How bad an alert is.', {
    INFO: { description: 'Worth knowing.' },
    WARNING: { description: 'Needs a look.' },
    CRITICAL: { description: 'Training is being destabilised or is not recorded.' },
});
/** States of an incident. */
export const IncidentStateEnum = register({ OPEN: 'open', CLOSED: 'closed' }, 'IncidentState', 'State of an incident.', {
    OPEN: { description: 'An alert of it fires.' },
    CLOSED: { description: 'All its alerts are resolved.' },
});
/** Kinds of entries in a timeline. */
export const TimelineKindEnum = register({ ALERT: 'alert', ACT: 'act', REQUEST: 'request', COMMAND: 'command', EVENT: 'event' }, 'TimelineKind', 'Kind of an entry in the timeline of an incident.', {
    ALERT: { description: 'An alert changed its state.' },
    ACT: { description: 'A person did something about the incident.' },
    REQUEST: { description: 'An alert asked that something be done to the run, or that was decided.' },
    COMMAND: { description: 'The run was told something.' },
    EVENT: { description: 'Something else happened to the run.' },
});
/** What somebody thinks of an alert. */
export const VerdictEnum = register({ USEFUL: 'useful', NOISE: 'noise' }, 'Verdict', 'Whether an alert was of use.', {
    USEFUL: { description: 'It was worth a look.' },
    NOISE: { description: 'It was not.' },
});
/** Modes of a rule, GraphQL name to stored value. */
export const RuleModeEnum = register({ LIVE: 'live', SHADOW: 'shadow', OFF: 'off' }, 'RuleMode', 'How a rule takes part in a project.', {
    LIVE: { description: 'Its alerts join incidents, notify, and may act.' },
    SHADOW: { description: 'Its alerts are stored and shown, and do no more.' },
    OFF: { description: 'It is not evaluated.' },
});
/** Where a rule comes from, GraphQL name to stored value. */
export const RuleKindEnum = register({ BUILT_IN: 'built-in', OWN: 'own' }, 'RuleKind', 'Where a rule comes from.', {
    BUILT_IN: { description: 'It comes with gradlens.' },
    OWN: { description: 'It comes from a rule file of the project.' },
});
//# sourceMappingURL=enums.js.map