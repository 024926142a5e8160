import { ResiduaError } from "../core/errors.ts";

/** Characters of plain text that LaTeX reads as something else. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ["\\", "\\textbackslash{}"],
  ["{", "\\{"],
  ["}", "\\}"],
  ["$", "\\$"],
  ["&", "\\&"],
  ["#", "\\#"],
  ["%", "\\%"],
  ["_", "\\_"],
  ["^", "\\textasciicircum{}"],
  ["~", "\\textasciitilde{}"],
  ["<", "\\textless{}"],
  [">", "\\textgreater{}"],
  ["|", "\\textbar{}"],
  ['"', "\\textquotedbl{}"],
  ["`", "\\textasciigrave{}"],
]);

const TYPOGRAPHIC: ReadonlyMap<string, string> = new Map([
  ["–", "--"],
  ["—", "---"],
  ["‘", "`"],
  ["’", "'"],
  ["“", "``"],
  ["”", "''"],
  ["…", "\\ldots{}"],
  ["§", "\\S{}"],
  ["\u00a0", "~"],
  ["\u2009", "\\,"],
  ["\u202f", "\\,"],
]);

/** Characters written in mathematics mode, each followed by its LaTeX. */
const MATHEMATICAL_TABLE = String.raw`
  α \alpha β \beta γ \gamma δ \delta ε \varepsilon ζ \zeta η \eta θ \theta ι \iota κ \kappa λ \lambda μ \mu
  ν \nu ξ \xi π \pi ρ \rho σ \sigma τ \tau υ \upsilon φ \varphi χ \chi ψ \psi ω \omega ϕ \phi ϵ \epsilon
  Γ \Gamma Δ \Delta Θ \Theta Λ \Lambda Ξ \Xi Π \Pi Σ \Sigma Φ \Phi Ψ \Psi Ω \Omega
  × \times ÷ \div · \cdot ± \pm − - ≤ \le ≥ \ge ≠ \ne ≈ \approx ≡ \equiv ∝ \propto ∈ \in ∞ \infty √ \surd
  ∂ \partial ∇ \nabla ∑ \sum ∫ \int → \to ← \gets ⇒ \Rightarrow ↦ \mapsto ′ ^{\prime} ° ^{\circ} ℓ \ell
  ⁰ ^{0} ¹ ^{1} ² ^{2} ³ ^{3} ⁴ ^{4} ⁵ ^{5} ⁶ ^{6} ⁷ ^{7} ⁸ ^{8} ⁹ ^{9} ⁻ ^{-}
  ₀ _{0} ₁ _{1} ₂ _{2} ₃ _{3} ₄ _{4} ₅ _{5} ₆ _{6} ₇ _{7} ₈ _{8} ₉ _{9}
  ℚ \mathbb{Q} ℝ \mathbb{R} ℤ \mathbb{Z} ℂ \mathbb{C}`;

const MATHEMATICAL: ReadonlyMap<string, string> = new Map(
  [...MATHEMATICAL_TABLE.matchAll(/(\S+) (\S+)/g)].map(([, character = "", latex = ""]) => [
    character,
    latex,
  ]),
);

/** Plain ASCII, and the accented letters of European names, which T1 fonts have. */
const SETS_ITSELF = /^[\x20-\x7e\nÀ-ÖØ-öø-ž]$/u;

/** A letter with an overbar or a hat that Unicode writes as two characters. */
const COMBINING: ReadonlyMap<string, string> = new Map([
  ["\u0304", "\\bar"],
  ["\u0302", "\\hat"],
  ["\u0307", "\\dot"],
]);

/**
 * Plain text as LaTeX text.
 * Errors: E_UNSUPPORTED naming a character that we have no LaTeX for.
 */
export function escapeLatex(text: string): string {
  return unitsOf(text).map(escapeUnit).join("");
}

/** Program text as LaTeX text: lines may end after punctuation, and hyphens neither part nor join to a dash. */
export function escapeLatexCode(text: string): string {
  return unitsOf(text)
    .map((unit, index, units) => {
      if (/[\p{Letter}\p{Number}\s.]/u.test(unit)) return escapeUnit(unit);
      const isInsideWord = /\w/.test(units[index - 1] ?? "");
      return escapeUnit(unit) + (unit === "-" && !isInsideWord ? "{}" : "\\allowbreak{}");
    })
    .join("");
}

/** The characters, each with the combining marks that follow it. */
function unitsOf(text: string): readonly string[] {
  return [...text.normalize("NFC").matchAll(/\P{Mark}\p{Mark}*/gu)].map(([unit]) => unit);
}

function escapeUnit(unit: string): string {
  const special = SPECIAL.get(unit) ?? TYPOGRAPHIC.get(unit);
  if (special !== undefined) return special;
  const mathematical = MATHEMATICAL.get(unit);
  if (mathematical !== undefined) return `$${mathematical}$`;
  if (SETS_ITSELF.test(unit)) return unit;
  return escapeCombined(unit);
}

function escapeCombined(unit: string): string {
  const [base = "", mark = "", ...more] = unit;
  const accent = COMBINING.get(mark);
  const letter = /^[A-Za-z]$/.test(base) ? base : MATHEMATICAL.get(base);
  if (accent === undefined || letter === undefined || more.length > 0) throw unsupported(unit);
  return `$${accent}{${letter}}$`;
}

function unsupported(character: string): ResiduaError {
  const point = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return new ResiduaError(
    "E_UNSUPPORTED",
    `the character '${character}' (U+${point}) has no LaTeX here; add it to src/report/latex-escape.ts or avoid it`,
    { details: { character } },
  );
}
