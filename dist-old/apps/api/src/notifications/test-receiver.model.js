var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
/** What `testReceiver` is given. */
let TestReceiverInput = class TestReceiverInput {
    receiver;
    reason;
};
__decorate([
    Field(() => String, { description: 'Name of the receiver, as in the notification file.' }),
    __metadata("design:type", String)
], TestReceiverInput.prototype, "receiver", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept in the audit log. 1 to 500 characters.' }),
    __metadata("design:type", String)
], TestReceiverInput.prototype, "reason", void 0);
TestReceiverInput = __decorate([
    InputType({ description: 'A receiver to send a marked test to, and why.' })
], TestReceiverInput);
export { TestReceiverInput };
/** A test was sent. */
let TestReceiverPayload = class TestReceiverPayload {
    notification;
    isDelivered;
    status;
    problem;
    ms;
};
__decorate([
    Field(() => ID, { description: 'Global id of the notification.' }),
    __metadata("design:type", String)
], TestReceiverPayload.prototype, "notification", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the receiver took it.' }),
    __metadata("design:type", Boolean)
], TestReceiverPayload.prototype, "isDelivered", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'HTTP status that the receiver answered; null where it did not answer, or speaks no HTTP.' }),
    __metadata("design:type", Object)
], TestReceiverPayload.prototype, "status", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it was not delivered; null where it was. Without secrets.' }),
    __metadata("design:type", Object)
], TestReceiverPayload.prototype, "problem", void 0);
__decorate([
    Field(() => Int, { description: 'How long it took. Unit: ms.' }),
    __metadata("design:type", Number)
], TestReceiverPayload.prototype, "ms", void 0);
TestReceiverPayload = __decorate([
    ObjectType({ description: 'A test, marked as one, was sent once, and stands in the delivery log. It raises no alert.' })
], TestReceiverPayload);
export { TestReceiverPayload };
/** No test was sent. */
let TestRefused = class TestRefused {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: RECEIVER_NOT_FOUND, or TEST_BUSY (another test is on its way).' }),
    __metadata("design:type", String)
], TestRefused.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person, with what to do.' }),
    __metadata("design:type", String)
], TestRefused.prototype, "message", void 0);
TestRefused = __decorate([
    ObjectType({ description: 'No test was sent.' })
], TestRefused);
export { TestRefused };
/** Outcomes of `testReceiver`. */
export const TestReceiverResult = createUnionType({
    name: 'TestReceiverResult',
    description: 'What became of the test, or why none was sent.',
    types: () => [TestReceiverPayload, TestRefused],
    resolveType: (value) => ('isDelivered' in value ? TestReceiverPayload : TestRefused),
});
//# sourceMappingURL=test-receiver.model.js.map