export {};
//# sourceMappingURL=dataset.js.map