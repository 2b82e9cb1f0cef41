import { credentials, session } from '../session/session.js';

/** A file of the API, or why there is none. Throws when the API does not answer, or breaks off. */
export async function fetchFile(address: string): Promise<Blob | string> {
  const current = session.get();
  const answer = await fetch(address, { headers: credentials(current.kind === 'signed-in' ? current.token : '') });
  if (answer.ok) return await answer.blob();
  const { error } = (await answer.json()) as { error: { message: string } };
  return error.message;
}
