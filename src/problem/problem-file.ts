import { readFileSync, statSync } from "node:fs";
import { ResiduaError } from "../core/errors.ts";

/** The name that stands for standard input on the command line. */
export const STANDARD_INPUT = "-";

/** Its file descriptor. */
const STANDARD_INPUT_DESCRIPTOR = 0;

/** A problem file is typed by a person; anything larger was named by mistake, and would exhaust the YAML parser. */
const LARGEST_FILE_BYTES = 1_000_000;

/**
 * The text of a problem file; `-` reads standard input to its end.
 * Errors: E_FILE where it cannot be read, is a folder, is empty, is larger than 1 MB, or is not UTF-8.
 */
export function readProblemFile(file: string): string {
  const text = decode(readBytes(file), file);
  if (text.trim() === "")
    throw fileError(file, "the file is empty: begin with a line such as kind: invariant-manifold");
  return text;
}

/** How messages call the file. */
export function displayName(file: string): string {
  return file === STANDARD_INPUT ? "<stdin>" : file;
}

function readBytes(file: string): Uint8Array {
  try {
    if (file === STANDARD_INPUT) return limited(readFileSync(STANDARD_INPUT_DESCRIPTOR), file);
    const facts = statSync(file);
    if (facts.isDirectory()) throw fileError(file, "this is a folder: name a problem file inside it");
    if (facts.size > LARGEST_FILE_BYTES) throw tooLarge(file, facts.size);
    return limited(readFileSync(file), file);
  } catch (error) {
    throw error instanceof ResiduaError ? error : fileError(file, explanation(error));
  }
}

function limited(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes.length > LARGEST_FILE_BYTES) throw tooLarge(file, bytes.length);
  return bytes;
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fileError(file, "this is not UTF-8 text: save the problem as a plain text file in UTF-8");
  }
}

function tooLarge(file: string, bytes: number): ResiduaError {
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  return fileError(file, `the file has ${size}, a problem file at most 1 MB: is it the right one?`);
}

function explanation(error: unknown): string {
  const code = error instanceof Error && "code" in error ? `${error.code}` : "";
  if (code === "ENOENT" || code === "ENOTDIR") return "no such file: check the name and the folder";
  if (code === "EACCES" || code === "EPERM") return "no permission to read it: change its permissions";
  return `it cannot be read (${code || error}): check the name`;
}

function fileError(file: string, message: string): ResiduaError {
  return new ResiduaError("E_FILE", `${displayName(file)}: ${message}`, { details: { file } });
}
