/** What every client tells beside its framework. */
const BESIDE: ReadonlySet<string> = new Set(['gradlens-client', 'python']);

/** The framework of a trainer elsewhere, `torch 2.15.0`; its language where it told none; else "elsewhere". `versions`: as it was registered, any JSON. */
export function trainerWords(versions: unknown): string {
  const told = typeof versions === 'object' && versions !== null ? Object.entries(versions).filter(([, version]) => typeof version === 'string') : [];
  const shown = told.filter(([name]) => !BESIDE.has(name));
  const words = (shown.length > 0 ? shown : told.filter(([name]) => name === 'python')).map(([name, version]) => `${name} ${String(version)}`);
  return words.length === 0 ? 'elsewhere' : words.slice(0, 2).join(', ');
}
