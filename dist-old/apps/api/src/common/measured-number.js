var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, ObjectType } from '@nestjs/graphql';
/** A number that was measured: NaN and infinities are data, which GraphQL's Float refuses. */
let MeasuredNumber = class MeasuredNumber {
    value;
    isFinite;
    text;
};
__decorate([
    Field(() => Float, { nullable: true, description: 'The number; null when it is not finite. Unit: that of the field it stands in.' }),
    __metadata("design:type", Object)
], MeasuredNumber.prototype, "value", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the number is neither NaN nor infinite.' }),
    __metadata("design:type", Boolean)
], MeasuredNumber.prototype, "isFinite", void 0);
__decorate([
    Field(() => String, { description: '"NaN", "Infinity", "-Infinity" or the shortest decimal that gives the same number.' }),
    __metadata("design:type", String)
], MeasuredNumber.prototype, "text", void 0);
MeasuredNumber = __decorate([
    ObjectType({
        description: 'A measured number. NaN and infinities are data: value is null and isFinite false, and text says which.',
    })
], MeasuredNumber);
export { MeasuredNumber };
/** `value` as GraphQL can carry it. */
export function measured(value) {
    const isFinite = Number.isFinite(value);
    return { value: isFinite ? value : null, isFinite, text: String(value) };
}
/** `value` as GraphQL can carry it; nothing stays nothing. */
export function measuredOrNull(value) {
    return value === null || value === undefined ? null : measured(value);
}
//# sourceMappingURL=measured-number.js.map