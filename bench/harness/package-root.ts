import { createRequire } from "node:module";
import { dirname } from "node:path";

/** The folder of this package. */
export const PACKAGE_ROOT = dirname(createRequire(import.meta.url).resolve("residua/package.json"));
