/** Set to `1` by whoever holds the other end of a child's standard input and wants it to end when that closes. */
const VARIABLE = 'GRADLENS_SUPERVISED';

/**
 * Asks this process to end (SIGTERM to itself) when the process that supervises it is gone, however it went: the
 * system closes the pipe of a killed parent. Does nothing for a process that was started by a person.
 */
export function endWithParent(self: NodeJS.Process): void {
  if (self.env[VARIABLE] !== '1') return;
  // not for the children of this process: their standard input is another
  Reflect.deleteProperty(self.env, VARIABLE);
  self.stdin.resume().once('close', () => {
    self.kill(self.pid, 'SIGTERM');
  });
}
