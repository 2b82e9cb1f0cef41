/** `value` as a field that may be null, or JSON, can carry it: NaN and infinities are nothing. */
export function finiteOrNull(value) {
    return value !== null && Number.isFinite(value) ? value : null;
}
//# sourceMappingURL=finite-or-null.js.map