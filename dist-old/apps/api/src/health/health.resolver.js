var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { HealthPartModel } from './health-part.model.js';
import { HealthPartsService } from './health-parts.service.js';
import { Health } from './health.model.js';
import { HealthService } from './health.service.js';
/** How the service stands. */
let HealthResolver = class HealthResolver {
    service;
    partsService;
    constructor(service, partsService) {
        this.service = service;
        this.partsService = partsService;
    }
    health() {
        return this.service.read();
    }
    parts() {
        return this.partsService.read();
    }
};
__decorate([
    Query(() => Health, { name: 'health', description: 'How the service stands.' }),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", []),
    __metadata("design:returntype", Promise)
], HealthResolver.prototype, "health", null);
__decorate([
    ResolveField(() => [HealthPartModel], { description: 'Its parts: how each stands, since when, what to do. Numbers alone, of all projects.' }),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", []),
    __metadata("design:returntype", Promise)
], HealthResolver.prototype, "parts", null);
HealthResolver = __decorate([
    Resolver(() => Health),
    __metadata("design:paramtypes", [HealthService,
        HealthPartsService])
], HealthResolver);
export { HealthResolver };
//# sourceMappingURL=health.resolver.js.map