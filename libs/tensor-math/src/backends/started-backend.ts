/** What a backend says of itself once it runs. */
export interface StartedBackend {
  /** Version of the backend's own package or library. */
  readonly version: string;
  /** Everything that may change the bits it computes. */
  readonly flags: Readonly<Record<string, string | number | boolean>>;
}
