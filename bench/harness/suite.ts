/**
 * Benchmarks that are run and reported together: `npm run bench -- NAME`.
 *
 * To add one: export a `Suite` from a folder of its own and list it in `bench/suites.ts`. Where items are solved by
 * peers' scripts, `peerSuite` makes the suite from its items; otherwise use what is here: `cpuSeconds` and `median`
 * for functions, `runTimed` for programs, `thisMachine`, and `tableText` and `tableMarkdown` for results.
 */
export interface Suite {
  /** What is measured, for the heading of its section in `docs/benchmarks.md`. */
  readonly title: string;
  /** The lines of the usage message that say what `--only` and `--peer` accept. */
  readonly usage: string;
  /** Errors: E_USAGE for words of `--only` or `--peer` that name nothing. */
  readonly run: (options: SuiteOptions) => Promise<SuiteReport>;
}

export interface SuiteOptions {
  /** Names of items; none for all. */
  readonly only: readonly string[];
  /** Names of peers; none for all that are installed. */
  readonly peers: readonly string[];
  readonly rounds: number;
  readonly capSeconds: number;
  /** Called with what is about to be done. */
  readonly onStep: (step: string) => void;
  /** Called with results as text, as soon as there are any. */
  readonly onText: (text: string) => void;
}

export interface SuiteReport {
  /** Lines of the suite's section of `docs/benchmarks.md` below its heading; their headings begin with `###`. */
  readonly markdown: readonly string[];
  /** What `--json` prints. */
  readonly json: object;
}
