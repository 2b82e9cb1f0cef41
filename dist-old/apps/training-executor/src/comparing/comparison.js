/** The arm of the spec's own scaler. */
export function ownArm({ arms }) {
    return arms[0];
}
//# sourceMappingURL=comparison.js.map