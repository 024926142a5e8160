import { VERDICT_STATUSES, type VerdictStatus } from "../core/verdict-status.ts";
import type { Inlines, Provenance, VerdictMark } from "./document.ts";
import { escapeHtml } from "./html-escape.ts";
import { badgeHtml, inlinesHtml } from "./html-inlines.ts";
import { pageHtml } from "./html-page.ts";
import { linkAddress } from "./link-address.ts";

/** A report as the index lists it. */
export interface IndexEntry {
  readonly title: string;
  /** Entries that follow one another with the same group stand under it as heading; without it, under none. */
  readonly group: string | undefined;
  /** In a sentence or two. */
  readonly summary: Inlines;
  /** The page and the article, as addresses from the index. */
  readonly page: string;
  readonly article: string;
  readonly claims: readonly IndexClaim[];
}

/** A claim as the verdict table lists it. */
export interface IndexClaim {
  readonly what: Inlines;
  readonly verdict: VerdictMark;
}

/** The page that lists all reports, with every claim's verdict. Errors: as `htmlReport`. */
export function htmlIndex(title: string, entries: readonly IndexEntry[], provenance: Provenance): string {
  const claims = entries.flatMap((entry) => entry.claims);
  const main = [
    `<p class="tally">${amount(entries.length, "report")}, ${amount(claims.length, "claim")}: ${tallyHtml(claims)}</p>`,
    ...groupsOf(entries).map(listHtml),
    '<h2 class="plain">All verdicts</h2>',
    `<div class="scroll table"><table><thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th>`,
    `<th scope="col">Evidence</th></tr></thead>${entries.map(groupHtml).join("\n")}</table></div>`,
  ].join("\n");
  return pageHtml({ title, subtitle: undefined, main, provenance });
}

/** Neighbours of the same group together. */
function groupsOf(entries: readonly IndexEntry[]): readonly (readonly IndexEntry[])[] {
  const starts = entries.flatMap(({ group }, index) =>
    index === 0 || group !== entries[index - 1]?.group ? [index] : [],
  );
  return starts.map((start, k) => entries.slice(start, starts[k + 1]));
}

function listHtml(entries: readonly IndexEntry[]): string {
  const group = entries[0]?.group;
  const list = `<ol class="reports">${entries.map(entryHtml).join("\n")}</ol>`;
  return group === undefined ? list : `<h2 class="plain">${escapeHtml(group)}</h2>\n${list}`;
}

function entryHtml({ title, summary, page, article, claims }: IndexEntry): string {
  return [
    `<li><h3 class="plain"><a href="${escapeHtml(linkAddress(page))}">${escapeHtml(title)}</a></h3>`,
    `<p>${inlinesHtml(summary)}</p>`,
    `<p class="tally">${tallyHtml(claims)} <a href="${escapeHtml(linkAddress(article))}">LaTeX</a></p></li>`,
  ].join("\n");
}

/** How many claims have each verdict, for those verdicts that occur. */
function tallyHtml(claims: readonly IndexClaim[]): string {
  const count = (status: VerdictStatus) => claims.filter((claim) => claim.verdict.status === status).length;
  return VERDICT_STATUSES.filter((status) => count(status) > 0)
    .map((status) => `<span class="count"><b>${count(status)}</b> ${badgeHtml({ status, text: "" })}</span>`)
    .join(" ");
}

function groupHtml({ title, claims }: IndexEntry): string {
  const rows = claims.map(
    ({ what, verdict }) =>
      `<tr><td>${inlinesHtml(what)}</td><td>${badgeHtml(verdict)}</td><td>${escapeHtml(verdict.text)}</td></tr>`,
  );
  const head = `<tr><th scope="rowgroup" colspan="3">${escapeHtml(title)}</th></tr>`;
  return `<tbody>${head}\n${rows.join("\n")}</tbody>`;
}

function amount(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
