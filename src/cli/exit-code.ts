/** What the command reports to the shell. */
export const EXIT = {
  done: 0,
  /** A check failed, or Residua itself did. */
  failed: 1,
  /** Wrong usage or input. */
  usage: 2,
  /** The budget of time or memory was spent; what was done is kept. */
  budget: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
