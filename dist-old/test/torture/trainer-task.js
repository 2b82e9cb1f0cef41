/** How a trainer ends: all is committed; try again (the database is away, or another one still holds the run). */
export const TRAINER_EXIT = { done: 0, again: 4 };
//# sourceMappingURL=trainer-task.js.map