import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ResiduaError } from "../core/errors.ts";
import type { OutputFile } from "./task.ts";

/**
 * Refuses, before any work, a folder that files could not be written to; one that does not exist yet is judged by
 * the nearest folder above it. Errors: E_FILE.
 */
export function requireWritableFolder(folder: string): void {
  const existing = nearestExisting(resolve(folder));
  if (!statSync(existing).isDirectory()) throw notWritable(folder, `${existing} is a file, not a folder`);
  try {
    accessSync(existing, constants.W_OK);
  } catch {
    throw notWritable(folder, `there is no permission to write to ${existing}`);
  }
}

/** Refuses, before any work, a file that could not be written. Errors: E_FILE. */
export function requireWritableFile(file: string): void {
  if (existsSync(file) && statSync(file).isDirectory()) {
    throw new ResiduaError("E_FILE", `${file} is a folder: name a file in it with --out`);
  }
  requireWritableFolder(dirname(resolve(file)));
}

/** The path itself, or the first folder above it that exists; the root always does. */
function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/**
 * Writes files: first all of them beside their places, under other names, then moves them there, so that no file is
 * ever half-written and a full disk leaves none. Errors: E_FILE.
 */
export function writeFiles(files: readonly OutputFile[]): void {
  const drafts: { readonly draft: string; readonly path: string }[] = [];
  for (const file of files) {
    try {
      drafts.push({ draft: writeDraft(file), path: file.path });
    } catch (error) {
      for (const { draft } of drafts) rmSync(draft);
      throw notWritable(dirname(file.path), error instanceof Error ? error.message : String(error));
    }
  }
  for (const { draft, path } of drafts) renameSync(draft, path);
}

/** Makes a folder and those above it, one by one: Node's own recursion never ends in folders such as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function writeDraft({ path, content }: OutputFile): string {
  if (existsSync(path) && statSync(path).isDirectory()) throw new Error(`${path} is a folder`);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`);
  makeFolder(dirname(path));
  try {
    writeFileSync(draft, content);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return draft;
}

function notWritable(folder: string, reason: string): ResiduaError {
  return new ResiduaError("E_FILE", `cannot write to ${folder}: ${reason}; choose another folder with --out`);
}
