export {};
//# sourceMappingURL=ledger-proof.js.map