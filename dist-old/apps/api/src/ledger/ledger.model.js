var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../common/scalars.js';
/** A signed head: all frames up to it are in the tree with this root. */
let LedgerSegmentModel = class LedgerSegmentModel {
    firstFrame;
    lastFrame;
    treeSize;
    root;
    lastStep;
    signedAt;
    signer;
};
__decorate([
    Field(() => Float, { description: 'First frame, from 1.' }),
    __metadata("design:type", Number)
], LedgerSegmentModel.prototype, "firstFrame", void 0);
__decorate([
    Field(() => Float, { description: 'Last frame, included.' }),
    __metadata("design:type", Number)
], LedgerSegmentModel.prototype, "lastFrame", void 0);
__decorate([
    Field(() => Float, { description: 'Leaves of the tree with it. A whole number.' }),
    __metadata("design:type", Number)
], LedgerSegmentModel.prototype, "treeSize", void 0);
__decorate([
    Field(() => String, { description: 'Root of that tree, SHA-256, base64.' }),
    __metadata("design:type", String)
], LedgerSegmentModel.prototype, "root", void 0);
__decorate([
    Field(() => Int, { description: 'Last step it covers; -1 before the first.' }),
    __metadata("design:type", Number)
], LedgerSegmentModel.prototype, "lastStep", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was signed, as the signer says. UTC.' }),
    __metadata("design:type", Date)
], LedgerSegmentModel.prototype, "signedAt", void 0);
__decorate([
    Field(() => String, { description: 'Name of the key that signed it.' }),
    __metadata("design:type", String)
], LedgerSegmentModel.prototype, "signer", void 0);
LedgerSegmentModel = __decorate([
    ObjectType('LedgerSegment', { description: 'Frames whose head is signed together.' })
], LedgerSegmentModel);
export { LedgerSegmentModel };
/** A public key that the database knows; that it stands there is no reason to trust it. */
let LedgerKeyModel = class LedgerKeyModel {
    name;
    vkey;
};
__decorate([
    Field(() => String, { description: 'Its name.' }),
    __metadata("design:type", String)
], LedgerKeyModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'The key as gradlens verify --key takes it (C2SP vkey).' }),
    __metadata("design:type", String)
], LedgerKeyModel.prototype, "vkey", void 0);
LedgerKeyModel = __decorate([
    ObjectType('LedgerKey', { description: 'A public key that the database knows. Compare it with one from elsewhere: that it stands here is no reason to trust it.' })
], LedgerKeyModel);
export { LedgerKeyModel };
/** How the ledger of a run is recorded. Nothing of it is checked: {@link LedgerCheckedModel} is. */
let LedgerModel = class LedgerModel {
    frames;
    segmentCount;
    segments;
    keys;
};
__decorate([
    Field(() => Float, { description: 'Frames in the database. A whole number.' }),
    __metadata("design:type", Number)
], LedgerModel.prototype, "frames", void 0);
__decorate([
    Field(() => Int, { description: 'Signed segments.' }),
    __metadata("design:type", Number)
], LedgerModel.prototype, "segmentCount", void 0);
__decorate([
    Field(() => [LedgerSegmentModel], { description: 'The newest segments, at most 100, newest first.' }),
    __metadata("design:type", Array)
], LedgerModel.prototype, "segments", void 0);
__decorate([
    Field(() => [LedgerKeyModel], { description: 'The keys that signed it.' }),
    __metadata("design:type", Array)
], LedgerModel.prototype, "keys", void 0);
LedgerModel = __decorate([
    ObjectType('Ledger', { description: 'The ledger of a run as it is stored; verifyLedger checks it.' })
], LedgerModel);
export { LedgerModel };
/** States of a checked ledger, GraphQL name to what the check says. */
export const LedgerStateEnum = { ALTERED: 'altered', EMPTY: 'empty', OK: 'ok', UNVOUCHED: 'unvouched' };
registerEnumType(LedgerStateEnum, {
    name: 'LedgerState',
    description: 'What a check says of a ledger.',
    valuesMap: {
        ALTERED: { description: 'Something is altered, missing without a signed gap, or behind the anchor.' },
        EMPTY: { description: 'Nothing was recorded, and nothing had to be.' },
        OK: { description: 'Nothing is wrong, and a key that this service knows signed it.' },
        UNVOUCHED: { description: 'It agrees with itself; no key that this service knows from its own home folder signed it.' },
    },
});
/** How a ledger stands to the anchor. */
export const AnchoredEnum = { BEHIND: 'behind', NO: 'no', YES: 'yes' };
registerEnumType(AnchoredEnum, {
    name: 'Anchored',
    description: 'How a ledger stands to the heads that were exported to the anchor.',
    valuesMap: {
        BEHIND: { description: 'It holds less, or something else, than was anchored.' },
        NO: { description: 'There is nothing to compare with.' },
        YES: { description: 'It holds all that was anchored.' },
    },
});
/** Steps that are not there, and why. */
let LedgerGap = class LedgerGap {
    fromStep;
    toStep;
    reason;
    kind;
};
__decorate([
    Field(() => Int, { description: 'First step.' }),
    __metadata("design:type", Number)
], LedgerGap.prototype, "fromStep", void 0);
__decorate([
    Field(() => Int, { description: 'Last step, included.' }),
    __metadata("design:type", Number)
], LedgerGap.prototype, "toStep", void 0);
__decorate([
    Field(() => String, { description: 'Why.' }),
    __metadata("design:type", String)
], LedgerGap.prototype, "reason", void 0);
__decorate([
    Field(() => String, { description: 'gap: never recorded, signed as such; filled: came later; removed: taken out by retention, which is recorded.' }),
    __metadata("design:type", String)
], LedgerGap.prototype, "kind", void 0);
LedgerGap = __decorate([
    ObjectType({ description: 'Steps that are not there, and who says why.' })
], LedgerGap);
export { LedgerGap };
/** One thing that is wrong. */
let LedgerFinding = class LedgerFinding {
    what;
    where;
    why;
};
__decorate([
    Field(() => String, { description: 'What: frame, chunk, row, key, anchor, …' }),
    __metadata("design:type", String)
], LedgerFinding.prototype, "what", void 0);
__decorate([
    Field(() => String, { description: 'Where.' }),
    __metadata("design:type", String)
], LedgerFinding.prototype, "where", void 0);
__decorate([
    Field(() => String, { description: 'Why it is wrong.' }),
    __metadata("design:type", String)
], LedgerFinding.prototype, "why", void 0);
LedgerFinding = __decorate([
    ObjectType({ description: 'One thing that is wrong.' })
], LedgerFinding);
export { LedgerFinding };
/** What a check of a ledger found. */
let LedgerCheckedModel = class LedgerCheckedModel {
    state;
    complete;
    isLive;
    frames;
    treeSize;
    lastStep;
    root;
    signers;
    anchored;
    anchoredStep;
    gaps;
    findings;
    findingCount;
    cannotExclude;
    checkedAt;
    seconds;
};
__decorate([
    Field(() => LedgerStateEnum, { description: 'The verdict.' }),
    __metadata("design:type", Object)
], LedgerCheckedModel.prototype, "state", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether every step has its decisions and the end is recorded, or the run is live.' }),
    __metadata("design:type", Boolean)
], LedgerCheckedModel.prototype, "complete", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the run was live when its ledger was read.' }),
    __metadata("design:type", Boolean)
], LedgerCheckedModel.prototype, "isLive", void 0);
__decorate([
    Field(() => Float, { description: 'Frames that were read. A whole number.' }),
    __metadata("design:type", Number)
], LedgerCheckedModel.prototype, "frames", void 0);
__decorate([
    Field(() => Float, { description: 'Leaves of the tree. A whole number.' }),
    __metadata("design:type", Number)
], LedgerCheckedModel.prototype, "treeSize", void 0);
__decorate([
    Field(() => Int, { description: 'Last step recorded; -1 when there is none.' }),
    __metadata("design:type", Number)
], LedgerCheckedModel.prototype, "lastStep", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Root computed from the leaves, SHA-256, base64; null when it cannot be computed.' }),
    __metadata("design:type", Object)
], LedgerCheckedModel.prototype, "root", void 0);
__decorate([
    Field(() => [String], { description: 'Names of the keys that signed, in order.' }),
    __metadata("design:type", Array)
], LedgerCheckedModel.prototype, "signers", void 0);
__decorate([
    Field(() => AnchoredEnum, { description: 'How it stands to the anchor of this service.' }),
    __metadata("design:type", Object)
], LedgerCheckedModel.prototype, "anchored", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Last step that is anchored; null when none is.' }),
    __metadata("design:type", Object)
], LedgerCheckedModel.prototype, "anchoredStep", void 0);
__decorate([
    Field(() => [LedgerGap], { description: 'Steps that are not there, at most 100.' }),
    __metadata("design:type", Array)
], LedgerCheckedModel.prototype, "gaps", void 0);
__decorate([
    Field(() => [LedgerFinding], { description: 'What is wrong, at most 100.' }),
    __metadata("design:type", Array)
], LedgerCheckedModel.prototype, "findings", void 0);
__decorate([
    Field(() => Int, { description: 'How much is wrong, all together.' }),
    __metadata("design:type", Number)
], LedgerCheckedModel.prototype, "findingCount", void 0);
__decorate([
    Field(() => [String], { description: 'What this check cannot exclude.' }),
    __metadata("design:type", Array)
], LedgerCheckedModel.prototype, "cannotExclude", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was checked. UTC.' }),
    __metadata("design:type", Date)
], LedgerCheckedModel.prototype, "checkedAt", void 0);
__decorate([
    Field(() => Float, { description: 'What the check took. Unit: s.' }),
    __metadata("design:type", Number)
], LedgerCheckedModel.prototype, "seconds", void 0);
LedgerCheckedModel = __decorate([
    ObjectType('LedgerChecked', { description: 'What a check of a whole ledger found: its frames against hashes, signatures and anchor, all else against its frames.' })
], LedgerCheckedModel);
export { LedgerCheckedModel };
/** The ledger is not checked now. */
let LedgerCheckRefused = class LedgerCheckRefused {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: CHECK_BUSY (another ledger is being checked), LEDGER_TOO_LARGE or FORBIDDEN.' }),
    __metadata("design:type", String)
], LedgerCheckRefused.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person, with what to do.' }),
    __metadata("design:type", String)
], LedgerCheckRefused.prototype, "message", void 0);
LedgerCheckRefused = __decorate([
    ObjectType('LedgerCheckRefused', { description: 'The ledger is not checked now.' })
], LedgerCheckRefused);
export { LedgerCheckRefused };
/** Outcomes of `verifyLedger`. */
export const VerifyLedgerResult = createUnionType({
    name: 'VerifyLedgerResult',
    description: 'What the check found, or why there was none.',
    types: () => [LedgerCheckedModel, LedgerCheckRefused],
    resolveType: (value) => ('code' in value ? LedgerCheckRefused : LedgerCheckedModel),
});
/** Stages of a check. */
export const LedgerCheckStageEnum = { HASHES: 'hashes', ROWS: 'rows' };
registerEnumType(LedgerCheckStageEnum, {
    name: 'LedgerCheckStage',
    description: 'What a check of a ledger is at.',
    valuesMap: { HASHES: { description: 'Frames against hashes, signatures and anchor.' }, ROWS: { description: 'All other rows against the frames.' } },
});
/** A word of progress of a check. */
let LedgerCheckEvent = class LedgerCheckEvent {
    stage;
    done;
    total;
    outcome;
    isOver;
};
__decorate([
    Field(() => LedgerCheckStageEnum, { description: 'What it is at.' }),
    __metadata("design:type", Object)
], LedgerCheckEvent.prototype, "stage", void 0);
__decorate([
    Field(() => Float, { description: 'Frames checked, then steps whose rows were compared. A whole number.' }),
    __metadata("design:type", Number)
], LedgerCheckEvent.prototype, "done", void 0);
__decorate([
    Field(() => Float, { description: 'How many of them there are; 0 before that is known. A whole number.' }),
    __metadata("design:type", Number)
], LedgerCheckEvent.prototype, "total", void 0);
__decorate([
    Field(() => VerifyLedgerResult, { nullable: true, description: 'What the check found, or why there was none; null while it goes on, and where there is no such run.' }),
    __metadata("design:type", Object)
], LedgerCheckEvent.prototype, "outcome", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it is over: nothing comes after it.' }),
    __metadata("design:type", Boolean)
], LedgerCheckEvent.prototype, "isOver", void 0);
LedgerCheckEvent = __decorate([
    ObjectType('LedgerCheckEvent', { description: 'How far the check of a ledger is; the last one has its outcome.' })
], LedgerCheckEvent);
export { LedgerCheckEvent };
//# sourceMappingURL=ledger.model.js.map