var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { measured } from '../common/measured-number.js';
import { pack, PackedFloats, PackedInts } from '../common/packed.js';
import { Series, SeriesPoint } from './series.model.js';
/** The forms of a series: each is made only when it is asked for. */
let SeriesFieldsResolver = class SeriesFieldsResolver {
    steps(series) {
        return pack(series.packed.steps);
    }
    values(series) {
        return pack(series.packed.values);
    }
    min(series) {
        return pack(series.packed.min);
    }
    max(series) {
        return pack(series.packed.max);
    }
    nonFinite(series) {
        return pack(series.packed.nonFinite);
    }
    points({ packed }) {
        return Array.from(packed.steps, (step, index) => ({
            step,
            value: measured(packed.values[index] ?? NaN),
            min: measured(packed.min[index] ?? NaN),
            max: measured(packed.max[index] ?? NaN),
            nonFinite: packed.nonFinite[index] ?? 0,
        }));
    }
};
__decorate([
    ResolveField(() => PackedInts, { description: 'Step of each point; of a bucket its first step.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", PackedInts)
], SeriesFieldsResolver.prototype, "steps", null);
__decorate([
    ResolveField(() => PackedFloats, { description: 'Value of each point; of a bucket the mean. Unit: that of the measure.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", PackedFloats)
], SeriesFieldsResolver.prototype, "values", null);
__decorate([
    ResolveField(() => PackedFloats, { description: 'Least value of each bucket. Unit: that of the measure.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", PackedFloats)
], SeriesFieldsResolver.prototype, "min", null);
__decorate([
    ResolveField(() => PackedFloats, { description: 'Greatest value of each bucket. Unit: that of the measure.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", PackedFloats)
], SeriesFieldsResolver.prototype, "max", null);
__decorate([
    ResolveField(() => PackedInts, { description: 'Recorded values of each point that are NaN or infinite.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", PackedInts)
], SeriesFieldsResolver.prototype, "nonFinite", null);
__decorate([
    ResolveField(() => [SeriesPoint], { description: 'The same points as a plain list.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Array)
], SeriesFieldsResolver.prototype, "points", null);
SeriesFieldsResolver = __decorate([
    Resolver(() => Series)
], SeriesFieldsResolver);
export { SeriesFieldsResolver };
//# sourceMappingURL=series-fields.resolver.js.map