var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Base64Scalar } from '../common/scalars.js';
/** That a decision is in the ledger of its run, checkable without this service. */
let DecisionProof = class DecisionProof {
    frame;
    leafIndex;
    leaf;
    path;
    treeSize;
    root;
    head;
    signer;
    lastStep;
};
__decorate([
    Field(() => Float, { description: 'Frame that holds it, from 1. A whole number.' }),
    __metadata("design:type", Number)
], DecisionProof.prototype, "frame", void 0);
__decorate([
    Field(() => Float, { description: 'Index of its leaf in the tree, from 0. A whole number.' }),
    __metadata("design:type", Number)
], DecisionProof.prototype, "leafIndex", void 0);
__decorate([
    Field(() => Base64Scalar, { description: 'What the leaf hashes behind its leading 0x00: run, frame, and all measures of the layer over the steps of the frame, as they were computed.' }),
    __metadata("design:type", String)
], DecisionProof.prototype, "leaf", void 0);
__decorate([
    Field(() => [String], { description: 'Hashes beside the way from the leaf to the root, the lowest first: SHA-256, base64.' }),
    __metadata("design:type", Array)
], DecisionProof.prototype, "path", void 0);
__decorate([
    Field(() => Float, { description: 'Leaves of the tree that the head signs. A whole number.' }),
    __metadata("design:type", Number)
], DecisionProof.prototype, "treeSize", void 0);
__decorate([
    Field(() => String, { description: 'Root of that tree, SHA-256, base64.' }),
    __metadata("design:type", String)
], DecisionProof.prototype, "root", void 0);
__decorate([
    Field(() => String, { description: 'The newest signed head, as a signed note (C2SP tlog-checkpoint): gradlens verify --key tells whose key it is by.' }),
    __metadata("design:type", String)
], DecisionProof.prototype, "head", void 0);
__decorate([
    Field(() => String, { description: 'Name of the key that signed it.' }),
    __metadata("design:type", String)
], DecisionProof.prototype, "signer", void 0);
__decorate([
    Field(() => Int, { description: 'Last step that the head covers.' }),
    __metadata("design:type", Number)
], DecisionProof.prototype, "lastStep", void 0);
DecisionProof = __decorate([
    ObjectType({ description: 'That a decision is in the ledger of its run, checkable without this service: SHA-256 of 0x00 and the leaf leads by the path to the root in the signed head (RFC 6962; docs/ledger.md, section 3).' })
], DecisionProof);
export { DecisionProof };
/** There is no proof now. */
let DecisionUnproved = class DecisionUnproved {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: NOT_SIGNED (no signed head covers it yet), NOT_KEPT (its content is not there any more: retention), ALTERED (what is stored is not what was signed), PROOF_BUSY (the ledgers of many other runs wait to be read) or LEDGER_TOO_LARGE.' }),
    __metadata("design:type", String)
], DecisionUnproved.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person, with what to do.' }),
    __metadata("design:type", String)
], DecisionUnproved.prototype, "message", void 0);
DecisionUnproved = __decorate([
    ObjectType({ description: 'A decision is not proved now.' })
], DecisionUnproved);
export { DecisionUnproved };
/** The proof of a decision, or why there is none. */
export const DecisionProofResult = createUnionType({
    name: 'DecisionProofResult',
    description: 'The proof of a decision, or why there is none.',
    types: () => [DecisionProof, DecisionUnproved],
    resolveType: (value) => ('code' in value ? DecisionUnproved : DecisionProof),
});
//# sourceMappingURL=decision-proof.model.js.map