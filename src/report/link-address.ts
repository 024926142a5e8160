import { ResiduaError } from "../core/errors.ts";

/** Addresses on the web, places in the page, and files beside it; never a program. */
const ADDRESS = /^(?:https?:\/\/[^\s"'<>\\{}^`]+|#[\w-]+|[\w-][\w./-]*)$/;

/** The address of a link. Errors: E_UNSUPPORTED for anything but web pages, anchors and files beside the page. */
export function linkAddress(href: string): string {
  if (ADDRESS.test(href)) return href;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `links lead to https:// addresses, #anchors or files beside the page, got '${href}'`,
    { details: { href } },
  );
}
