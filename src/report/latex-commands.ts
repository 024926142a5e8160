import { ResiduaError } from "../core/errors.ts";
import { type LatexToken, latexTokens } from "./latex-tokens.ts";

/** How a command stands in a formula; widths are those of Computer Modern, in em. */
export interface CommandShape {
  readonly kind: "ordinary" | "sign" | "relation" | "gap" | "fraction" | "wrapper" | "delimiter";
  /** Number of arguments in braces. */
  readonly arguments: 0 | 1 | 2;
  /** Width in em of the command itself, without its arguments, with the space around it. */
  readonly width: number;
}

function shape(kind: CommandShape["kind"], width: number, count: 0 | 1 | 2 = 0): CommandShape {
  return { kind, arguments: count, width };
}

/**
 * The closed list of LaTeX commands that reports may emit, by shape and without their backslashes: each means
 * the same in KaTeX's strict mode and in pdflatex with amsmath and amssymb, as the tests establish one by one.
 */
const GROUPS: readonly (readonly [shape: CommandShape, names: string])[] = [
  [
    shape("ordinary", 0.58),
    `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho
     varrho sigma tau upsilon phi varphi chi psi omega`,
  ],
  [shape("ordinary", 0.75), "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"],
  [
    shape("ordinary", 0.65),
    `partial nabla infty ell hbar Re Im emptyset forall exists prime dagger imath jmath checkmark blacksquare
     lfloor rfloor lceil rceil langle rangle lvert rvert lVert rVert neg { } | % #`,
  ],
  [shape("ordinary", 1.2), "ldots cdots vdots ddots dots"],
  [shape("ordinary", 1.5), "sum prod int iint oint bigcup bigcap bigoplus"],
  [shape("ordinary", 1.2), "cdot times div ast circ bullet otimes oplus cup cap wedge vee setminus star mid"],
  [
    shape("ordinary", 1.7),
    "exp log ln sin cos tan sinh cosh tanh arctan det dim ker max min sup lim gcd deg",
  ],
  [shape("ordinary", 0), "displaystyle textstyle begin end limits nolimits \\"],
  [shape("sign", 1.2), "pm mp"],
  [
    shape("relation", 1.33),
    `le ge leq geq ne neq ll gg sim simeq approx equiv cong propto in notin subset subseteq supset to gets
     mapsto rightarrow leftarrow Rightarrow Leftrightarrow iff implies leftrightarrow perp parallel`,
  ],
  [shape("gap", 1), "quad"],
  [shape("gap", 2), "qquad"],
  [shape("ordinary", 0.2), ", ! : ;"],
  [shape("fraction", 0.3, 2), "frac dfrac tfrac binom"],
  [shape("wrapper", 0.83, 1), "sqrt"],
  [
    shape("wrapper", 0.05, 1),
    "bar hat tilde vec dot ddot overline underline widehat widetilde underbrace overbrace boxed",
  ],
  [shape("wrapper", 0.05, 2), "overset underset stackrel"],
  [
    shape("wrapper", 0.05, 1),
    "mathrm mathbf mathit mathcal mathbb mathfrak mathsf boldsymbol operatorname text",
  ],
  [shape("delimiter", 0.4), "left right big Big bigl bigr Bigl Bigr"],
];

/** The control space, whose name is itself a blank. */
const CONTROL_SPACE: readonly [string, CommandShape] = ["\\ ", shape("ordinary", 0.33)];

const SHAPES: ReadonlyMap<string, CommandShape> = new Map([
  ...GROUPS.flatMap(([form, names]) =>
    names.split(/\s+/).map((name): readonly [string, CommandShape] => [`\\${name}`, form]),
  ),
  CONTROL_SPACE,
]);

/** Every command that may stand in a formula. */
export const LATEX_COMMANDS: readonly string[] = [...SHAPES.keys()];

/** Every environment that may stand in a formula. */
export const LATEX_ENVIRONMENTS = [
  "aligned",
  "gathered",
  "cases",
  "matrix",
  "pmatrix",
  "bmatrix",
  "vmatrix",
  "array",
] as const;

/** How a command of the list stands in a formula; `undefined` for any other. */
export function commandShape(name: string): CommandShape | undefined {
  return SHAPES.get(name);
}

/** Characters that mean something else, or nothing, inside a formula. */
const FORBIDDEN_IN_MATHEMATICS = /[^\x20-\x7e]|[$#%~"@`]/u;

/** Within \text also the characters that only mathematics may use. */
const FORBIDDEN_IN_WORDS = /[^\x20-\x7e]|[$#%~"@`\\^_&]/u;

/**
 * Makes sure that a formula uses only the closed list of commands and environments, and plain ASCII.
 * Errors: E_UNSUPPORTED naming the command, environment or character.
 */
export function requireLatexCommands(latex: string): void {
  const tokens = latexTokens(latex);
  for (const [index, token] of tokens.entries()) {
    if (token.tag === "command") requireCommand(token.text, latex);
    if (token.text === "\\begin") requireEnvironment(environmentName(tokens, index), latex);
    if (token.tag === "character") requireCharacters(token.text, FORBIDDEN_IN_MATHEMATICS, latex);
    if (token.tag === "words") requireCharacters(token.text, FORBIDDEN_IN_WORDS, latex);
  }
}

function requireCharacters(text: string, forbidden: RegExp, latex: string): void {
  const [character] = forbidden.exec(text) ?? [];
  if (character !== undefined) throw unsupported("character", character, latex);
}

/** The name in `\begin{name}` or `\end{name}`, whose command is the token at `index`. */
export function environmentName(tokens: readonly LatexToken[], index: number): string {
  const close = tokens.findIndex((token, i) => i > index && token.text === "}");
  return tokens
    .slice(index + 2, Math.max(close, index + 2))
    .map((token) => token.text)
    .join("");
}

function requireCommand(name: string, latex: string): void {
  if (commandShape(name) === undefined) throw unsupported("command", name, latex);
}

function requireEnvironment(name: string, latex: string): void {
  if (!LATEX_ENVIRONMENTS.some((known) => known === name)) throw unsupported("environment", name, latex);
}

function unsupported(what: string, name: string, latex: string): ResiduaError {
  return new ResiduaError(
    "E_UNSUPPORTED",
    `LaTeX ${what} '${name}' is not in the closed list of src/report/latex-commands.ts, in the formula '${latex}'`,
    { details: { [what]: name, latex } },
  );
}
