export {};
//# sourceMappingURL=layer-definition.js.map