import type { ManifoldProblem } from "../../../derive/manifold/manifold-problem.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { math, paragraph } from "../../../report/build.ts";
import type { Block } from "../../../report/document.ts";

type Noisy = Pick<ManifoldProblem, "noise">;

/** The convolution of a noise w. */
const CONVOLUTION = "e^{rt}\\star w=\\int e^{r(t-s)}w(s)\\,ds";

/** What noises and convolutions mean, for a terminal. */
export function noiseLines({ noise = [] }: Noisy): readonly string[] {
  if (noise.length === 0) return [];
  return [
    `noise, in the sense of Stratonovich: ${noise.join(", ")}`,
    "  conv(w,r) is the integral of exp(r*(t-s))*w(s) over the past s < t for r < 0, over the future s > t for r > 0",
    "",
  ];
}

/** The same as a sentence of an article, on a line of its own; nothing without noise. */
export function noiseLatex({ noise = [] }: Noisy): readonly string[] {
  if (noise.length === 0) return [];
  const names = noise.map((name) => `$${symbolLatex(name)}$`).join(", ");
  return [
    `Here ${names} ${noise.length === 1 ? "is noise" : "are noises"} in the sense of Stratonovich, and $${CONVOLUTION}$ over $s<t$ for $\\operatorname{Re}r<0$, over $s>t$ for $\\operatorname{Re}r>0$.`,
  ];
}

/** The same for a report. */
export function noiseBlocks({ noise = [] }: Noisy): readonly Block[] {
  if (noise.length === 0) return [];
  return [
    paragraph(
      math(noise.map(symbolLatex).join(",\\,")),
      noise.length === 1 ? " is noise" : " are noises",
      " in the sense of Stratonovich, so that the ordinary rules of calculus hold; the results are as true of any other function of time. In them, ",
      math(CONVOLUTION),
      " runs over the past, ",
      math("s<t"),
      ", where the real part of ",
      math("r"),
      " is negative, and over the future where it is positive.",
    ),
  ];
}
