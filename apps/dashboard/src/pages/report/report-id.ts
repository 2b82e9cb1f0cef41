/** Global id of a report by its uuid: addresses hold the uuid, which the command line prints. */
export function reportIdOf(uuid: string): string {
  return btoa(`Report:${uuid}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
