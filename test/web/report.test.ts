import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { htmlReport } from "../../src/report/html.ts";
import { allFaces, katexStyles, usedFaces } from "../../src/report/katex-fonts.ts";
import { counted } from "../counted.ts";
import { findProgram, skipFor } from "../unit/report/programs.ts";
import { sampleReport } from "../unit/report/sample-report.ts";

const { CHROMIUM_PATH } = process.env;
const CHROMIUM = findProgram([CHROMIUM_PATH, "chromium"]);

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Time for a browser to start on a loaded machine, in milliseconds. */
const PATIENCE = 60_000;

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 800 };

const html = htmlReport(sampleReport);
const folder = mkdtempSync(join(tmpdir(), "residua-page-"));

/** The address of a page on disk. */
function onDisk(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return pathToFileURL(path).href;
}

let browser: Browser;

/** What went wrong, or out to the network, while a page was open. */
interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await page.evaluate("document.fonts.ready");
  return { page, complaints, requests };
}

function inBrowser(kind: "behaviour" | "differential", title: string, body: () => unknown): void {
  if (CHROMIUM === undefined) skipFor("chromium (CHROMIUM_PATH)", title);
  else counted(kind, title, body, { timeout: PATIENCE });
}

beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}, PATIENCE);

afterAll(async () => {
  if (CHROMIUM !== undefined) await browser.close();
  rmSync(folder, { recursive: true });
});

inBrowser(
  "behaviour",
  "a page opens from disk, asks for nothing but itself, and does not complain",
  async () => {
    const address = onDisk("report.html", html);
    for (const colorScheme of ["light", "dark"] as const) {
      const { complaints, requests } = await visit(address, { colorScheme });
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith("data:font/woff2"))).toEqual([address]);
    }
  },
);

inBrowser(
  "behaviour",
  "no page is wider than its window, and a wide window shows formulas whole",
  async () => {
    const address = onDisk("report.html", html);
    for (const viewport of [WIDE, NARROW]) {
      const { page } = await visit(address, { viewport });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(viewport.width);
    }
    const { page } = await visit(address);
    const cut =
      "[...document.querySelectorAll('.scroll')].filter((e) => e.scrollWidth > e.clientWidth + 1).length";
    expect(await page.evaluate(cut)).toBe(0);
  },
);

const WIDTHS_OF_MATHEMATICS = `[...document.querySelectorAll(".katex-html *")].map((element) => {
  const { width, height } = element.getBoundingClientRect();
  return [width, height];
})`;

inBrowser(
  "differential",
  "the embedded faces are all loaded, and set formulas as all of KaTeX's faces do",
  async () => {
    const everyFace = html.replace(katexStyles(usedFaces(html)), () => katexStyles(allFaces()));
    expect(everyFace.length).toBeGreaterThan(html.length + 100_000);
    const { page } = await visit(onDisk("report.html", html));
    const { page: reference } = await visit(onDisk("every-face.html", everyFace));
    await page.evaluate("document.querySelectorAll('details').forEach((steps) => { steps.open = true; })");
    await page.evaluate("document.fonts.ready");
    const statuses = await page.evaluate<string[]>("[...document.fonts].map((face) => face.status)");
    expect(statuses.length).toBeGreaterThan(2);
    expect(new Set(statuses)).toEqual(new Set(["loaded"]));
    const widths = await page.evaluate<number[][]>(WIDTHS_OF_MATHEMATICS);
    expect(widths).toEqual(await reference.evaluate(WIDTHS_OF_MATHEMATICS));
    return widths.length;
  },
);

inBrowser("behaviour", "formulas are copied as LaTeX and as text, and the reader is told", async () => {
  const { page } = await visit(onDisk("report.html", html), {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  for (const [name, start] of [
    ["LaTeX", "U_{tt} = c_2 U_{xx}"],
    ["text", "U_tt = c2*d(U,x,2)"],
  ] as const) {
    await page.locator(`button[aria-label="Copy as ${name}"]`).nth(1).click();
    await page
      .getByRole("status")
      .filter({ hasText: `Copied as ${name}` })
      .waitFor();
    expect(await page.evaluate<string>("navigator.clipboard.readText()")).toContain(start);
  }
});

inBrowser("behaviour", "copying works where the clipboard is refused", async () => {
  const { page } = await visit(onDisk("report.html", html));
  await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");
  await page.evaluate("document.addEventListener('copy', () => { window.copied = String(getSelection()); })");
  await page.locator("[data-copy]").first().click();
  await page.getByRole("status").filter({ hasText: "Copied as LaTeX" }).waitFor();
  expect(await page.evaluate<string>("window.copied")).toContain("\\rho_{n,j}");
});

/** Relative luminance contrast of a badge on the page's ground, as WCAG 2 defines it. */
const CONTRASTS = `(() => {
  const channel = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((value) => channel(value / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll(".badge, p:not(.live), a, .evidence, figcaption, button")].map((element) => {
    const ink = luminance(getComputedStyle(element).color);
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  });
})()`;

inBrowser("behaviour", "text has contrast 4.5:1 or more, by day and by night", async () => {
  const address = onDisk("report.html", html);
  let count = 0;
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await visit(address, { colorScheme });
    const contrasts = await page.evaluate<number[]>(CONTRASTS);
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
    count += contrasts.length;
  }
  expect(count).toBeGreaterThan(100);
  return count;
});

inBrowser("behaviour", "folded steps open by keyboard, and for printing", async () => {
  const { page } = await visit(onDisk("report.html", html));
  const isOpen = () => page.evaluate("document.querySelector('details').open");
  expect(await isOpen()).toBe(false);
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  expect(await isOpen()).toBe(true);
  await page.keyboard.press("Enter");
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await isOpen()).toBe(true);
});
