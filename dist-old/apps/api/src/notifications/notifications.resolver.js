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
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { pageSize } from '../common/connection.js';
import { NotificationConnection, NotificationModel, NotificationsArgs } from './notification.model.js';
import { NotificationsService } from './notifications.service.js';
import { NotifyStateModel } from './receiver.model.js';
import { TestReceiverInput, TestReceiverResult } from './test-receiver.model.js';
import { TestReceiverService } from './test-receiver.service.js';
/** Who was told of what, and how that went. */
let NotificationsResolver = class NotificationsResolver {
    service;
    tests;
    constructor(service, tests) {
        this.service = service;
        this.tests = tests;
    }
    list({ first, ...rest }) {
        return this.service.list({ ...rest, first: pageSize(first) });
    }
    notifyState() {
        return this.service.state();
    }
    testReceiver(input) {
        return this.tests.test(input);
    }
};
__decorate([
    Query(() => NotificationConnection, { name: 'notifications', description: 'The delivery log: who was told of what, newest first. It goes back 90 days.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [NotificationsArgs]),
    __metadata("design:returntype", Promise)
], NotificationsResolver.prototype, "list", null);
__decorate([
    Query(() => NotifyStateModel, { description: 'How telling people stands: the notification file, receivers without secrets, and how deliveries to them go.' }),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", []),
    __metadata("design:returntype", Promise)
], NotificationsResolver.prototype, "notifyState", null);
__decorate([
    Mutation(() => TestReceiverResult, { description: 'Sends a marked test to a receiver, waits for what becomes of it, and puts it into the delivery log.' }),
    __param(0, Args('input', { type: () => TestReceiverInput, description: 'Which receiver, and why.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TestReceiverInput]),
    __metadata("design:returntype", Promise)
], NotificationsResolver.prototype, "testReceiver", null);
NotificationsResolver = __decorate([
    Resolver(() => NotificationModel),
    __metadata("design:paramtypes", [NotificationsService,
        TestReceiverService])
], NotificationsResolver);
export { NotificationsResolver };
//# sourceMappingURL=notifications.resolver.js.map