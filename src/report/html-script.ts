/**
 * The script of a page: copies what a button's `data-copy` says and tells the reader, and opens folded steps
 * for printing. Where the clipboard is refused, as some browsers do for files, it selects a field and copies that.
 */
export const PAGE_SCRIPT = `
"use strict";
const live = document.querySelector(".live");
function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "live";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button === null) return;
  const done = await copy(button.dataset.copy);
  button.focus();
  live.textContent = done ? "Copied as " + button.textContent : "The browser refused to copy";
  button.classList.toggle("copied", done);
  setTimeout(() => {
    button.classList.remove("copied");
    live.textContent = "";
  }, 2000);
});
addEventListener("beforeprint", () => {
  for (const steps of document.querySelectorAll("details")) steps.open = true;
});
`;
