export {};
//# sourceMappingURL=layer-history.js.map