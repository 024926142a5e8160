import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { packageRoot } from "../../src/core/package-root.ts";
import { failure, type Result, success } from "../../src/core/result.ts";
import type { PeerProblem } from "./peer-problem.ts";
import type { Peer } from "./peers.ts";
import { runTimed } from "./timed-child.ts";

const TEMPLATES = join(packageRoot(), "bench", "peers");

/** Of this run alone, and inside the package, so that scripts for Node find its libraries. */
const FILLED = join(packageRoot(), "dist", "bench", `peers-${process.pid}`);
process.on("exit", () => rmSync(FILLED, { recursive: true, force: true }));

const COMPILE_CAP_SECONDS = 60;

/** Whether a peer has a script for a problem. */
export function hasScript({ name }: PeerProblem, peer: Peer): boolean {
  return existsSync(join(TEMPLATES, `${name}.${peer.ending}`));
}

/**
 * Writes a peer's script with the data in place of its placeholders, compiles it where that is needed, and returns the
 * command that runs it. Result reason: "unprepared" where the compiler refuses.
 */
export function preparedCommand(
  { name, data }: PeerProblem,
  peer: Peer,
): Result<readonly string[], "unprepared"> {
  const template = readFileSync(join(TEMPLATES, `${name}.${peer.ending}`), "utf8");
  mkdirSync(FILLED, { recursive: true });
  const script = join(FILLED, `${basename(name)}.${peer.ending}`);
  writeFileSync(
    script,
    template.replaceAll(/@(\w+)@/g, (placeholder, key: string) => data[key] ?? placeholder),
  );
  if (peer.prepare === undefined) return success(peer.command(script));
  const outcome = runTimed(peer.prepare(script), { capSeconds: COMPILE_CAP_SECONDS });
  return outcome.tag === "done"
    ? success(peer.command(script))
    : failure("unprepared", `${peer.name} could not prepare ${script}`);
}
