/** Global id of a report by its uuid: addresses hold the uuid, which the command line prints. What is no uuid has an id, too: of nothing. */
export function reportIdOf(uuid: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(`Report:${uuid}`))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
