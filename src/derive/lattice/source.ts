import type { Document } from "../../core/sources.ts";

/** Where the method of this folder, and its worked lattices, were published. */
export const CHEN_ROBERTS_BUNDER: Document = {
  id: "chen-roberts-bunder-2016",
  authors: "C. Chen, A. J. Roberts and J. E. Bunder",
  shortAuthors: "Chen, Roberts & Bunder",
  title: "Boundary conditions for macroscale waves in an elastic system with microscale heterogeneity",
  where: "arXiv:1603.06686",
  year: 2016,
};
