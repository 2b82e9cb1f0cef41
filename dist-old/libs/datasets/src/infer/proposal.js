export {};
//# sourceMappingURL=proposal.js.map