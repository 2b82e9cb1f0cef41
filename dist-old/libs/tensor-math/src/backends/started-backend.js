export {};
//# sourceMappingURL=started-backend.js.map