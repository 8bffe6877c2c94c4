/* eslint-disable no-console -- what a library writes there is the matter here */
const { warn } = console;
const UNNAMED = 'oidc-provider WARNING: Unsupported runtime.';

/**
 * As `oidc-provider` is loaded it warns on stderr wherever `process.release.lts` is not the name of a long-term line of
 * Node from "Jod" (22) on. Nothing else in it asks for that name: the Node of the lockfile is newer than any that it
 * wants, and was built without one. So this one sentence is left out; whatever else it warns of is said.
 */
console.warn = (...said: unknown[]): void => {
  if (!String(said[0]).includes(UNNAMED)) warn(...said);
};

export function loaded(): void {
  console.warn = warn;
}
