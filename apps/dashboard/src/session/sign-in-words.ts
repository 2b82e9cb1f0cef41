const SENTENCES: Readonly<Record<string, string>> = {
  again: 'Signing in took too long, was begun in another browser, or was done already. Begin again.',
  refused: 'Your organisation did not confirm who you are. Try again, or ask those who look after it.',
  role: 'Your organisation knows you, and gives you no role here. Ask those who look after it for one.',
  'too-often': 'Signing in was refused too often from your address. Wait a minute, then try again.',
  unavailable: 'Your organisation could not be asked, or the sign-in could not be recorded. Try again in a moment.',
};

/** Why nobody was signed in, in words; the codes are those of the API. */
export function signInSentence(code: string): string {
  return (Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ?? 'You could not be signed in. Try again.';
}
