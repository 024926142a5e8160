import { type Citation, cite } from "../core/sources.ts";
import { packageVersion } from "../core/version.ts";

/** The source of a claim that Residua makes itself, and so does not put into the mouth of a paper. */
export function ownResult(derivationId: string): Citation {
  const document = {
    id: "residua",
    authors: "The Residua authors",
    shortAuthors: "Residua",
    title: "Derivations and their checks",
    where: `Residua, version ${packageVersion()}`,
    year: 2026,
  };
  return cite(document, derivationId);
}
