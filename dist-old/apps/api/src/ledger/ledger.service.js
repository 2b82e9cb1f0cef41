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
import { formatVkey } from '#libs/audit';
import { countDecisions, findLedgerRun, findTrust, ledgerSource, proveRun, trustFor } from '#libs/decision-store';
import { ENVIRONMENT } from '../common/api-environment.js';
import { oneAtATime } from '../common/one-at-a-time.js';
import { CLOCK, STORE } from '../common/tokens.js';
import { checkedOf } from './checked-of.js';
import { LedgerCheckRefused } from './ledger.model.js';
import { checkEvents, RunningCheck } from './running-check.js';
/** Segments that are listed at most. */
const MOST_SEGMENTS = 100;
/** A larger ledger takes minutes to check (278,272 decisions in 28,052 frames: 26 s on a busy machine of two cores). Unit: decisions. */
export const MOST_CHECKED = 2_000_000;
/** What is said while another ledger is being checked. */
export const CHECK_BUSY = 'another ledger is being checked: ask again when it is done';
/** Reads ledgers and checks them. */
let LedgerService = class LedgerService {
    store;
    clock;
    environment;
    checks = new Map();
    /** Does what checks a ledger: null, and nothing is done, while another is being checked. */
    alone = oneAtATime();
    constructor(store, clock, environment) {
        this.store = store;
        this.clock = clock;
        this.environment = environment;
    }
    /** The ledger as it is stored; empty before its first frame. */
    async read(uuid) {
        const run = await findLedgerRun(this.store.pool, uuid);
        if (run === null)
            return { frames: 0, segmentCount: 0, segments: [], keys: [] };
        const { heads, keys } = await ledgerSource(this.store.pool, run);
        const signers = new Set(heads.map(({ keyName }) => keyName));
        return {
            frames: heads.at(-1)?.lastSeq ?? 0,
            segmentCount: heads.length,
            segments: heads.slice(-MOST_SEGMENTS).reverse().map(segmentOf),
            keys: keys.filter(({ keyName }) => signers.has(keyName)).map(({ keyName, publicKey }) => ({ name: keyName, vkey: formatVkey({ keyName, publicKey }) })),
        };
    }
    /** Checks a ledger; who asks for one that is being checked already gets the same answer. Null when there is no such run. */
    async verify(uuid, access) {
        const check = this.begin(uuid, access);
        if (!(check instanceof RunningCheck))
            return check;
        const release = check.hold();
        return await check.outcome.finally(release);
    }
    /** The same with words of progress; when the last one who waits for a check leaves, it ends. */
    follow(uuid, access) {
        const check = this.begin(uuid, access);
        return checkEvents(check instanceof RunningCheck ? check : new RunningCheck(() => Promise.resolve(check)));
    }
    /** The check that is running, or a new one; why there is none. */
    begin(uuid, access) {
        if (access === null || access.role === 'viewer')
            return refused('FORBIDDEN', 'a token of role viewer does not start checks: ask an auditor, or use gradlens verify on an exported ledger');
        const running = this.checks.get(uuid);
        if (running?.isCancelled === false)
            return running;
        const check = this.started(uuid);
        if (check === null)
            return refused('CHECK_BUSY', CHECK_BUSY);
        this.checks.set(uuid, check);
        void check.outcome.catch(() => undefined).then(() => this.checks.delete(uuid));
        return check;
    }
    started(uuid) {
        const begun = [];
        void this.alone(async () => {
            const check = new RunningCheck((told) => this.check(uuid, told));
            begun.push(check);
            await check.outcome.catch(() => undefined); // told to those who wait
        });
        return begun[0] ?? null;
    }
    async check(uuid, onProgress) {
        const decisions = await countDecisions(this.store, uuid);
        if (decisions > MOST_CHECKED)
            return refused('LEDGER_TOO_LARGE', `it holds ${decisions} decisions, and at most ${MOST_CHECKED} are checked here: use gradlens verify ${uuid}`);
        const begun = this.clock.elapsed();
        const trust = findTrust({ home: this.environment.home, anchorFile: this.environment.anchor?.file });
        const proof = await proveRun(this.store, uuid, { trust: (run) => trustFor(run, trust), onProgress });
        if (proof === null)
            return null;
        return { ...checkedOf(uuid, proof), checkedAt: new Date(this.clock.now()), seconds: (this.clock.elapsed() - begun) / 1000 };
    }
};
LedgerService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(CLOCK)),
    __param(2, Inject(ENVIRONMENT)),
    __metadata("design:paramtypes", [Object, Object, Object])
], LedgerService);
export { LedgerService };
function refused(code, message) {
    return Object.assign(new LedgerCheckRefused(), { code, message });
}
function segmentOf({ firstSeq, lastSeq, treeSize, rootHash, lastStep, timeUs, keyName }) {
    return { firstFrame: firstSeq, lastFrame: lastSeq, treeSize, root: rootHash.toString('base64'), lastStep, signedAt: new Date(timeUs / 1000), signer: keyName };
}
//# sourceMappingURL=ledger.service.js.map