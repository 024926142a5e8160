const TITLE = "# Benchmarks";
const INTRODUCTION =
  "One section for each suite, written by `npm run bench -- SUITE --write`. What is measured and how: see `bench/`.";

/** A suite's section of `docs/benchmarks.md`. */
export interface Section {
  /** The suite's name, which begins the heading. */
  readonly name: string;
  readonly title: string;
  /** Lines below the heading. */
  readonly lines: readonly string[];
}

/** The page with a suite's section in the place of its former one, or at the end; the others stay as they are. */
export function withSection(page: string, { name, title, lines }: Section): string {
  const section = [`## ${name}: ${title}`, "", ...lines].join("\n").trimEnd();
  const others = sectionsOf(page);
  const place = others.findIndex((text) => text.startsWith(`## ${name}:`));
  const sections = place < 0 ? [...others, section] : others.with(place, section);
  return `${[TITLE, INTRODUCTION, ...sections].join("\n\n")}\n`;
}

function sectionsOf(page: string): readonly string[] {
  return page
    .split(/^(?=## )/m)
    .filter((text) => text.startsWith("## "))
    .map((text) => text.trimEnd());
}
