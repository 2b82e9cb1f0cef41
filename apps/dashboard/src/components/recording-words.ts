import { formatCounted } from '../format/format-number.js';

/** How recording on the server's machine stands. */
export interface RecordingFigures {
  readonly state: string;
  readonly frames: number;
  readonly bytes: number;
  readonly secondsBehind: number;
  readonly runs: readonly unknown[];
}

/** What a person should know of the recording; null when rows reach the database. */
export function recordingWords(recording: RecordingFigures | null): string | null {
  if (recording?.state !== 'disk') return null;
  const { frames, bytes, secondsBehind, runs } = recording;
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const age = secondsBehind < 90 ? `${Math.round(secondsBehind)} s` : `${Math.round(secondsBehind / 60)} min`;
  return `Recording to disk: ${formatCounted(frames, 'frame')} (${size}) of ${formatCounted(runs.length, 'run')} ${frames === 1 ? 'waits' : 'wait'} for the database, the oldest for ${age}. Nothing is lost; what you see ends where the database does.`;
}
