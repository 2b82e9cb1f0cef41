import { InputError } from '#libs/contracts';
import { isLoopback } from '../auth/request-guard.js';
/**
 * Whether the address may be listened on: one that other machines reach needs a token that the operator has set, and TLS,
 * its own (GRADLENS_TLS_CERT, GRADLENS_TLS_KEY) or that of a proxy in front (GRADLENS_PUBLIC_URL says there is one).
 *
 * @throws InputError naming what is missing.
 */
export function checkAddress(address) {
    const { GRADLENS_HOST: host, GRADLENS_TOKEN: token, GRADLENS_PUBLIC_URL: url, GRADLENS_TLS_CERT: cert, GRADLENS_TLS_KEY: key } = address;
    if ((cert === undefined) !== (key === undefined)) {
        const path = cert === undefined ? 'GRADLENS_TLS_CERT' : 'GRADLENS_TLS_KEY';
        throw new InputError({ source: 'environment', path, value: 'missing', allowed: 'certificate and key together, or neither' });
    }
    if (isLoopback(host))
        return;
    const refused = (missing) => new InputError({ source: 'environment', path: 'GRADLENS_HOST', value: JSON.stringify(host), allowed: `127.0.0.1, ::1 or localhost, unless ${missing}: other machines could reach it` });
    if (token === undefined)
        throw refused('GRADLENS_TOKEN is set');
    if (cert === undefined && url === undefined)
        throw refused('GRADLENS_TLS_CERT and GRADLENS_TLS_KEY are set, or GRADLENS_PUBLIC_URL for a proxy that ends TLS');
}
//# sourceMappingURL=check-address.js.map