var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';
/** The first number of a replay that was not as recorded. */
let ReplayDivergence = class ReplayDivergence {
    step;
    layer;
    measure;
    recorded;
    replayed;
};
__decorate([
    Field(() => Int, { description: 'Its step, from 0.' }),
    __metadata("design:type", Number)
], ReplayDivergence.prototype, "step", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Name of its layer; null where it is the loss.' }),
    __metadata("design:type", Object)
], ReplayDivergence.prototype, "layer", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Which number: loss, or a measure as scale or gradNorm; null where it was not kept.' }),
    __metadata("design:type", Object)
], ReplayDivergence.prototype, "measure", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'As the ledger held it, in the unit of the measure; null where it was not kept.' }),
    __metadata("design:type", Object)
], ReplayDivergence.prototype, "recorded", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'As it was when the run was executed again, in the same unit; null where it was not kept.' }),
    __metadata("design:type", Object)
], ReplayDivergence.prototype, "replayed", void 0);
ReplayDivergence = __decorate([
    ObjectType({ description: 'The first number of a replay that is not as recorded.' })
], ReplayDivergence);
export { ReplayDivergence };
/** How exactly a run was executed again. */
let ReplayFidelityModel = class ReplayFidelityModel {
    words;
    problem;
    isSame;
    bitExact;
    sameWeights;
    comparedSteps;
    missingSteps;
    maxRelLossError;
    firstDivergence;
};
__decorate([
    Field(() => String, { description: 'How exactly, in words that say no more than was compared.' }),
    __metadata("design:type", String)
], ReplayFidelityModel.prototype, "words", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What is wrong with the ledger or the replay, in words; null where what was compared is as recorded.' }),
    __metadata("design:type", Object)
], ReplayFidelityModel.prototype, "problem", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it was the same run: what was compared has its recorded bits, and the weights at the end are not others; by the weights alone where the ledger holds no step any more.' }),
    __metadata("design:type", Boolean)
], ReplayFidelityModel.prototype, "isSame", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether every number that was compared has its recorded bits, and some were compared.' }),
    __metadata("design:type", Boolean)
], ReplayFidelityModel.prototype, "bitExact", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Whether the weights at the end are the recorded ones; null where none were recorded.' }),
    __metadata("design:type", Object)
], ReplayFidelityModel.prototype, "sameWeights", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Steps that were compared with the ledger; null where that was not kept.' }),
    __metadata("design:type", Object)
], ReplayFidelityModel.prototype, "comparedSteps", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Executed steps that the ledger does not hold, or not any more; null where that was not kept.' }),
    __metadata("design:type", Object)
], ReplayFidelityModel.prototype, "missingSteps", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Largest relative error of a loss. Dimensionless; NaN where no step was compared; null where it was not kept.' }),
    __metadata("design:type", Object)
], ReplayFidelityModel.prototype, "maxRelLossError", void 0);
__decorate([
    Field(() => ReplayDivergence, { nullable: true, description: 'The first number that is not as recorded; null where none differs.' }),
    __metadata("design:type", Object)
], ReplayFidelityModel.prototype, "firstDivergence", void 0);
ReplayFidelityModel = __decorate([
    ObjectType('ReplayFidelity', { description: 'How exactly a run was executed again: what was compared with the ledger, and whether it was the same.' })
], ReplayFidelityModel);
export { ReplayFidelityModel };
/** A run that was executed again. */
let ReplayModel = class ReplayModel extends Node {
    /** uuid of the run, which is read when it is asked for. */
    runUuid;
    uuid;
    attempt;
    steps;
    backend;
    backendVersion;
    fidelity;
    weightsSha256;
    seconds;
    productVersion;
    by;
    startedAt;
    endedAt;
};
__decorate([
    Field(() => String, { description: 'Its uuid, as the command line prints it.' }),
    __metadata("design:type", String)
], ReplayModel.prototype, "uuid", void 0);
__decorate([
    Field(() => Int, { description: 'Attempt of the run when it was executed again, from 1.' }),
    __metadata("design:type", Number)
], ReplayModel.prototype, "attempt", void 0);
__decorate([
    Field(() => Int, { description: 'Steps that were executed again, from the first on.' }),
    __metadata("design:type", Number)
], ReplayModel.prototype, "steps", void 0);
__decorate([
    Field(() => String, { description: 'Backend that computed: tensorflow, webgpu, wasm or cpu.' }),
    __metadata("design:type", String)
], ReplayModel.prototype, "backend", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Version of the backend; null where it is not known.' }),
    __metadata("design:type", Object)
], ReplayModel.prototype, "backendVersion", void 0);
__decorate([
    Field(() => ReplayFidelityModel, { description: 'What was found.' }),
    __metadata("design:type", ReplayFidelityModel)
], ReplayModel.prototype, "fidelity", void 0);
__decorate([
    Field(() => String, { description: 'SHA-256 of the weights that it ended with. Hex.' }),
    __metadata("design:type", String)
], ReplayModel.prototype, "weightsSha256", void 0);
__decorate([
    Field(() => Float, { description: 'What it took. Unit: s.' }),
    __metadata("design:type", Number)
], ReplayModel.prototype, "seconds", void 0);
__decorate([
    Field(() => String, { description: 'Version of gradlens that made it.' }),
    __metadata("design:type", String)
], ReplayModel.prototype, "productVersion", void 0);
__decorate([
    Field(() => String, { description: 'Who asked for it.' }),
    __metadata("design:type", String)
], ReplayModel.prototype, "by", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it began. UTC.' }),
    __metadata("design:type", Date)
], ReplayModel.prototype, "startedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it ended. UTC.' }),
    __metadata("design:type", Date)
], ReplayModel.prototype, "endedAt", void 0);
ReplayModel = __decorate([
    ObjectType('Replay', { description: 'A recorded run that was executed again from its first step to its last and compared with the ledger (`gradlens replay`). Never changed.', implements: () => [Node] })
], ReplayModel);
export { ReplayModel };
/** A replay and its place in a list. */
let ReplayEdge = class ReplayEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], ReplayEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => ReplayModel, { description: 'The replay.' }),
    __metadata("design:type", ReplayModel)
], ReplayEdge.prototype, "node", void 0);
ReplayEdge = __decorate([
    ObjectType({ description: 'A replay and its place in a list.' })
], ReplayEdge);
export { ReplayEdge };
/** A page of replays. */
let ReplayConnection = class ReplayConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [ReplayEdge], { description: 'The replays of the page.' }),
    __metadata("design:type", Array)
], ReplayConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], ReplayConnection.prototype, "pageInfo", void 0);
ReplayConnection = __decorate([
    ObjectType({ description: 'A page of replays, newest first.' })
], ReplayConnection);
export { ReplayConnection };
/** What a run was executed again for, GraphQL name to stored value. */
export const ExecutedForEnum = { TRACE: 'trace', IMPACT: 'impact', REPLAY: 'replay' };
registerEnumType(ExecutedForEnum, {
    name: 'ExecutedFor',
    description: 'What a run was executed again for.',
    valuesMap: { TRACE: { description: 'A trace of a prediction.' }, IMPACT: { description: 'What scaling did to everybody.' }, REPLAY: { description: 'To see whether it is the same.' } },
});
/** A time that a run was executed again. */
let RunExecution = class RunExecution {
    for;
    of;
    at;
    fidelity;
};
__decorate([
    Field(() => ExecutedForEnum, { description: 'What for.' }),
    __metadata("design:type", Object)
], RunExecution.prototype, "for", void 0);
__decorate([
    Field(() => ID, { description: 'Global id of the trace, impact or replay.' }),
    __metadata("design:type", String)
], RunExecution.prototype, "of", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When that ended. UTC.' }),
    __metadata("design:type", Date)
], RunExecution.prototype, "at", void 0);
__decorate([
    Field(() => ReplayFidelityModel, { description: 'How exactly.' }),
    __metadata("design:type", ReplayFidelityModel)
], RunExecution.prototype, "fidelity", void 0);
RunExecution = __decorate([
    ObjectType({ description: 'A time that a run was executed again as it is recorded.' })
], RunExecution);
export { RunExecution };
//# sourceMappingURL=replay.model.js.map