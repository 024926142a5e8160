import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { EXIT } from "./exit-code.ts";
import { failureOutcome } from "./failure-outcome.ts";
import { progressReporter } from "./progress.ts";
import { type Outcome, outcome, type Task } from "./task.ts";
import type { WorkerMessage } from "./task-worker.ts";

/**
 * The engines stop by themselves when the budget is spent. One that is caught in a single long step is stopped
 * from outside after this many milliseconds more.
 */
const GRACE_MILLISECONDS = 5000;

/** Exact arithmetic makes numbers that are soon dropped: with twice the usual room, collecting them takes a tenth less time. */
const YOUNG_GENERATION_MEGABYTES = 32;

/** How the thread that runs out of memory is told from one that fails. */
const OUT_OF_MEMORY = "ERR_WORKER_OUT_OF_MEMORY";

/**
 * Runs a task in a thread of its own, so that this one can show progress and answer Ctrl-C while exact arithmetic,
 * which is synchronous, is under way. See docs/decisions/006-worker-thread.md.
 */
export async function supervise(task: Task): Promise<Outcome> {
  const worker = new Worker(new URL(`./task-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES },
  });
  const progress = progressReporter(process.stderr);
  const outside = outsideStops(task.budgetSeconds);
  try {
    return await Promise.race([outcomeOf(worker, progress.update), outside.stopped]);
  } finally {
    outside.release();
    progress.stop();
    await worker.terminate();
  }
}

function outcomeOf(worker: Worker, onProgress: (fraction: number, step: string) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message.tag === "outcome") resolve(message.outcome);
      else onProgress(message.fraction, message.step);
    });
    worker.on("error", (error: Error & { code?: string }) => {
      resolve(error.code === OUT_OF_MEMORY ? outOfMemory() : failureOutcome(error));
    });
    // After an outcome or an error this has no effect.
    worker.on("exit", () => resolve(failureOutcome(new Error("the working thread ended without a result"))));
  });
}

function outOfMemory(): Outcome {
  const messages = "all memory was used: lower --error-order, or give numbers instead of symbols\n";
  return outcome(EXIT.budget, { messages });
}

/** Ctrl-C, and a budget that is overdrawn. */
function outsideStops(budgetSeconds: number | undefined) {
  let release = () => {};
  const stopped = new Promise<Outcome>((resolve) => {
    const onInterrupt = () =>
      resolve(outcome(EXIT.interrupted, { messages: "interrupted: nothing was written\n" }));
    const onOverdrawn = () => {
      const messages = "the time budget was spent within one long step: nothing was written\n";
      resolve(outcome(EXIT.budget, { messages }));
    };
    process.on("SIGINT", onInterrupt);
    const timer =
      budgetSeconds === undefined
        ? undefined
        : setTimeout(onOverdrawn, 1000 * budgetSeconds + GRACE_MILLISECONDS);
    release = () => {
      process.off("SIGINT", onInterrupt);
      clearTimeout(timer);
    };
  });
  return { stopped, release };
}
