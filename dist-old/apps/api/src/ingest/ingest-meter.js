export {};
//# sourceMappingURL=ingest-meter.js.map