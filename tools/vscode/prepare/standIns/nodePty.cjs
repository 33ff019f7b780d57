// Stands in for the native node-pty, so that no compiler is needed: this host has no terminals.
exports.spawn = () => {
  throw new Error('This host of the tests has no terminals.');
};
