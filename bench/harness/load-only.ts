/** Asks a suite's solver to load an item without solving it. */
export const LOAD_ONLY = "load-only";
