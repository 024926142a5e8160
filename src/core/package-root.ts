import { createRequire } from "node:module";
import { dirname } from "node:path";

/** The folder of the package, with its `package.json` and what ships beside the code. */
export function packageRoot(): string {
  return dirname(createRequire(import.meta.url).resolve("residua/package.json"));
}
