/** Under this token {@link ApiEnvironment} is injected. */
export const ENVIRONMENT = Symbol('environment');
/** A request must be there within this time: longer than a body of the ingest endpoint may take. Unit: ms. */
export const REQUEST_MS = 330_000;
//# sourceMappingURL=api-environment.js.map