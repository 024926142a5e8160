import type { CommanderError } from "commander";
import { ResiduaError } from "../core/errors.ts";

/** Commander's error as one line of ours, with the command that explains the usage. */
export function usageError({ message }: CommanderError, helpCommand: string): ResiduaError {
  const [fault = "", suggestion = ""] = message.replace(/^error: /, "").split("\n");
  const [, word] = /^\(Did you mean (.*)\?\)$/.exec(suggestion) ?? [];
  const remedy = word === undefined ? ";" : `: did you mean ${word}?`;
  return new ResiduaError(
    "E_USAGE",
    `${fault.replace(/\.$/, "")}${remedy} '${helpCommand}' explains the usage`,
  );
}
