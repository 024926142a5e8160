import { basename, extname } from "node:path";

/** The name of a file as an id of its report: lower-case letters, digits and hyphens; `fallback` where it has none of them. */
export function reportId(file: string, fallback: string): string {
  const words = basename(file, extname(file))
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [fallback];
  return words.join("-");
}
