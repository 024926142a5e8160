import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Calls `body` with an empty folder, which is removed afterwards with all that programs left in it. */
export function inScratchFolder<T>(body: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "residua-bench-"));
  try {
    return body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
