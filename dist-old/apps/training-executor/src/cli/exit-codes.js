/** Exit codes of every command. */
export const EXIT = {
    /** Done, whatever fired. */
    done: 0,
    /** The answer to "is something wrong?" is yes; only where that was the question. */
    wrong: 1,
    /** Wrong use: an argument, a file, the environment. */
    usage: 2,
    /** Failed. */
    failed: 3,
    /** Interrupted by a person. */
    interrupted: 130,
};
//# sourceMappingURL=exit-codes.js.map