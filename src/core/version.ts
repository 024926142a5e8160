import { createRequire } from "node:module";

/** The version that `package.json` states. */
export function packageVersion(): string {
  const facts: { readonly version: string } = createRequire(import.meta.url)("residua/package.json");
  return facts.version;
}
