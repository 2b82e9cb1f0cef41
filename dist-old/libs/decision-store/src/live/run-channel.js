/** Channel on which changes of runs are told; the payload is a {@link RunChange} as JSON. */
export const RUN_CHANNEL = 'gradlens_run';
//# sourceMappingURL=run-channel.js.map