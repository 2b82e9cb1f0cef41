export {};
//# sourceMappingURL=ledger-source.js.map