import type { SingleBar } from "cli-progress";

/** Work shorter than this needs no progress. */
const QUIET_MILLISECONDS = 2000;

/** How often a log, which keeps every line, gets one. */
const LOG_MILLISECONDS = 10_000;

/** Shows how far long work has come: a bar on a terminal, else a plain line now and then. */
export interface ProgressReporter {
  readonly update: (fraction: number, step: string) => void;
  /** Removes the bar. */
  readonly stop: () => void;
}

export function progressReporter(stream: NodeJS.WriteStream): ProgressReporter {
  return stream.isTTY ? barReporter(stream) : logReporter(stream);
}

function barReporter(stream: NodeJS.WriteStream): ProgressReporter {
  let latest = { fraction: 0, step: "starting" };
  let bar: SingleBar | undefined;
  let isStopped = false;
  const show = async () => {
    const { SingleBar } = (await import("cli-progress")).default;
    if (isStopped) return;
    const format = "{bar} {percentage} % | {duration_formatted} | {step}";
    bar = new SingleBar({ stream, format, clearOnComplete: true, hideCursor: true, barsize: 24 });
    bar.start(1, latest.fraction, { step: latest.step });
  };
  const timer = setTimeout(show, QUIET_MILLISECONDS);
  return {
    update: (fraction, step) => {
      latest = { fraction, step };
      bar?.update(fraction, { step });
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      bar?.stop();
    },
  };
}

function logReporter(stream: NodeJS.WriteStream): ProgressReporter {
  let latest = { fraction: 0, step: "starting" };
  const started = Date.now();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    stream.write(`${seconds} s, ${Math.round(100 * latest.fraction)} %: ${latest.step}\n`);
  }, LOG_MILLISECONDS);
  return {
    update: (fraction, step) => {
      latest = { fraction, step };
    },
    stop: () => clearInterval(timer),
  };
}
