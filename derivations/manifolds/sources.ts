import { type Citation, cite, type Document } from "residua";

/** Roberts' worked examples, each with the system, the call, and the results of his Reduce procedure. */
const ROBERTS_EXAMPLES: Document = {
  id: "roberts-invariant-manifolds",
  authors: "A. J. Roberts",
  shortAuthors: "Roberts",
  title: "Many diverse examples of invariant manifold construction",
  where: "github.com/uoa1184615/WebServicesGit, InvariantManifold, commit 4f203d9",
  year: 2026,
};

const ROBERTS_NORMAL_FORMS: Document = {
  id: "roberts-normal-forms",
  authors: "A. J. Roberts",
  shortAuthors: "Roberts",
  title: "Many examples of normal forms for stochastic or non-autonomous differential equations",
  where: "github.com/uoa1184615/WebServicesGit, StoNormForm, commit 4f203d9",
  year: 2026,
};

const RAND_ARMBRUSTER: Document = {
  id: "rand-armbruster-1987",
  authors: "R. H. Rand and D. Armbruster",
  shortAuthors: "Rand & Armbruster",
  title: "Perturbation methods, bifurcation theory and computer algebra",
  where: "Applied Mathematical Sciences 65, Springer; transcripts with Maxima 5.46, share/contrib/rand",
  year: 1987,
};

const RAND: Document = {
  id: "rand-1984",
  authors: "R. H. Rand",
  shortAuthors: "Rand",
  title: "Computer algebra in applied mathematics: an introduction to MACSYMA",
  where: "Pitman; transcripts with Maxima 5.46, share/contrib/rand",
  year: 1984,
};

const LORENZ_1986: Document = {
  id: "lorenz-1986",
  authors: "E. N. Lorenz",
  shortAuthors: "Lorenz",
  title: "On the existence of a slow manifold",
  where: "Journal of the Atmospheric Sciences 43, 1547-1557",
  year: 1986,
};

const HUTCHINSON_1948: Document = {
  id: "hutchinson-1948",
  authors: "G. E. Hutchinson",
  shortAuthors: "Hutchinson",
  title: "Circular causal systems in ecology",
  where: "Annals of the New York Academy of Sciences 50, 221-246",
  year: 1948,
};

const BENSOUSSAN_LIONS_PAPANICOLAOU: Document = {
  id: "bensoussan-lions-papanicolaou-1978",
  authors: "A. Bensoussan, J.-L. Lions and G. Papanicolaou",
  shortAuthors: "Bensoussan, Lions & Papanicolaou",
  title: "Asymptotic analysis for periodic structures",
  where: "North-Holland",
  year: 1978,
};

/** An example of Roberts, by the name of its file. */
export function robertsExample(name: string): Citation {
  return cite(ROBERTS_EXAMPLES, name);
}

export function robertsNormalForm(name: string): Citation {
  return cite(ROBERTS_NORMAL_FORMS, name);
}

export function inRandArmbruster(place: string): Citation {
  return cite(RAND_ARMBRUSTER, place);
}

export function inRand(place: string): Citation {
  return cite(RAND, place);
}

export const LORENZ_SLOW_MANIFOLD = cite(LORENZ_1986, "the five equations");
export const HUTCHINSON = cite(HUTCHINSON_1948, "the delayed logistic equation");
export const LAYERED_MEDIA = cite(BENSOUSSAN_LIONS_PAPANICOLAOU, "chapter 1, one dimension");
