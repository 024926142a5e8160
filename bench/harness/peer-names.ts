/** The programs and libraries that Residua is compared with, the libraries of JavaScript first. */
export const PEER_NAMES = [
  "nerdamer",
  "algebrite",
  "mathjs",
  "Maxima",
  "Giac",
  "SymPy",
  "Singular",
  "PARI",
  "FORM",
  "FLINT",
] as const;

export type PeerName = (typeof PEER_NAMES)[number];
