import { ownArm } from './comparison.js';
/** The cost of auditability; null where the comparison has not both arms. */
export function auditabilityOf(comparison) {
    const own = ownArm(comparison);
    const [auditable, free] = [armOf(comparison, 'auditable'), armOf(comparison, 'free')];
    if (auditable !== undefined)
        return costOf(auditable, own, comparison);
    return free === undefined ? null : costOf(own, free, comparison);
}
function armOf({ arms }, role) {
    return arms.find((arm) => arm.role === role);
}
function costOf({ name, against }, { name: other }, { choiceChanged = [] }) {
    const found = against.find((each) => each.other === other);
    return found === undefined ? null : { auditable: name, free: other, changed: choiceChanged, steps: found.steps, processor: found.processor, accuracy: found.accuracy };
}
//# sourceMappingURL=auditability.js.map