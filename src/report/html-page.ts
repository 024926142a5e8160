import { createHash } from "node:crypto";
import type { Provenance } from "./document.ts";
import { escapeHtml } from "./html-escape.ts";
import { PAGE_SCRIPT } from "./html-script.ts";
import { PAGE_STYLES } from "./html-styles.ts";
import { katexStyles, usedFaces } from "./katex-fonts.ts";

/** What varies between pages; `main` is HTML already. */
export interface Page {
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly main: string;
  readonly provenance: Provenance;
}

/** Nothing may be fetched, and no script may run but ours. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "font-src data:",
  `script-src 'sha256-${createHash("sha256").update(PAGE_SCRIPT).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A page that holds everything it needs: styles, the fonts that it uses, and the script for copying. */
export function pageHtml({ title, subtitle, main, provenance }: Page): string {
  const fonts = katexStyles(usedFaces(main));
  const under = subtitle === undefined ? "" : `<p class="subtitle">${escapeHtml(subtitle)}</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Residua</title>
<style>${fonts}</style>
<style>${PAGE_STYLES}</style>
</head>
<body>
<header>
<p class="brand">Residua</p>
<h1>${escapeHtml(title)}</h1>
${under}
</header>
<main>
${main}
</main>
<footer>${provenanceHtml(provenance)}</footer>
<p class="live" role="status" aria-live="polite"></p>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function provenanceHtml({ version, seed, command }: Provenance): string {
  return [
    `<p>Made by Residua ${escapeHtml(version)} with seed ${seed}. The same page again:</p>`,
    `<pre><code>${escapeHtml(command)}</code></pre>`,
  ].join("\n");
}
