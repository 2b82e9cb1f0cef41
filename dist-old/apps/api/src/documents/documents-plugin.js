import { GraphQLError } from 'graphql';
import { mustBeKnown, notInSafelist } from './resolve-document.js';
/** Looks once more, behind what Apollo makes of a request, that a document is known where it must be: no spelling of an address gets around that. */
export const documentsPlugin = ({ known, policy }) => ({
    requestDidStart: () => Promise.resolve({
        didResolveOperation: ({ source, contextValue }) => {
            if (!mustBeKnown(contextValue.access, policy) || known.has(source))
                return Promise.resolve();
            const { message, extensions } = notInSafelist(policy);
            throw new GraphQLError(message, { extensions: { ...extensions, http: { status: 403 } } });
        },
    }),
});
//# sourceMappingURL=documents-plugin.js.map