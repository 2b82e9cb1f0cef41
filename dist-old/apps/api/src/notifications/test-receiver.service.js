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
import { Inject, Injectable } from '@nestjs/common';
import { checkedReason } from '#libs/contracts';
import { logTest } from '#libs/decision-store';
import { sendTest } from '#libs/notifications';
import { toGlobalId } from '../common/global-id.js';
import { oneAtATime } from '../common/one-at-a-time.js';
import { CLOCK, NOTIFY, STORE } from '../common/tokens.js';
/** Sends tests to receivers, one at a time. */
let TestReceiverService = class TestReceiverService {
    store;
    file;
    clock;
    alone = oneAtATime();
    constructor(store, file, clock) {
        this.store = store;
        this.file = file;
        this.clock = clock;
    }
    /** Sends a marked test and tells what became of it. @throws the error of bad input for a reason that is none. */
    async test({ receiver: name, reason }) {
        checkedReason(reason, 'input.reason');
        const receivers = this.file.current()?.receivers;
        const receiver = receivers?.get(name);
        if (receiver === undefined)
            return { code: 'RECEIVER_NOT_FOUND', message: `there is no receiver ${JSON.stringify(name.slice(0, 100))}; the notification file names ${receivers === undefined ? 'none' : [...receivers.keys()].join(', ')}` };
        const sending = this.alone(() => sendTest(receiver, { clock: this.clock }));
        if (sending === null)
            return { code: 'TEST_BUSY', message: 'another test is on its way: try again when it is over' };
        const sent = await sending;
        await logTest(this.store, sent);
        const { id, isDelivered, status, problem, ms } = sent;
        return { notification: toGlobalId('Notification', id), isDelivered, status, problem, ms };
    }
};
TestReceiverService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(NOTIFY)),
    __param(2, Inject(CLOCK)),
    __metadata("design:paramtypes", [Object, Object, Object])
], TestReceiverService);
export { TestReceiverService };
//# sourceMappingURL=test-receiver.service.js.map