import { existsSync } from "node:fs";
import { expect } from "vitest";
import { runTimed } from "../../bench/harness/timed-child.ts";
import { counted } from "../counted.ts";

const node = (program: string) => [process.execPath, "-e", program];

counted("behaviour", "a program's time is that of one of its runs", () => {
  const burn = ["bash", "-c", "for ((i = 0; i < 20000; i++)); do :; done"];
  const once = runTimed(burn, { capSeconds: 60 });
  const often = runTimed(burn, { capSeconds: 60, repeats: 10 });
  if (once.tag !== "done" || often.tag !== "done") throw new Error("a short loop ends");
  expect(once.seconds).toBeGreaterThan(0);
  expect(often.seconds / once.seconds).toBeGreaterThan(1 / 4);
  expect(often.seconds / once.seconds).toBeLessThan(4);
  return 3;
});

counted("behaviour", "a program is stopped at its cap of CPU seconds", () => {
  expect(runTimed(node("for (;;);"), { capSeconds: 1 })).toEqual({ tag: "over", capSeconds: 1 });
});

counted("behaviour", "a program that waits is given up", () => {
  expect(runTimed(["sleep", "30"], { capSeconds: 1 })).toEqual({ tag: "over", capSeconds: 1 });
});

counted("behaviour", "a program that needs more memory than allowed is out of memory", () => {
  const grow = node("const all = []; for (;;) all.push(new Float64Array(2 ** 26));");
  expect(runTimed(grow, { capSeconds: 60, gibibytes: 2 })).toEqual({ tag: "out-of-memory", gibibytes: 2 });
});

counted("behaviour", "a program that fails says why", () => {
  const outcome = runTimed(node('console.log("an error of mine"); process.exit(3);'), { capSeconds: 60 });
  expect(outcome).toEqual({ tag: "failed", why: "an error of mine (status 3)" });
});

counted("behaviour", "what a program leaves in its working folder is removed with the folder", () => {
  const outcome = runTimed(["bash", "-c", "touch session.tex; pwd"], { capSeconds: 60 });
  if (outcome.tag !== "done") throw new Error("touching a file succeeds");
  expect(outcome.output.trim()).toMatch(/residua-bench-/);
  expect(existsSync(outcome.output.trim())).toBe(false);
  return 2;
});
