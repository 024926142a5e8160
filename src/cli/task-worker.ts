import { parentPort, workerData } from "node:worker_threads";
import { type Budget, budgetOf, UNLIMITED } from "../core/budget.ts";
import { invariant } from "../core/errors.ts";
import { failureOutcome } from "./failure-outcome.ts";
import type { Outcome, Task } from "./task.ts";

/** What the working thread tells the one that waits for it. */
export type WorkerMessage =
  | { readonly tag: "progress"; readonly fraction: number; readonly step: string }
  | { readonly tag: "outcome"; readonly outcome: Outcome };

/** Progress is for people; more often than this it costs time and shows nothing. */
const LEAST_MILLISECONDS_BETWEEN_PROGRESS = 100;

function progressSender(send: (message: WorkerMessage) => void): NonNullable<Budget["onProgress"]> {
  let last = 0;
  return (fraction, step) => {
    const now = Date.now();
    if (now - last < LEAST_MILLISECONDS_BETWEEN_PROGRESS) return;
    last = now;
    send({ tag: "progress", fraction, step });
  };
}

async function runTask(task: Task, budget: Budget): Promise<Outcome> {
  const options = { seed: task.seed, budget };
  switch (task.tag) {
    case "derive":
      return (await import("./derive-task.ts")).runDeriveTask(task, options);
    case "check":
      return (await import("./check-task.ts")).runCheckTask(task, options);
    case "report":
      return (await import("./report-task.ts")).runReportTask(task, options);
    case "lower":
      return (await import("./lower-task.ts")).runLowerTask(task, options);
  }
}

async function work(task: Task, send: (message: WorkerMessage) => void): Promise<void> {
  const rest = { ...UNLIMITED, onProgress: progressSender(send) };
  const budget = task.budgetSeconds === undefined ? rest : budgetOf(task.budgetSeconds, rest);
  send({ tag: "outcome", outcome: await runTask(task, budget).catch(failureOutcome) });
}

invariant(parentPort !== null, "the task worker runs in a thread of its own");
const port = parentPort;
await work(workerData, (message) => port.postMessage(message));
