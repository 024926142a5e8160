import { expect } from "vitest";
import { withSection } from "../../bench/harness/benchmarks-page.ts";
import { counted } from "../counted.ts";

const algebra = { name: "algebra", title: "exact", lines: ["### W1: lattices", "", "| a | b |"] };
const lower = { name: "lower", title: "kernels", lines: ["### K1: a stencil"] };
const both = withSection(withSection("", algebra), lower);

counted("behaviour", "the page holds one section for each suite", () => {
  expect(both).toBe(
    [
      "# Benchmarks",
      "",
      "One section for each suite, written by `npm run bench -- SUITE --write`. What is measured and how: see `bench/`.",
      "",
      "## algebra: exact",
      "",
      "### W1: lattices",
      "",
      "| a | b |",
      "",
      "## lower: kernels",
      "",
      "### K1: a stencil",
      "",
    ].join("\n"),
  );
});

counted("property", "writing a section again changes nothing, in whatever order", () => {
  expect(withSection(both, lower)).toBe(both);
  expect(withSection(both, algebra)).toBe(both);
  return 2;
});

counted("behaviour", "a new section takes the place of its former one and leaves the others", () => {
  const page = withSection(both, { ...algebra, title: "more exact", lines: ["nothing"] });
  expect(page).toContain("## algebra: more exact\n\nnothing\n\n## lower: kernels\n\n### K1: a stencil\n");
  expect(page).not.toContain("W1");
  return 2;
});
