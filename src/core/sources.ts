/** A document that a formula comes from. */
export interface Document {
  readonly id: string;
  readonly authors: string;
  /** As citations name them: `Chen et al.` */
  readonly shortAuthors: string;
  readonly title: string;
  readonly where: string;
  readonly year: number;
}

/** A place in a document: `Chen et al. (2016), eq. 19`. */
export interface Citation {
  readonly document: Document;
  readonly place: string;
}

export function cite(document: Document, place: string): Citation {
  return { document, place };
}

export function citationText({ document, place }: Citation): string {
  return `${document.shortAuthors} (${document.year}), ${place}`;
}
