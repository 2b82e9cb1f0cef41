export {};
//# sourceMappingURL=decision-sink.js.map