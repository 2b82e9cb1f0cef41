export {};
//# sourceMappingURL=import-source.js.map