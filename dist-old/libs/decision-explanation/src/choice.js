export {};
//# sourceMappingURL=choice.js.map