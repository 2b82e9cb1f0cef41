export {};
//# sourceMappingURL=scaler.js.map