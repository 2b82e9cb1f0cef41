/**
 * What a frame of the ledger tells. `attempt`: a process took the run up, and what it knew of it. `decisions`: consecutive
 * steps of all layers. `gap`: steps that are missing, and why. `fact`: something else that belongs to the record (an
 * evaluation, a checkpoint, an event, a retention). `end`: the attempt has ended, and how.
 */
export const FRAME_KINDS = { attempt: 1, decisions: 2, gap: 3, fact: 4, end: 5 };
/** Names of the kinds by their numbers. */
export const FRAME_KIND_NAMES = new Map(Object.keys(FRAME_KINDS).map((name) => [FRAME_KINDS[name], name]));
//# sourceMappingURL=frame-kinds.js.map