import { z } from 'zod';
/** What a live run can be told to do. `cancel` stops it. */
export const COMMAND_KINDS = ['cancel', 'pause', 'resume', 'lower', 'rollback'];
/** Most steps for which a scale can be lowered by one command. */
export const MOST_LOWERED_STEPS = 100_000;
/**
 * What `lower` is told: the scale of these layers (null: of all) is 1 for `steps` steps, or until another `lower` where
 * that is null; 0 ends what earlier commands lowered. `guards` also skips steps that are not finite while it lasts.
 */
export const lowerArgsSchema = z.object({
    layers: z.array(z.string()).min(1).nullable().default(null),
    steps: z.int().min(0).max(MOST_LOWERED_STEPS).nullable(),
    guards: z.boolean().default(false),
});
/** What `rollback` is told: the newest checkpoint at or before this step; null: the newest. */
export const rollbackArgsSchema = z.object({ toStep: z.int().min(0).nullable().default(null) });
//# sourceMappingURL=command.js.map