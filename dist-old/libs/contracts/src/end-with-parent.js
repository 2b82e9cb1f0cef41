/** Set to `1` by whoever holds the other end of a child's standard input and wants it to end when that closes. */
const VARIABLE = 'GRADLENS_SUPERVISED';
/**
 * Asks this process to end (SIGHUP to itself, as when its terminal is closed) when the process that supervises it is
 * gone, however it went: the system closes the pipe of a killed parent. Does nothing for a process that was started by
 * a person.
 */
export function endWithParent(self) {
    if (self.env[VARIABLE] !== '1')
        return;
    // not for the children of this process: their standard input is another
    Reflect.deleteProperty(self.env, VARIABLE);
    self.stdin.resume().once('close', () => {
        self.kill(self.pid, 'SIGHUP');
    });
}
/** The environment of a child that calls {@link endWithParent}; its standard input must be a pipe that is kept open. */
export function supervised(environment) {
    return { ...environment, [VARIABLE]: '1' };
}
/**
 * Lets the process live when nobody reads its output any more (a killed parent, a closed terminal): without this the
 * next line would end it on the spot, with the database server that it started left behind.
 */
export function outliveReaders(self) {
    for (const stream of [self.stdout, self.stderr]) {
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE' && error.code !== 'EIO')
                throw error;
        });
    }
}
/**
 * Resolves when all that was written has been taken by whoever reads, or nobody reads any more: `process.exit` drops what a
 * slow reader has not taken yet.
 */
export async function outputTaken(self) {
    const taken = [self.stdout, self.stderr].filter(({ writable }) => writable).map((stream) => new Promise((resolve) => stream.write('', () => { resolve(); })));
    await Promise.all(taken);
}
//# sourceMappingURL=end-with-parent.js.map