/** What is of an order in small symbols: `O(eps^5)`, `O((eps, a)^3)`, and `O(eps)` for the first. */
export function orderText(names: readonly string[], order: number): string {
  const base = names.length === 1 ? names.join("") : `(${names.join(", ")})`;
  return `O(${base}${order === 1 ? "" : `^${order}`})`;
}

/** The same in LaTeX, as the names are. */
export function orderLatex(names: readonly string[], order: number): string {
  const base = names.length === 1 ? names.join("") : `\\left(${names.join(",")}\\right)`;
  return `\\mathcal{O}\\left(${base}${order === 1 ? "" : `^{${order}}`}\\right)`;
}
