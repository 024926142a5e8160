/** The operator that names a root of a polynomial: `root(x^3 - x - 1, x, 1)`. */
export const ROOT_OPERATOR = "root";

/** Whether a symbol stands for a root of a polynomial: its name is then its text in the input syntax. */
export function isRootName(name: string): boolean {
  return name.startsWith(`${ROOT_OPERATOR}(`);
}
