// Notices that another day has begun while a page stood open.

import { daysBetween, today } from "./dates.js";

const A_MINUTE = 60_000;

/** Calls whenever today is another day than before: at midnight, when the page is looked at again, or when the
 * clock or its zone was changed. @param {() => void} tell @returns {() => void} ends it */
export function onNewDay(tell) {
  let day = today();
  function look() {
    if (daysBetween(day, today()) === 0) return;
    day = today();
    tell();
  }
  const ticking = setInterval(look, A_MINUTE);
  for (const event of ["pageshow", "focus"]) addEventListener(event, look);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(ticking);
    for (const event of ["pageshow", "focus"]) removeEventListener(event, look);
    document.removeEventListener("visibilitychange", look);
  };
}
