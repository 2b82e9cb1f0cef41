export {};
//# sourceMappingURL=named-file.js.map