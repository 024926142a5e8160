import type { Certificate } from "../derive/certificate.ts";
import { inlineCode } from "../report/build.ts";
import type { Inline } from "../report/document.ts";

/** The primes of a certificate within a sentence: `p and q`. */
export function primesInWords({ primes }: Certificate): readonly (string | Inline)[] {
  return primes.flatMap((prime, index) => (index === 0 ? [inlineCode(prime)] : [" and ", inlineCode(prime)]));
}
