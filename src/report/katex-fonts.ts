import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** A font face of KaTeX, as its style sheet names it. */
export interface FontFace {
  readonly family: string;
  readonly style: string;
  readonly weight: string;
  readonly file: string;
}

const FONT_FACE =
  /@font-face\{[^}]*?font-family:"?(KaTeX_\w+)"?;font-style:(\w+);font-weight:(\d+);src:url\(fonts\/([\w-]+\.woff2)\)[^}]*\}/g;

/** KaTeX's style sheet taken apart into its rules and its font faces. */
interface StyleSheet {
  readonly rules: string;
  readonly faces: readonly FontFace[];
}

const STYLE_SHEET = pathToFileURL(createRequire(import.meta.url).resolve("katex/dist/katex.min.css"));

function readStyleSheet(): StyleSheet {
  const css = readFileSync(STYLE_SHEET, "utf8");
  const faces = [...css.matchAll(FONT_FACE)].map(
    ([, family = "", style = "", weight = "", file = ""]): FontFace => ({ family, style, weight, file }),
  );
  return { rules: css.replace(FONT_FACE, ""), faces };
}

/** The family that `.katex` itself sets, and the weight and style where no rule says otherwise. */
const BASE_FAMILY = "KaTeX_Main";
const PLAIN = { style: "normal", weight: "400" };

/** A rule that chooses a font: its selectors, and what they choose. */
const FONT_RULE = /([^{}]+)\{([^{}]*font-(?:family|style|weight):[^{}]*)\}/g;

/**
 * The faces that a page can need, read off its classes: a rule of the style sheet counts when the elements that
 * one of its selectors names all occur on the page. A rule without a family applies to every family that occurs.
 */
export function usedFaces(html: string): readonly FontFace[] {
  const { rules, faces } = readStyleSheet();
  const elements = [...new Set(html.match(/(?<=class=")[^"]*/g))].map((names) => new Set(names.split(" ")));
  const chosen = [...rules.matchAll(FONT_RULE)]
    .filter(([, selectors = ""]) => selectors.split(",").some((selector) => occurs(selector, elements)))
    .map(([, , declarations = ""]) => choiceOf(declarations));
  const families = new Set([BASE_FAMILY, ...chosen.flatMap(({ family }) => family ?? [])]);
  const wanted = new Set([faceKey({ family: BASE_FAMILY, ...PLAIN })]);
  for (const { family, ...rest } of chosen) {
    for (const each of family === undefined ? families : [family]) {
      wanted.add(faceKey({ family: each, ...rest }));
    }
  }
  return faces.filter(
    (face) => wanted.has(faceKey(face)) || (families.has(face.family) && isOnlyFace(face, faces)),
  );
}

/** Whether each element of the selector's path, `.a.b` in `.a.b > .c`, has its classes somewhere on the page. */
function occurs(selector: string, elements: readonly ReadonlySet<string>[]): boolean {
  return selector.split(/[\s>]+/).every((step) => {
    const classes = step.match(/(?<=\.)[\w-]+/g) ?? [];
    return elements.some((names) => classes.every((name) => names.has(name)));
  });
}

function choiceOf(declarations: string): { family: string | undefined; style: string; weight: string } {
  const value = (property: string) => new RegExp(`font-${property}:"?(\\w+)`).exec(declarations)?.[1];
  return {
    family: value("family"),
    style: value("style") ?? PLAIN.style,
    weight: value("weight") ?? PLAIN.weight,
  };
}

function faceKey({ family, style, weight }: Omit<FontFace, "file">): string {
  return `${family} ${style} ${weight}`;
}

/** A family with a single face serves every style and weight with it. */
function isOnlyFace(face: FontFace, faces: readonly FontFace[]): boolean {
  return faces.filter(({ family }) => family === face.family).length === 1;
}

/** The style sheet for a page: KaTeX's rules, and the given faces as data within it. */
export function katexStyles(faces: readonly FontFace[]): string {
  return readStyleSheet().rules + faces.map(embeddedFace).join("");
}

/** All faces that KaTeX ships. */
export function allFaces(): readonly FontFace[] {
  return readStyleSheet().faces;
}

function embeddedFace({ family, style, weight, file }: FontFace): string {
  const data = readFileSync(new URL(`fonts/${file}`, STYLE_SHEET)).toString("base64");
  const source = `url(data:font/woff2;base64,${data}) format("woff2")`;
  return `@font-face{font-family:${family};font-style:${style};font-weight:${weight};src:${source}}`;
}
