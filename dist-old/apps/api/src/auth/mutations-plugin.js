import { GraphQLError, OperationTypeNode } from 'graphql';
import { mayChange } from './authorizer.js';
/** Refuses mutations of whoever may only read. */
export const mutationsPlugin = {
    requestDidStart: () => Promise.resolve({
        didResolveOperation: ({ operation, contextValue }) => {
            if (operation !== undefined)
                checkMayChange(operation, contextValue.access);
            return Promise.resolve();
        },
    }),
};
/** @throws GraphQLError with the code FORBIDDEN for a mutation of whoever may only read. */
export function checkMayChange(operation, access) {
    if (operation.operation !== OperationTypeNode.MUTATION || (access !== null && mayChange(access.role)))
        return;
    const role = access === null ? 'no role' : `role ${access.role}`;
    throw new GraphQLError(`a token of ${role} may read, not change`, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
}
//# sourceMappingURL=mutations-plugin.js.map