module.exports = async () => {
  const { postgres, remove } = globalThis.pulangTestPostgres;
  await postgres.stop();
  remove();
};
