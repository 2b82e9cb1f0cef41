export {};
//# sourceMappingURL=layer-tensors.js.map