// Hands a file or an address to the browser, without a link that stays in the page.

const A_MINUTE = 60_000;

/** Follows a link that exists only for this click. @param {string} href @param {string} [file] */
export function follow(href, file) {
  const link = document.createElement("a");
  Object.assign(link, { href, rel: "noreferrer" }, file ? { download: file } : {});
  document.body.append(link);
  link.click();
  link.remove();
}

/** Gives a link a text to save, in place of the one it had. @param {any} link @param {string} text
 * @param {string} type */
export function offerFile(link, text, type) {
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type }));
}

/** Saves a text as a file of this device. @param {string} text @param {string} type @param {string} file */
export function saveFile(text, type, file) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  follow(address, file);
  setTimeout(() => URL.revokeObjectURL(address), A_MINUTE);
}
