// An issuer to sign in at, beside the API that made-up requests go to: tells its settings as one line of JSON, then serves until it is ended.
import { openTestIssuer } from '../../apps/api/src/testing/test-issuer.js';
const { signIn } = await openTestIssuer();
process.stdout.write(`${JSON.stringify(signIn)}\n`);
//# sourceMappingURL=issuer.js.map